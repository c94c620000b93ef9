import type { Gatherer } from '../../core/handle/decider.js'
import type { LinkDefinition } from '../../core/record/link.js'
import type { AccountId } from '../../core/values/ids.js'
import type { Secret } from '../../core/values/secret.js'
import type { Presented } from '../../questions/password.js'

/** A link that was mailed and has not come back yet. */
type Pending = { readonly attempt: number; readonly expiresAt: string }
const ATTEMPTS = 50
/** The last attempt that is looked for where the account does not remember how many there were. */
export const FIRST_ATTEMPTS = ATTEMPTS

/** Which of the links of a kind that were mailed was presented, the last one first, as far as it is looked for (PAR-06). */
export const linkOf = (
  kind: LinkDefinition<{ readonly account: AccountId; readonly attempt: number }>,
  account: AccountId,
  last: number,
  presented: Secret,
  { ports }: Gatherer,
): Presented => {
  for (let attempt = last; attempt > Math.max(0, last - ATTEMPTS); attempt--)
    if (ports.links.verify(kind.targetOf({ account, attempt }), presented)) return { right: attempt }
  return 'Wrong'
}

/** Right, and in time: only then is anything claimed or hashed (ACC-01: unverified addresses reserve nothing). */
export const opens = (link: Presented, pending: Pending | null, { now }: Gatherer): boolean =>
  typeof link === 'object' && link.right === pending?.attempt && now < pending.expiresAt
