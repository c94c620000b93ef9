import type { AccountId, Failure, Instant, Policy } from '@mandat/domain'
import { guarded, unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Open, openBoxes, type View } from '../../core/read/openBoxes.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readWhole } from '../../core/read/read.js'
import { ifOwn, notYet, ofAccount, onlyFor, type PlaceOf, type ViewQuery } from '../../core/read/viewQuery.js'
import { allOf } from '../../parts/order.js'
import { aliveAmong, type TokenAlive } from '../../parts/tokens.js'
import { membershipsOf } from '../members/read.js'
import { tokenInventory } from '../tokenInventory/model.js'
import { readAccount } from './account.js'
import { exists } from './alive.js'
import type { AccountSecurity } from './document.js'
import { accountSecurity } from './model.js'
import { type AccountSecurityView, accountSecurityViewOf, type Reviewed } from './view.js'

// what was thrown may repeat the address (ACC-09)
const placesFailed = (where: string): Failure =>
  unavailable(where, 'the host could not look up the place of an address')

const withPlaces =
  (placeOf: PlaceOf | null) =>
  (view: View<AccountSecurityView>): TE.TaskEither<Failure, View<AccountSecurityView>> => {
    if (placeOf === null) return TE.right(view)
    const placed = async ({ ipAddress }: View<AccountSecurityView>['sessions'][number]): Promise<string | null> =>
      ipAddress?._tag === 'Plain' ? placeOf(ipAddress.text) : null
    const all = async () => {
      const places = await Promise.all(view.sessions.map(placed))
      return E.right({ ...view, sessions: view.sessions.map((one, i) => ({ ...one, place: places[i] ?? null })) })
    }
    return () => guarded('placeOf', all, placesFailed)
  }

/** What is kept of an account beside its own document. */
const reviewed = (
  documents: Pick<DocumentStore, 'find'>,
  account: AccountSecurity,
  policy: Pick<Policy, 'tokenIdleYears'>,
): TE.TaskEither<Failure, Reviewed> =>
  pipe(
    TE.Do,
    TE.bind('sessions', () => readWhole(documents, accountSecurity, allOf('session', account.account))),
    TE.bind('tools', () => readWhole(documents, accountSecurity, allOf('applicationPassword', account.account))),
    TE.bind('tokens', () => readWhole(documents, tokenInventory(policy), allOf('liveOf', account.account))),
    TE.bind('memberships', () => membershipsOf(documents, account.account)),
    TE.map(({ sessions, tools, tokens, memberships }) => ({
      account,
      sessions: sessions.filter((one) => one._tag === 'Session'),
      applicationPasswords: tools.filter((one) => one._tag === 'ApplicationPassword'),
      tokens,
      memberships,
    })),
  )

/** The review of one's own account, boxes opened; `null` when there is no such account (any more). */
export const readAccountSecurity =
  (
    documents: Pick<DocumentStore, 'get' | 'find'>,
    open: Open,
    tokenAlive: TokenAlive,
    policy: Pick<Policy, 'tokenIdleYears'>,
    placeOf: PlaceOf | null = null,
  ) =>
  ({
    account,
    now,
  }: {
    readonly account: AccountId
    readonly now: Instant
  }): TE.TaskEither<Failure, View<AccountSecurityView> | null> =>
    pipe(
      readAccount(documents, account),
      TE.flatMap((own): TE.TaskEither<Failure, View<AccountSecurityView> | null> =>
        own === null || !exists(own)
          ? TE.right(null)
          : pipe(
              TE.Do,
              TE.bind('all', () => reviewed(documents, own, policy)),
              TE.bind('alive', ({ all }) =>
                aliveAmong(
                  tokenAlive,
                  all.tokens.map(({ token }) => token),
                ),
              ),
              TE.flatMap(({ all, alive }) => openBoxes(open)(accountSecurityViewOf(all, now, alive))),
              TE.flatMap(withPlaces(placeOf)),
            ),
      ),
    )

export const accountSecurityQuery: ViewQuery<[account: AccountId], View<AccountSecurityView>> = {
  notForYou: onlyFor('ACC-05', "the account's own person"),
  inputs: [ofAccount],
  see: ({ documents, open, tokenAlive, placeOf, now, policy }) => {
    const read = readAccountSecurity(documents, open, tokenAlive, policy, placeOf)
    return (viewer, account) =>
      ifOwn(viewer, account, () =>
        pipe(
          read({ account, now: now() }),
          // its session is alive, so there is an account
          TE.flatMap((view) => (view === null ? notYet(accountSecurity, 'account') : TE.right(view))),
        ),
      )
  },
}
