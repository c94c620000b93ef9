import type { AccountId, Failure, Refusal } from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { type Open, openBoxes, type View } from '../../core/read/openBoxes.js'
import { queryRefusals } from '../../core/read/queryRefusals.js'
import { readOne } from '../../core/read/read.js'
import { ifOwn, notYet, ofAccount, onlyFor, type ViewQuery } from '../../core/read/viewQuery.js'
import { type AccountDocument, accounts } from './model.js'

/** A person's own data as it last gave it: name, addresses, telephone, language (ACC-11). */
export type ProfileView = AccountDocument

/** An account's profile, boxes opened; `null` when there is no such account here. */
export const readProfile =
  (documents: Pick<DocumentStore, 'get'>, open: Open) =>
  (account: AccountId): TE.TaskEither<Failure, View<ProfileView> | null> =>
    pipe(
      readOne(documents, accounts, account),
      TE.flatMap((document): TE.TaskEither<Failure, View<ProfileView> | null> =>
        document === null ? TE.right(null) : openBoxes(open)(document),
      ),
    )

export const profileQuery: ViewQuery<[account: AccountId], View<ProfileView>> = {
  notForYou: onlyFor('ACC-11', "the account's own person, or an operator,"),
  inputs: [ofAccount],
  see:
    ({ documents, open }) =>
    (viewer, account) =>
      ifOwn(viewer, account, () =>
        pipe(
          readProfile(documents, open)(account),
          // its session is alive, so there is an account
          TE.flatMap((view) => (view === null ? notYet(accounts, 'account') : TE.right(view))),
        ),
      ),
  seeAsStaff:
    ({ documents, open }) =>
    (account) =>
      pipe(
        readProfile(documents, open)(account),
        TE.flatMap((view): TE.TaskEither<Refusal | Failure, View<ProfileView>> =>
          view === null ? TE.fromEither(queryRefusals.NoSuchAccount()) : TE.right(view),
        ),
      ),
}
