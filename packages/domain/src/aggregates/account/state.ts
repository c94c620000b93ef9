import {
  dictionary,
  type Fields,
  integer,
  list,
  nullable,
  record,
  text,
  variants,
  type VariantsOf,
} from '../../core/values/codecs.js'
import { type Question, stateNow } from '../../core/react/question.js'
import type { Aggregate } from '../../core/record/aggregate.js'
import {
  AccountId,
  type ApplicationPasswordId,
  InvitationId,
  OrganisationId,
  SessionId,
} from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import {
  accountEvents,
  type AccountEvent,
  AssistantStep,
  Credential,
  Email,
  Language,
  PersonName,
  ReviewItem,
} from './events.js'

const pendingLink = record({ email: nullable(Email), attempt: integer(0, 1_000_000), expiresAt: Instant })
const pendingRegistration = record({
  email: Email,
  language: Language,
  attempt: integer(1, 1_000_000),
  expiresAt: Instant,
})
/** Numbers the times in which an account may claim an address: a claim made in an earlier one is dead (ACC-01). */
const claimEra = integer(0, 1_000_000)

const known = {
  account: AccountId,
  email: Email,
  /** The era in which the present address was claimed. */
  emailEra: claimEra,
  claimEra,
  /** What a password must not contain, beside the address (ACC-07). */
  name: nullable(PersonName),
  /** The version of the password hash beside the log. */
  credential: Credential,
  passwordChangedAt: Instant,
  epoch: integer(1, 1_000_000),
  /** Raised when all tokens are revoked at once (TOK-07). */
  tokenEra: integer(1, 1_000_000),
  /** The one session that outlived the last rise of the epoch (ACC-06). */
  keptSession: nullable(SessionId),
  assistant: nullable(record({ killedEpoch: integer(1, 1_000_000), next: AssistantStep, reviewed: list(ReviewItem) })),
  reset: nullable(pendingLink),
  /** How many reset links were ever mailed: no link is made twice. */
  resets: integer(0, 1_000_000),
  emailChange: nullable(pendingLink),
  emailChanges: integer(0, 1_000_000),
  applicationPasswords: dictionary(record({ hash: text(64, 64), epoch: integer(1, 1_000_000) })),
  /** Organisations whose membership it accepted; it may have lost some since: ask the organisation. */
  organisations: list(OrganisationId),
  /** The invitations by which it did: the proof for the organisation's half (ORG-02). */
  acceptedInvitations: list(InvitationId),
}
const situations = {
  Unregistered: { request: nullable(pendingRegistration), requests: integer(0, 1_000_000), claimEra },
  Registered: known,
  /** Deletion was requested (ACC-12): the memberships are being left. */
  Leaving: known,
  Deleted: { account: AccountId },
}
/** Where an account stands: asked for or not, registered, leaving its organisations (ACC-12), or deleted. */
export const AccountState = variants(situations)
export type AccountState = VariantsOf<typeof situations>
/** What decisions know of an account that can act; personal data is in boxes, and no secret among it (ACC-09). */
export type KnownAccount = Fields<typeof known>

const whenKnown = (state: AccountState, change: (known: KnownAccount) => Partial<KnownAccount>): AccountState =>
  state._tag === 'Registered' || state._tag === 'Leaving' ? { ...state, ...change(state) } : state

const eraOf = (state: AccountState): number => (state._tag === 'Deleted' ? 0 : state.claimEra)

const nextStep: Readonly<Record<AssistantStep, AssistantStep>> = {
  RevokeApplicationPasswords: 'RevokeTokens',
  RevokeTokens: 'ReviewSecuritySettings',
  ReviewSecuritySettings: 'ReviewSecuritySettings',
}

