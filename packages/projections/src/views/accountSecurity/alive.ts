import type { Instant } from '@mandat/domain'
import type { AccountSecurity, SessionEntry } from './document.js'

export type YesNo = 'Yes' | 'No'
export const yesNo = (b: boolean): YesNo => (b ? 'Yes' : 'No')
export const exists = ({ status }: AccountSecurity): boolean => status === 'Registered' || status === 'Leaving'

/** ACC-06: whether the session is one of the present epoch (or the one that was kept) and its time is not over. */
export const sessionLives = (document: AccountSecurity, id: string, entry: SessionEntry, now: Instant): boolean =>
  exists(document) && (entry.epoch === document.epoch || document.keptSession === id) && now < entry.expiresAt
