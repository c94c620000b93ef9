import { type Question, stateNow } from '../../core/react/question.js'
import type { Aggregate } from '../../core/record/aggregate.js'
import { IdMap } from '../../core/values/idMap.js'
import type { AccountId, ApplicationPasswordId, OrganisationId, SessionId } from '../../core/values/ids.js'
import type { OfType } from '../../core/values/union.js'
import { changeOf, type ChangeEvent } from './changes.js'
import { type AccountEvent, accountEvents } from './events.js'
import { AccountState, type KnownAccount } from './situations.js'

export { type Acceptance, AccountState, type KnownAccount } from './situations.js'

const claimEraOf = (state: AccountState): number => (state._tag === 'Deleted' ? 0 : state.claimEra)

const requested = (
  state: AccountState,
  { email, language, attempt, expiresAt }: OfType<AccountEvent, 'RegistrationRequested'>,
): AccountState => ({
  _tag: 'Unregistered',
  requests: attempt,
  claimEra: claimEraOf(state),
  request: { email, language, attempt, expiresAt },
})

const registered = (
  state: AccountState,
  { account, email, name, credential, epoch, at }: OfType<AccountEvent, 'AccountRegistered'>,
): AccountState => ({
  _tag: 'Registered',
  account,
  email,
  name,
  emailEra: claimEraOf(state),
  claimEra: claimEraOf(state) + 1,
  credential,
  passwordChangedAt: at,
  epoch,
  tokenEra: 1,
  keptSession: null,
  assistant: null,
  reset: null,
  resets: 0,
  emailChange: null,
  emailChanges: 0,
  applicationPasswords: IdMap.empty,
  applicationPasswordsByHash: IdMap.empty,
  acceptances: IdMap.empty,
})

const changed = (state: AccountState, event: ChangeEvent): AccountState =>
  state._tag === 'Registered' || state._tag === 'Leaving' ? { ...state, ...changeOf(state, event) } : state

const evolve = (state: AccountState, event: AccountEvent): AccountState => {
  switch (event.type) {
    case 'RegistrationRequested':
      return requested(state, event)
    case 'EmailClaimForfeited':
      return state._tag === 'Deleted' ? state : { ...state, claimEra: state.claimEra + 1 }
    case 'AccountRegistered':
      return registered(state, event)
    case 'AddressChanged':
    case 'TelephoneChanged':
    case 'LanguageChanged':
      return state
    case 'EmailChangeRequested':
    case 'EmailChanged':
    case 'NameChanged':
    case 'PasswordChanged':
    case 'PasswordCompromised':
    case 'AssistantStepConfirmed':
    case 'ReviewItemConfirmed':
    case 'AssistantCompleted':
    case 'PasswordResetRequested':
    case 'PasswordReset':
    case 'ApplicationPasswordCreated':
    case 'ApplicationPasswordRevoked':
    case 'AllTokensRevoked':
    case 'MembershipAccepted':
      return changed(state, event)
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

/** The organisations whose membership the account accepted, whatever became of it. */
export const acceptedBy = (account: AccountState | KnownAccount): ReadonlyArray<OrganisationId> =>
  'acceptances' in account ? (account.acceptances.keys() as ReadonlyArray<OrganisationId>) : []

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
  const found = knownAccount(state)?.applicationPasswords.get(id)
  return found !== undefined && epochIsAlive(state, found.epoch) ? found : null
}

/** Asks how an account stands now. */
export const accountNow = (id: AccountId): Question<AccountState> => stateNow(account, accountStream(id))
