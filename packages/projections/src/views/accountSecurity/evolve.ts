import { AssistantStep } from '@mandat/domain'
import { type SessionEvent, type TokenEvent } from '@mandat/domain/kit'
import { withChanged, without } from '../../core/fold/dictionaries.js'
import { tokenEntryOf } from '../../parts/tokens.js'
import { type AccountSecurity, emptySecurity, type OwnEvent } from './document.js'

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
      return {
        ...document,
        applicationPasswords: {
          ...document.applicationPasswords,
          [event.applicationPassword]: { name: event.name, createdAt: event.at, epoch: event.epoch },
        },
      }
    case 'ApplicationPasswordRevoked':
      return { ...document, applicationPasswords: without(document.applicationPasswords, event.applicationPassword) }
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

export const evolveSessions = (document: AccountSecurity, event: SessionEvent): AccountSecurity => {
  switch (event.type) {
    case 'SessionStarted': {
      const { ipAddress, device, method, epoch, startedAt, expiresAt } = event
      return {
        ...document,
        sessions: { ...document.sessions, [event.session]: { ipAddress, device, method, epoch, startedAt, expiresAt } },
      }
    }
    case 'SessionEnded':
      return { ...document, sessions: without(document.sessions, event.session) }
  }
}

export const evolveTokens = (document: AccountSecurity, event: TokenEvent): AccountSecurity => {
  switch (event.type) {
    case 'TokenCreated':
      return { ...document, tokens: { ...document.tokens, [event.token]: tokenEntryOf(event) } }
    case 'TokenUsed':
      return {
        ...document,
        tokens: withChanged(document.tokens, event.token, (entry) => ({ ...entry, lastDay: event.day })),
      }
    case 'TokenRevoked':
    case 'TokenDisabled':
      return { ...document, tokens: without(document.tokens, event.token) }
  }
}