const evolve = (state: AccountState, event: AccountEvent): AccountState => {
  switch (event.type) {
    case 'RegistrationRequested':
      return {
        _tag: 'Unregistered',
        requests: event.attempt,
        claimEra: eraOf(state),
        request: { email: event.email, language: event.language, attempt: event.attempt, expiresAt: event.expiresAt },
      }
    case 'EmailClaimForfeited':
      return state._tag === 'Deleted' ? state : { ...state, claimEra: state.claimEra + 1 }
    case 'AccountRegistered':
      return {
        _tag: 'Registered',
        account: event.account,
        email: event.email,
        name: event.name,
        emailEra: eraOf(state),
        claimEra: eraOf(state) + 1,
        credential: event.credential,
        passwordChangedAt: event.at,
        epoch: event.epoch,
        tokenEra: 1,
        keptSession: null,
        assistant: null,
        reset: null,
        resets: 0,
        emailChange: null,
        emailChanges: 0,
        applicationPasswords: {},
        organisations: [],
        acceptedInvitations: [],
      }
    case 'EmailChangeRequested':
      return whenKnown(state, () => ({
        emailChange: { email: event.email, attempt: event.attempt, expiresAt: event.expiresAt },
        emailChanges: event.attempt,
      }))
    case 'EmailChanged':
      // a reset link that went to the old address dies with it
      return whenKnown(state, (known) => ({
        email: event.email,
        emailEra: known.claimEra,
        claimEra: known.claimEra + 1,
        emailChange: null,
        reset: null,
      }))
    case 'NameChanged':
      return whenKnown(state, () => ({ name: event.name }))
    case 'AddressChanged':
    case 'TelephoneChanged':
    case 'LanguageChanged':
      return state
    case 'PasswordChanged':
      return whenKnown(state, () => ({ credential: event.credential, passwordChangedAt: event.at, reset: null }))
    case 'PasswordCompromised':
      return whenKnown(state, (known) => ({
        epoch: event.epoch,
        keptSession: event.session,
        emailChange: null,
        assistant: { killedEpoch: known.epoch, next: 'RevokeApplicationPasswords', reviewed: [] },
      }))
    case 'AssistantStepConfirmed':
      return whenKnown(state, ({ assistant }) => ({
        assistant: assistant && { ...assistant, next: nextStep[event.step] },
      }))
    case 'ReviewItemConfirmed':
      return whenKnown(state, ({ assistant }) => ({
        assistant: assistant && {
          ...assistant,
          reviewed: [...assistant.reviewed.filter((i) => i !== event.item), event.item],
        },
      }))
    case 'AssistantCompleted':
      return whenKnown(state, () => ({ assistant: null }))
    case 'PasswordResetRequested':
      return whenKnown(state, () => ({
        reset: { email: null, attempt: event.attempt, expiresAt: event.expiresAt },
        resets: event.attempt,
      }))
    case 'PasswordReset':
      return whenKnown(state, () => ({
        credential: event.credential,
        passwordChangedAt: event.at,
        epoch: event.epoch,
        keptSession: null,
        reset: null,
        emailChange: null,
      }))
    case 'ApplicationPasswordCreated':
      return whenKnown(state, ({ applicationPasswords }) => ({
        applicationPasswords: {
          ...applicationPasswords,
          [event.applicationPassword]: { hash: event.hash, epoch: event.epoch },
        },
      }))
    case 'ApplicationPasswordRevoked':
      return whenKnown(state, ({ applicationPasswords }) => {
        const { [event.applicationPassword]: _gone, ...rest } = applicationPasswords
        return { applicationPasswords: rest }
      })
    case 'AllTokensRevoked':
      return whenKnown(state, () => ({ tokenEra: event.tokenEra }))
    case 'MembershipAccepted':
      return whenKnown(state, ({ organisations, acceptedInvitations }) => ({
        organisations: organisations.includes(event.organisation)
          ? organisations
          : [...organisations, event.organisation],
        acceptedInvitations:
          event.invitation === null || acceptedInvitations.includes(event.invitation)
            ? acceptedInvitations
            : [...acceptedInvitations, event.invitation],
      }))
    case 'AccountDeletionRequested':
      return state._tag === 'Registered' ? { ...state, _tag: 'Leaving' } : state
    case 'AccountDeletionAbandoned':
      return state._tag === 'Leaving' ? { ...state, _tag: 'Registered' } : state
    case 'AccountDeleted':
      return { _tag: 'Deleted', account: event.account }
  }
}

/** How an account's events make its {@link AccountState}. */
export const account: Aggregate<AccountState, AccountEvent> = {
  category: 'account',
  events: accountEvents,
  state: AccountState,
  initialState: { _tag: 'Unregistered', request: null, requests: 0, claimEra: 0 },
  evolve,
}
/** `account-<id>`: e-mail address, password version, epochs and the account's halves of memberships, in one stream. */
export const accountStream = (id: AccountId): string => `account-${id}`

/** The account, while it can act: registered, and also while it is leaving. */
export const knownAccount = (state: AccountState): KnownAccount | null =>
  state._tag === 'Registered' || state._tag === 'Leaving' ? state : null

/** ACC-06: whether something made in `epoch` (by `session`, if it is a session) is still alive. */
export const epochIsAlive = (state: AccountState, epoch: number, session: SessionId | null = null): boolean => {
  const known = knownAccount(state)
  return known !== null && (known.epoch === epoch || (session !== null && known.keptSession === session))
}

/** The application password, while its epoch is the account's. */
export const liveApplicationPassword = (
  state: AccountState,
  id: ApplicationPasswordId,
): { readonly hash: string } | null => {
  const found = knownAccount(state)?.applicationPasswords[id]
  return found !== undefined && epochIsAlive(state, found.epoch) ? found : null
}

/** Asks how an account stands now. */
export const accountNow = (id: AccountId): Question<AccountState> => stateNow(account, accountStream(id))
