import { accountEvents } from './aggregates/account/events.js'
import type { EventDefinition } from './core/record/event.js'
import { organisationEvents } from './aggregates/organisation/events.js'
import { partnershipEvents } from './aggregates/partnership/events.js'
import { productEvents } from './aggregates/product/events.js'
import { renewalMailsEvents } from './aggregates/renewalMails/events.js'
import { sessionEvents } from './aggregates/session/events.js'
import { tokenEvents } from './aggregates/token/events.js'

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
