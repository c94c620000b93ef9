import type { Instant } from '@mandat/domain'
import type { AccountSecurity, SessionDocument } from './document.js'

export type YesNo = 'Yes' | 'No'
export const yesNo = (b: boolean): YesNo => (b ? 'Yes' : 'No')
export const exists = ({ status }: AccountSecurity): boolean => status === 'Registered' || status === 'Leaving'

/** ACC-06: whether the session is one of the present epoch (or the one that was kept) and its time is not over. */
export const sessionLives = (document: AccountSecurity, one: SessionDocument, now: Instant): boolean =>
  exists(document) && (one.epoch === document.epoch || document.keptSession === one.session) && now < one.expiresAt
