import type { LookUp } from '../../core/record/lookUp.js'
import { type Fields, record } from '../../core/values/codecs.js'
import { AccountId, TokenId } from '../../core/values/ids.js'

/** A token that was made for an account, and whose end is not recorded yet. */
export const AccountToken = record({ account: AccountId, token: TokenId })
export type AccountToken = Fields<(typeof AccountToken)['props']>

/** By account: what a process asks that records the end of all of its tokens (TOK-07). */
export const accountTokensOf: LookUp<AccountToken> = { name: 'accountTokens', entry: AccountToken, index: 'account' }
