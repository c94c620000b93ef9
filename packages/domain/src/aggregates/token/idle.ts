import { plusYears } from '../../core/values/calendar.js'
import type { LocalDate } from '../../core/values/instant.js'
import type { Policy } from '../../core/values/policy.js'

/** TOK-06: the last day on which a token that makes no further call is valid; 29 February clamps to the 28th. */
export const lastValidDay = (lastDay: LocalDate, policy: Pick<Policy, 'tokenIdleYears'>): LocalDate =>
  plusYears(lastDay, policy.tokenIdleYears)
