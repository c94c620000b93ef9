import type { Instant, OrganisationId, Policy } from '@mandat/domain'
import { lastValidDay, utcDateOf } from '@mandat/domain/kit'
import type { Member } from '../../parts/members.js'
import type { TokenEntry } from '../../parts/tokens.js'
import type { AccountSecurity, SessionDocument } from './document.js'

/**
 * The moment a view is made for, and the years without a call that end a token (TOK-06): what is alive depends on both.
 */
export interface AtTime {
  readonly now: Instant
  readonly policy: Pick<Policy, 'tokenIdleYears'>
}
export type YesNo = 'Yes' | 'No'
export const yesNo = (b: boolean): YesNo => (b ? 'Yes' : 'No')
export const exists = ({ status }: AccountSecurity): boolean => status === 'Registered' || status === 'Leaving'

/** ACC-06: whether the session is one of the present epoch (or the one that was kept) and its time is not over. */
export const sessionLives = (document: AccountSecurity, one: SessionDocument, now: Instant): boolean =>
  exists(document) && (one.epoch === document.epoch || document.keptSession === one.session) && now < one.expiresAt

/** The organisation that a token's account must be a member of: its own, or the partner's (TOK-02). */
export const homeOf = ({ ground, organisation }: Pick<TokenEntry, 'ground' | 'organisation'>): OrganisationId =>
  ground._tag === 'Membership' ? organisation : ground.partner

/** Whose a token is: its account, and the account's membership in the token's {@link homeOf}, if there is one. */
export interface TokenOwner {
  readonly account: AccountSecurity
  readonly membership: Pick<Member, 'term' | 'status'> | null
}

/**
 * Whether the token's account, era, days and membership still carry it; what its product or partnership says is asked
 * at a call (TOK-02).
 */
export const tokenLives = (
  { account, membership }: TokenOwner,
  entry: Pick<TokenEntry, 'epoch' | 'tokenEra' | 'expiresAt' | 'lastDay' | 'ground'>,
  { now, policy }: AtTime,
): boolean => {
  const { ground } = entry
  return (
    exists(account)
    && entry.epoch === account.epoch
    && entry.tokenEra === account.tokenEra
    && (entry.expiresAt === null || now < entry.expiresAt)
    && utcDateOf(now) <= lastValidDay(entry.lastDay, policy)
    && membership?.status === 'Active'
    && membership.term === (ground._tag === 'Membership' ? ground.term : ground.memberTerm)
  )
}
