import type { LookUp } from '../../core/record/lookUp.js'
import { type Fields, list, record } from '../../core/values/codecs.js'
import { TokenId } from '../../core/values/ids.js'

/** Every token that was ever made for an account. */
export const AccountTokens = record({ tokens: list(TokenId) })
export type AccountTokens = Fields<(typeof AccountTokens)['props']>

/** By account: what a process asks that records the end of all of its tokens (TOK-07). */
export const accountTokensOf: LookUp<AccountTokens> = {
  name: 'accountTokens',
  entry: AccountTokens,
  none: { tokens: [] },
}
