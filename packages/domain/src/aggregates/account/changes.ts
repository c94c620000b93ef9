import type { OfType } from '../../core/values/union.js'
import type { AccountEvent, AssistantStep } from './events.js'
import type { KnownAccount } from './situations.js'

type EmailEvent = OfType<AccountEvent, 'EmailChangeRequested' | 'EmailChanged'>
type PasswordEvent = OfType<AccountEvent, 'PasswordChanged' | 'PasswordResetRequested' | 'PasswordReset'>
type AssistantEvent = OfType<
  AccountEvent,
  'PasswordCompromised' | 'AssistantStepConfirmed' | 'ReviewItemConfirmed' | 'AssistantCompleted'
>
type ApplicationPasswordEvent = OfType<AccountEvent, 'ApplicationPasswordCreated' | 'ApplicationPasswordRevoked'>
/** The events that change an account and leave it in its situation. */
export type ChangeEvent =
  | EmailEvent
  | PasswordEvent
  | AssistantEvent
  | ApplicationPasswordEvent
  | OfType<AccountEvent, 'NameChanged' | 'AllTokensRevoked' | 'MembershipAccepted'>
type Change = Partial<KnownAccount>

/** What an event changes of an account that can act. */
export const changeOf = (known: KnownAccount, event: ChangeEvent): Change => {
  switch (event.type) {
    case 'NameChanged':
      return { name: event.name }
    case 'EmailChangeRequested':
    case 'EmailChanged':
      return ofEmail(known, event)
    case 'PasswordChanged':
    case 'PasswordResetRequested':
    case 'PasswordReset':
      return ofPassword(event)
    case 'PasswordCompromised':
    case 'AssistantStepConfirmed':
    case 'ReviewItemConfirmed':
    case 'AssistantCompleted':
      return ofAssistant(known, event)
    case 'ApplicationPasswordCreated':
    case 'ApplicationPasswordRevoked':
      return ofApplicationPasswords(known, event)
    case 'AllTokensRevoked':
      return { tokenEra: event.tokenEra }
    case 'MembershipAccepted':
      return ofMemberships(known, event)
  }
}

const ofEmail = ({ claimEra }: KnownAccount, event: EmailEvent): Change => {
  switch (event.type) {
    case 'EmailChangeRequested':
      return {
        emailChange: { email: event.email, attempt: event.attempt, expiresAt: event.expiresAt },
        emailChanges: event.attempt,
      }
    case 'EmailChanged':
      // a reset link that went to the old address dies with it
      return { email: event.email, emailEra: claimEra, claimEra: claimEra + 1, emailChange: null, reset: null }
  }
}

const ofPassword = (event: PasswordEvent): Change => {
  switch (event.type) {
    case 'PasswordChanged':
      return { credential: event.credential, passwordChangedAt: event.at, reset: null }
    case 'PasswordResetRequested':
      return { reset: { email: null, attempt: event.attempt, expiresAt: event.expiresAt }, resets: event.attempt }
    case 'PasswordReset':
      return {
        credential: event.credential,
        passwordChangedAt: event.at,
        epoch: event.epoch,
        keptSession: null,
        reset: null,
        emailChange: null,
      }
  }
}

const nextStep: Readonly<Record<AssistantStep, AssistantStep>> = {
  RevokeApplicationPasswords: 'RevokeTokens',
  RevokeTokens: 'ReviewSecuritySettings',
  ReviewSecuritySettings: 'ReviewSecuritySettings',
}
const ofAssistant = ({ assistant, epoch }: KnownAccount, event: AssistantEvent): Change => {
  switch (event.type) {
    case 'PasswordCompromised':
      return {
        epoch: event.epoch,
        keptSession: event.session,
        emailChange: null,
        assistant: { killedEpoch: epoch, next: 'RevokeApplicationPasswords', reviewed: [] },
      }
    case 'AssistantStepConfirmed':
      return { assistant: assistant && { ...assistant, next: nextStep[event.step] } }
    case 'ReviewItemConfirmed':
      return {
        assistant: assistant && {
          ...assistant,
          reviewed: [...assistant.reviewed.filter((i) => i !== event.item), event.item],
        },
      }
    case 'AssistantCompleted':
      return { assistant: null }
  }
}

const ofApplicationPasswords = (
  { applicationPasswords: all, applicationPasswordsByHash: byHash }: KnownAccount,
  event: ApplicationPasswordEvent,
): Change => {
  const { applicationPassword: id } = event
  switch (event.type) {
    case 'ApplicationPasswordCreated': {
      const { hash, epoch } = event
      return { applicationPasswords: all.with(id, { hash, epoch }), applicationPasswordsByHash: byHash.with(hash, id) }
    }
    case 'ApplicationPasswordRevoked':
      return {
        applicationPasswords: all.without(id),
        applicationPasswordsByHash: byHash.without(all.get(id)?.hash ?? ''),
      }
  }
}

const ofMemberships = (
  { acceptances }: KnownAccount,
  { organisation, invitation, role, attempt }: OfType<AccountEvent, 'MembershipAccepted'>,
): Change => ({
  acceptances: acceptances.with(
    organisation,
    invitation === null || role === null || attempt === null
      ? (acceptances.get(organisation) ?? null)
      : { invitation, role, attempt },
  ),
})
