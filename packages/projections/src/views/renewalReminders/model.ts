import type { Policy } from '@mandat/domain'
import { plusDays, utcDateOf } from '@mandat/domain/kit'
import { projection } from '../../core/fold/projection.js'
import { isProduct, productKey, RemindersDocument } from './document.js'
import { earliestDueOf, remindersAt } from './due.js'
import { emptyOrganisation, evolveOrganisation, evolveProduct, handles, isOfProduct } from './evolve.js'

/**
 * By organisation, its settings; by product, what decides its reminders and, as an index, the first day on which
 * something may fall due: so the clock asks for that and reads nothing else (REN-04, REN-05).
 */
export const renewalReminders = (policy: Pick<Policy, 'automaticRenewalNoticeDays'>) =>
  projection(RemindersDocument)({
    name: 'renewalReminders',
    version: 3,
    handles,
    keysOf: ({ event }) => {
      switch (event.type) {
        case 'RemindersFellDue':
          return [...new Set(event.items.map(({ product }) => productKey(event.organisation, product)))].sort()
        // a transfer concerns the organisation that gives the product away too
        case 'ProductTransferred':
          return [...new Set([event.from, event.organisation])].sort().map((one) => productKey(one, event.product))
        case 'ProductOrdered':
        case 'ProductRenewed':
        case 'RenewalMannerChanged':
        case 'ProductEnded':
          return [productKey(event.organisation, event.product)]
        case 'OrganisationRegistered':
        case 'OrganisationMoved':
        case 'OrganisationClosed':
        case 'ExpiryRemindersSwitched':
        case 'ReminderIntervalSwitched':
        case 'RenewalNoticeSwitched':
          return [event.organisation]
      }
    },
    evolve: (found, envelope, key) => {
      const { event } = envelope
      if (isOfProduct(event)) return evolveProduct(found, { ...envelope, event }, key)
      const before = found?._tag === 'Organisation' ? found : emptyOrganisation(event.organisation)
      return evolveOrganisation(before, event)
    },
    indexes: {
      earliestDue: (document) => {
        const day = isProduct(document) ? earliestDueOf(document, policy) : null
        return day === null ? [] : [day]
      },
    },
    due: {
      index: 'earliestDue',
      // no calendar is more than a day ahead of the one of UTC
      upTo: (now) => plusDays(utcDateOf(now), 1),
      together: (document) => (isProduct(document) ? document.organisation : null),
      commands: (document, at, found) =>
        document._tag === 'Organisation' ? remindersAt(document, found.filter(isProduct), at.now, at.policy) : [],
    },
  })
/** The read model for one policy's notice days, on which its index rests: other days want another index. */
export type RenewalReminders = ReturnType<typeof renewalReminders>
