import { AccountId, type Failure, type Refusal } from '@mandat/domain'
import { nullable, only, text, variants } from '@mandat/domain/kit'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import { holdsTyped } from '../../core/read/collation.js'
import { type ListPage, pageCount } from '../../core/read/listing.js'
import { openBoxes, type View } from '../../core/read/openBoxes.js'
import { readOne } from '../../core/read/read.js'
import { scanPage } from '../../core/read/scanning.js'
import { notYet, onlyFor, type QueryPorts, type ViewQuery } from '../../core/read/viewQuery.js'
import { type AccountDocument, accounts } from './model.js'

/** Which accounts: the one with an address, however it is spelt, or those with a text in their name. */
export interface AccountSearch {
  readonly by: { readonly _tag: 'Email'; readonly email: string } | { readonly _tag: 'Name'; readonly name: string }
  /** 1 to 200. */
  readonly count: number
  /** `next` of the page before. */
  readonly after?: string | null
}
/** An account as staff finds it; `profile` has the rest. */
export type FoundAccount = Pick<AccountDocument, 'account' | 'email' | 'name' | 'language' | 'registeredAt'>

const accountSearch = only(
  { by: variants({ Email: { email: text(1, 254) }, Name: { name: text(1, 200) } }), count: pageCount },
  { after: nullable(AccountId) },
) as unknown as t.Type<AccountSearch, unknown>

const foundAccount = ({ account, email, name, language, registeredAt }: AccountDocument): FoundAccount => ({
  account,
  email,
  name,
  language,
  registeredAt,
})

const byEmail = (
  { documents, open, accountByEmail }: QueryPorts,
  email: string,
): TE.TaskEither<Refusal | Failure, ListPage<View<FoundAccount>>> =>
  pipe(
    accountByEmail(email),
    TE.flatMap((account): TE.TaskEither<Refusal | Failure, ReadonlyArray<FoundAccount>> =>
      account === null
        ? TE.right([])
        : pipe(
            readOne(documents, accounts, account),
            TE.flatMap((document) =>
              document === null ? notYet(accounts, 'account') : TE.right([foundAccount(document)]),
            ),
          ),
    ),
    TE.flatMap((found) => openBoxes(open)(found)),
    TE.map((items) => ({ items, next: null })),
  )

/** Accounts, for the host's own staff: people write without saying which account is theirs. */
export const findAccountsQuery: ViewQuery<[search: AccountSearch], ListPage<View<FoundAccount>>> = {
  notForYou: onlyFor('SES-04', 'an operator or the host itself'),
  inputs: [{ name: 'search', codec: accountSearch }],
  see: () => () => TE.right(null),
  seeAsStaff:
    (ports) =>
    ({ by, count, after = null }) => {
      if (by._tag === 'Email') return byEmail(ports, by.email)
      const holds = holdsTyped(by.name)
      return scanPage(ports, accounts, {
        after,
        count,
        show: foundAccount,
        matches: ({ name }) => name?._tag === 'Plain' && holds(name.text),
      })
    },
}
