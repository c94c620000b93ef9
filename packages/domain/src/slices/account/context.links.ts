import type { Gatherer } from '../../core/handle/decider.js'
import type { LinkDefinition } from '../../core/record/link.js'
import type { AccountId } from '../../core/values/ids.js'
import type { Secret } from '../../core/values/secret.js'
import type { Presented } from '../../questions/password.js'

/** A link that was mailed and has not come back yet. */
type Pending = { readonly attempt: number; readonly expiresAt: string }
/** Whether what was presented is the link that was mailed last. */
export const linkOf = (
  kind: LinkDefinition<{ readonly account: AccountId; readonly attempt: number }>,
  account: AccountId,
  pending: Pending | null,
  presented: Secret,
  { ports }: Gatherer,
): Presented =>
  pending !== null && ports.links.verify(kind.targetOf({ account, attempt: pending.attempt }), presented)
    ? { right: pending.attempt }
    : 'Wrong'

/** Right, and in time: only then is anything claimed or hashed (ACC-01: unverified addresses reserve nothing). */
export const opens = (link: Presented, pending: Pending | null, { now }: Gatherer): boolean =>
  typeof link === 'object' && pending !== null && now < pending.expiresAt
