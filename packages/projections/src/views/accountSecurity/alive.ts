import { type Instant, type Policy } from '@mandat/domain'
import { lastValidDay, utcDateOf } from '@mandat/domain/kit'
import { activeIn } from '../../parts/members.js'
import type { TokenEntry } from '../../parts/tokens.js'
import type { AccountSecurity, SessionEntry } from './document.js'

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
export const sessionLives = (document: AccountSecurity, id: string, entry: SessionEntry, now: Instant): boolean =>
  exists(document) && (entry.epoch === document.epoch || document.keptSession === id) && now < entry.expiresAt

/**
 * Whether the token's account, era, days and membership still carry it; what its product or partnership says is asked
 * at a call (TOK-02).
 */
export const tokenLives = (
  document: AccountSecurity,
  entry: Pick<TokenEntry, 'epoch' | 'tokenEra' | 'expiresAt' | 'lastDay' | 'ground' | 'organisation'>,
  { now, policy }: AtTime,
): boolean => {
  const { ground } = entry
  const [home, term] =
    ground._tag === 'Membership' ? [entry.organisation, ground.term] : [ground.partner, ground.memberTerm]
  return (
    exists(document)
    && entry.epoch === document.epoch
    && entry.tokenEra === document.tokenEra
    && (entry.expiresAt === null || now < entry.expiresAt)
    && utcDateOf(now) <= lastValidDay(entry.lastDay, policy)
    && activeIn(document.memberships, home)?.term === term
  )
}
