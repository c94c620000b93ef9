import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { FollowUp } from '../../core/handle/slice.js'
import type { Claims } from '../../core/ports/claims.js'
import type { KeyVault } from '../../core/ports/keyVault.js'
import type { Failure } from '../../core/values/failure.js'
import type { AccountId } from '../../core/values/ids.js'
import type { Sealed } from '../../core/values/sealed.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { type AccountState, knownAccount } from '../../aggregates/account/state.js'
import { claimOwner, EMAIL, openEmail } from './claims.js'

type ClaimPorts = { readonly claims: Claims; readonly vault: Pick<KeyVault, 'open'> }

/** Whether an event rests on a claim, or leaves one behind. */
const restsOnClaims = ({ type }: AccountEvent): boolean =>
  type === 'AccountRegistered' || type === 'EmailChanged' || type === 'AccountDeleted'

/**
 * After an event is in the log: confirms the claim that it rests on and releases the one that it leaves behind.
 * `before` is the account's state before the event. Repeating it, however late, changes nothing: claims are named with
 * their era.
 */
export const claimsFollowUp = (
  event: AccountEvent,
  before: AccountState,
  { claims, vault }: ClaimPorts,
): TE.TaskEither<Failure, void> => {
  const withAddress = (
    email: Sealed,
    use: (address: string) => TE.TaskEither<Failure, unknown>,
  ): TE.TaskEither<Failure, void> =>
    pipe(
      openEmail(email, vault),
      TE.chain((address) => (address === null ? TE.right(null) : use(address))),
      TE.map(() => undefined),
    )
  const confirm = (account: AccountId, era: number) => (address: string) =>
    claims.confirm(EMAIL, address, claimOwner(account, era))
  const known = knownAccount(before)
  const releaseOld = (): TE.TaskEither<Failure, void> =>
    known === null
      ? TE.right(undefined)
      : withAddress(known.email, (address) => claims.release(EMAIL, address, claimOwner(known.account, known.emailEra)))

  if (event.type === 'AccountRegistered' && before._tag === 'Unregistered')
    return withAddress(event.email, confirm(event.account, before.claimEra))
  if (event.type === 'EmailChanged' && known !== null)
    return pipe(withAddress(event.email, confirm(event.account, known.claimEra)), TE.chain(releaseOld))
  if (event.type === 'AccountDeleted') return releaseOld()
  return TE.right(undefined)
}

/** After the event is in the log: forgets the hashes that it replaced. Repeating it changes nothing. */
export const credentialsFollowUp = (
  event: AccountEvent,
  { credentials }: Pick<Gatherer['ports'], 'credentials'>,
): TE.TaskEither<Failure, void> => {
  if (event.type === 'PasswordChanged' || event.type === 'PasswordReset')
    return credentials.prune(event.account, event.credential)
  if (event.type === 'AccountDeleted') return credentials.prune(event.account, Number.MAX_SAFE_INTEGER)
  return TE.right(undefined)
}

/** What the ports beside the log owe an account's event. */
export const accountFollowUp = (
  event: AccountEvent,
  { ports, before }: FollowUp<AccountState>,
): TE.TaskEither<Failure, void> =>
  pipe(
    restsOnClaims(event)
      ? TE.chain((state: AccountState) => claimsFollowUp(event, state, ports))(before())
      : TE.right(undefined),
    TE.chain(() => credentialsFollowUp(event, ports)),
  )
