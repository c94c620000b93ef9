import type { Recipient } from '../core/react/mail.js'
import type { LinkTarget } from '../core/record/link.js'
import type { StreamName } from '../core/record/envelope.js'
import type { AccountEvent } from '../aggregates/account/events.js'
import type { OrganisationEvent } from '../aggregates/organisation/events.js'
import type { PartnershipEvent } from '../aggregates/partnership/events.js'
import type { ProductEvent } from '../aggregates/product/events.js'
import type { RenewalMailsEvent } from '../aggregates/renewalMails/events.js'
import type { Instant } from '../core/values/instant.js'

type SomeEvent = AccountEvent | OrganisationEvent | PartnershipEvent | ProductEvent | RenewalMailsEvent
type Streams = Readonly<Record<StreamName, ReadonlyArray<SomeEvent>>>
/** A mail that waits, what was on record when it was queued, and what comes between. */
export interface Row {
  readonly template: string
  readonly to: Recipient
  readonly facts: object
  readonly link?: LinkTarget
  readonly now: Instant
  readonly streams: Streams
  /** `then`: what changes of the mail, or why it is never sent. */
  readonly between: ReadonlyArray<{
    readonly what: string
    readonly streams?: Streams
    readonly now?: Instant
    readonly then: object | string
  }>
}
