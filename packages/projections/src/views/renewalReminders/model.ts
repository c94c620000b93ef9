import { type OrganisationId, type Policy } from '@mandat/domain'
import {
  OrganisationClosed,
  OrganisationMoved,
  OrganisationRegistered,
  productEvents,
  plusDays,
  type Recorded,
  renewalMails,
  type RenewalMailsEvent,
  renewalMailsEvents,
  utcDateOf,
} from '@mandat/domain/kit'
import { projection } from '../../core/fold/projection.js'
import { withChanged, without } from '../../core/fold/dictionaries.js'
import { type ReminderProduct, RemindersDocument } from './document.js'
import { nextDueOf, remindersAt } from './due.js'

const handles = [
  OrganisationRegistered,
  OrganisationMoved,
  OrganisationClosed,
  ...productEvents,
  ...renewalMailsEvents,
] as const
type ReminderEvent = Recorded<(typeof handles)[number]>
const settingsTypes = new Set<string>(renewalMailsEvents.map((d) => d.type))
const isSettings = (event: ReminderEvent): event is RenewalMailsEvent => settingsTypes.has(event.type)

const empty = (organisation: string): RemindersDocument => ({
  organisation: organisation as OrganisationId,
  timeZone: null,
  settings: renewalMails.initialState,
  products: {},
})

/**
 * By organisation: its settings, its products' expiries, what it was reminded of already, and, as an index, the next
 * day of its calendar on which something falls due: so the clock asks for what is due and reads nothing else (REN-04,
 * REN-05).
 */
export const renewalReminders = (policy: Pick<Policy, 'automaticRenewalNoticeDays'>) =>
  projection(RemindersDocument)({
    name: 'renewalReminders',
    version: 2,
    handles,
    // a transfer concerns the organisation that gives the product away too
    keysOf: ({ event }) =>
      event.type === 'ProductTransferred'
        ? [...new Set([event.from, event.organisation])].sort()
        : [event.organisation],
    evolve: (found, { event, recordedAt }, key) => {
      const document = found ?? empty(key)
      if (isSettings(event)) return { ...document, settings: renewalMails.evolve(document.settings, event) }
      const withProduct = (change: (entry: ReminderProduct) => ReminderProduct): RemindersDocument =>
        'product' in event ? { ...document, products: withChanged(document.products, event.product, change) } : document
      switch (event.type) {
        case 'OrganisationRegistered':
        case 'OrganisationMoved':
          return { ...document, timeZone: event.timeZone }
        case 'OrganisationClosed':
          return { ...document, timeZone: null }
        case 'ProductOrdered':
          return {
            ...document,
            products: {
              ...document.products,
              [event.product]: { expiresOn: event.expiresOn, renewal: event.renewal, since: event.at },
            },
          }
        case 'ProductRenewed':
          return withProduct((entry) => ({ ...entry, expiresOn: event.until, since: recordedAt }))
        case 'RenewalMannerChanged':
          return withProduct((entry) => ({ ...entry, renewal: event.renewal, since: recordedAt }))
        case 'ProductTransferred':
          return {
            ...document,
            products:
              event.organisation === key
                ? {
                    ...document.products,
                    [event.product]: { expiresOn: event.expiresOn, renewal: event.renewal, since: recordedAt },
                  }
                : without(document.products, event.product),
          }
        case 'ProductEnded':
          return { ...document, products: without(document.products, event.product) }
      }
    },
    indexes: {
      nextDue: (document) => {
        const day = nextDueOf(document, policy)
        return day === null ? [] : [day]
      },
    },
    due: {
      index: 'nextDue',
      // no calendar is more than a day ahead of the one of UTC
      upTo: (now) => plusDays(utcDateOf(now), 1),
      commands: (document, at) => remindersAt(document, at.now, at.policy),
    },
  })
/** The read model for one policy's notice days, on which its `nextDue` index rests: other days want another index. */
export type RenewalReminders = ReturnType<typeof renewalReminders>
