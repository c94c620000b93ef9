import type { Failure } from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readMany } from '../../core/read/read.js'
import { homeOf, type TokenOwner } from '../accountSecurity/alive.js'
import type { AccountSecurity } from '../accountSecurity/document.js'
import { accountSecurity } from '../accountSecurity/model.js'
import { membershipKey } from '../members/document.js'
import { membershipsAmong } from '../members/read.js'
import type { TokenDocument } from './model.js'

/** Whose each of these tokens is; `null` where the account is not known here. */
export const ownersOf = (
  documents: Pick<DocumentStore, 'getMany'>,
  tokens: ReadonlyArray<TokenDocument>,
): TE.TaskEither<Failure, (token: TokenDocument) => TokenOwner | null> =>
  pipe(
    TE.Do,
    TE.bind('accounts', () => readMany(documents, accountSecurity, [...new Set(tokens.map(({ account }) => account))])),
    TE.bind('memberships', () =>
      membershipsAmong(
        documents,
        tokens.map((token) => ({ organisation: homeOf(token), account: token.account })),
      ),
    ),
    TE.map(({ accounts, memberships }) => {
      const byId = new Map(
        accounts.flatMap((one): ReadonlyArray<[string, AccountSecurity]> =>
          one._tag === 'Account' ? [[one.account, one]] : [],
        ),
      )
      const byKey = new Map(memberships.map((one) => [membershipKey(one.organisation, one.account), one]))
      return (token) => {
        const account = byId.get(token.account)
        if (account === undefined) return null
        return { account, membership: byKey.get(membershipKey(homeOf(token), token.account)) ?? null }
      }
    }),
  )
