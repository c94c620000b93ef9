import { accountEvents } from './account/events.js'
import type { EventDefinition } from './core/event.js'
import { organisationEvents } from './organisation/events.js'
import { partnershipEvents } from './partnership/events.js'
import { productEvents } from './product/events.js'
import { renewalMailsEvents } from './renewalMails/events.js'
import { sessionEvents } from './session/events.js'
import { tokenEvents } from './token/events.js'

/** Every event type there is, slice by slice: the source of the event catalogue, the schemas and the register. */
export const eventCatalogue: Readonly<Record<string, ReadonlyArray<EventDefinition>>> = {
  account: accountEvents,
  session: sessionEvents,
  organisation: organisationEvents,
  partnership: partnershipEvents,
  token: tokenEvents,
  product: productEvents,
  renewalMails: renewalMailsEvents,
}
