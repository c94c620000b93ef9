import { AssistantStep, type Position } from '@mandat/domain'
import {
  type AccountSecurity,
  emptySecurity,
  type OwnEvent,
  type SecurityDocument,
  type ThingEvent,
} from './document.js'

/** The steps have one order, the event's own; the last one is followed by the assistant's end. */
const nextStep = (step: AssistantStep): AssistantStep =>
  AssistantStep.values[AssistantStep.values.indexOf(step) + 1] ?? step

export const evolveOwn = (document: AccountSecurity, event: OwnEvent): AccountSecurity => {
  switch (event.type) {
    case 'AccountRegistered':
      return {
        ...document,
        status: 'Registered',
        email: event.email,
        name: event.name,
        passwordChangedAt: event.at,
        epoch: event.epoch,
        tokenEra: 1,
      }
    case 'EmailChangeRequested':
    case 'PasswordResetRequested':
      return document
    case 'EmailChanged':
      return { ...document, email: event.email }
    case 'NameChanged':
      return { ...document, name: event.name }
    case 'PasswordChanged':
      return { ...document, passwordChangedAt: event.at }
    case 'PasswordCompromised':
      return {
        ...document,
        epoch: event.epoch,
        keptSession: event.session,
        assistant: {
          killedEpoch: document.epoch,
          step: 'RevokeApplicationPasswords',
          reviewed: [],
          startedAt: event.at,
        },
      }
    case 'AssistantStepConfirmed':
      return { ...document, assistant: document.assistant && { ...document.assistant, step: nextStep(event.step) } }
    case 'ReviewItemConfirmed':
      return {
        ...document,
        assistant: document.assistant && {
          ...document.assistant,
          reviewed: [...document.assistant.reviewed.filter((i) => i !== event.item), event.item],
        },
      }
    case 'AssistantCompleted':
      return { ...document, assistant: null }
    case 'PasswordReset':
      return { ...document, passwordChangedAt: event.at, epoch: event.epoch, keptSession: null }
    case 'ApplicationPasswordCreated':
    case 'ApplicationPasswordRevoked':
      return document
    case 'AllTokensRevoked':
      return { ...document, tokenEra: event.tokenEra }
    case 'AccountDeletionRequested':
      return { ...document, status: 'Leaving' }
    case 'AccountDeletionAbandoned':
      return { ...document, status: 'Registered' }
    case 'AccountDeleted':
      return { ...emptySecurity(document.account), status: 'Deleted' }
  }
}

/** A session or an application password after an event about it; `null` once it is over. */
export const evolveThing = (event: ThingEvent, place: Position): SecurityDocument | null => {
  switch (event.type) {
    case 'SessionStarted': {
      const { account, session, ipAddress, device, method, epoch, startedAt, expiresAt } = event
      return { _tag: 'Session', account, session, ipAddress, device, method, epoch, startedAt, expiresAt, place }
    }
    case 'ApplicationPasswordCreated': {
      const { account, applicationPassword, name, epoch, at } = event
      return { _tag: 'ApplicationPassword', account, applicationPassword, name, createdAt: at, epoch, place }
    }
    case 'SessionEnded':
    case 'ApplicationPasswordRevoked':
      return null
  }
}
