import type { AccountId, Failure, Instant, TokenId } from '@mandat/domain'
import { guarded, unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Open, openBoxes, type View } from '../../core/read/openBoxes.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readOne } from '../../core/read/read.js'
import { ifOwn, notYet, ofAccount, onlyFor, type PlaceOf, type ViewQuery } from '../../core/read/viewQuery.js'
import { aliveAmong, type TokenAlive } from '../../parts/tokens.js'
import { exists } from './alive.js'
import { accountSecurity } from './model.js'
import { type AccountSecurityView, accountSecurityViewOf } from './view.js'

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

/** The review of one's own account, boxes opened; `null` when there is no such account (any more). */
export const readAccountSecurity =
  (documents: Pick<DocumentStore, 'get'>, open: Open, tokenAlive: TokenAlive, placeOf: PlaceOf | null = null) =>
  ({
    account,
    now,
  }: {
    readonly account: AccountId
    readonly now: Instant
  }): TE.TaskEither<Failure, View<AccountSecurityView> | null> =>
    pipe(
      readOne(documents, accountSecurity, account),
      TE.flatMap((document): TE.TaskEither<Failure, View<AccountSecurityView> | null> =>
        document === null || !exists(document)
          ? TE.right(null)
          : pipe(
              aliveAmong(
                tokenAlive,
                Object.keys(document.tokens).map((id) => id as TokenId),
              ),
              TE.map((alive) => accountSecurityViewOf(document, now, alive)),
              TE.flatMap(openBoxes(open)),
              TE.flatMap(withPlaces(placeOf)),
            ),
      ),
    )

export const accountSecurityQuery: ViewQuery<[account: AccountId], View<AccountSecurityView>> = {
  notForYou: onlyFor('ACC-05', "the account's own person"),
  inputs: [ofAccount],
  see: ({ documents, open, tokenAlive, placeOf, now }) => {
    const read = readAccountSecurity(documents, open, tokenAlive, placeOf)
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
