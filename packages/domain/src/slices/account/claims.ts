import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { Claim, ClaimKind } from '../../core/ports/claims.js'
import type { KeyVault } from '../../core/ports/keyVault.js'
import { type Step, step } from '../../core/record/command.js'
import { normalEmail } from '../../core/values/email.js'
import type { Failure } from '../../core/values/failure.js'
import { AccountId } from '../../core/values/ids.js'
import type { Refusal } from '../../core/values/refusal.js'
import type { Sealed } from '../../core/values/sealed.js'
import {
  account as accountAggregate,
  accountStream,
  type AccountState,
  knownAccount,
} from '../../aggregates/account/state.js'
import { ForfeitEmailClaim } from './commands.js'

/** What became of the try to claim an address: `held` in that era, or in the way of an account that must say first. */
export type ClaimOutcome = 'NotAsked' | 'Taken' | { readonly held: number } | { readonly unsettled: AccountId }

/** WARNING: the hashes that are kept name it. */
export const EMAIL: ClaimKind = 'Email'

/** As whose a claim is kept: the account, and the era in which it claimed. */
export const claimOwner = (account: AccountId, era: number): string => `${account}/${String(era)}`
const readOwner = (owner: string): { readonly account: AccountId; readonly era: number } | null => {
  const [account, era] = owner.split('/')
  return AccountId.is(account) && era !== undefined && /^\d+$/.test(era) ? { account, era: Number(era) } : null
}

/** The address in a box, ready to be claimed; `null` when it was erased: an erased address is nobody's. */
export const openEmail = (email: Sealed, vault: Pick<KeyVault, 'open'>): TE.TaskEither<Failure, string | null> =>
  pipe(
    vault.open(email),
    TE.map((opened) => (opened._tag === 'Plain' ? normalEmail(opened.text) : null)),
  )

/**
 * ACC-01, claim - append - confirm. A claim names its account and the era of that account's stream in which it was put.
 * Each of `AccountRegistered`, `EmailChanged` and `EmailClaimForfeited` ends an era, so:
 * - pending: the claim's era is the stream's present one. Its append may be under way. Only an event in that very
 *   stream can stop it: `ForfeitEmailClaim`, after which the append conflicts and its account claims anew, in the next
 *   era.
 * - dead: the era is over and the account does not hold the address by it. No append can ever use it again: anybody may
 *   release it, at any time, and cannot hit a newer claim, since release names the era too.
 * - live: the account holds the very address by it: taken.
 */
type ClaimLife = 'Live' | 'Pending' | 'Dead'
const lifeOf = (
  address: string,
  era: number,
  state: AccountState,
  vault: Pick<KeyVault, 'open'>,
): TE.TaskEither<Failure, ClaimLife> => {
  const known = knownAccount(state)
  if (known !== null && known.emailEra === era)
    return pipe(
      openEmail(known.email, vault),
      TE.map((email) => (email === address ? 'Live' : 'Dead')),
    )
  return TE.right(state._tag === 'Deleted' || era < state.claimEra ? 'Dead' : 'Pending')
}

const TRIES = 3

/**
 * Claims the address for the account in its present era. Never memoised: when the append conflicts, the claim may be
 * gone. A dead claim in the way is released; a pending one of somebody else is for the host to settle
 * ({@link settlementOf}).
 */
export const claimEmail = (
  email: Sealed,
  account: AccountId,
  own: AccountState,
  gatherer: Gatherer,
  tries = TRIES,
): TE.TaskEither<Failure, ClaimOutcome> => {
  const { claims, vault } = gatherer.ports
  if (own._tag === 'Deleted') return TE.right('NotAsked')
  const era = own.claimEra
  const settle = (address: string, claim: Claim): TE.TaskEither<Failure, ClaimOutcome> => {
    if (claim.owner === claimOwner(account, era)) return TE.right({ held: era })
    const other = readOwner(claim.owner)
    if (other === null || (claim.confirmed && other.account !== account)) return TE.right('Taken')
    return pipe(
      other.account === account ? TE.right(own) : gatherer.load(accountAggregate, accountStream(other.account)),
      TE.chain((state) => lifeOf(address, other.era, state, vault)),
      TE.chain((life): TE.TaskEither<Failure, ClaimOutcome> => {
        switch (life) {
          case 'Live':
            return TE.right('Taken')
          case 'Pending':
            return TE.right({ unsettled: other.account })
          case 'Dead':
            if (tries === 0) return TE.right({ unsettled: other.account })
            return pipe(
              claims.release(EMAIL, address, claim.owner),
              TE.chain(() => claimEmail(email, account, own, gatherer, tries - 1)),
            )
        }
      }),
    )
  }
  return pipe(
    openEmail(email, vault),
    TE.chain((address) =>
      address === null
        ? TE.right<Failure, ClaimOutcome>('NotAsked')
        : pipe(
            claims.put(EMAIL, address, claimOwner(account, era), gatherer.now),
            TE.chain((claim) => settle(address, claim)),
          ),
    ),
  )
}

/**
 * What the host does about a refusal before it tries the command again: the command to dispatch as `System`, or
 * nothing.
 */
export const settlementOf = (refusal: Refusal): Step | null => {
  const owner = refusal.name === 'EmailClaimUnsettled' ? refusal.details['owner'] : null
  return AccountId.is(owner) ? step(ForfeitEmailClaim, { account: owner }) : null
}
