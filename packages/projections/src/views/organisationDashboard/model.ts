import {
  BillingContactChanged,
  ExpiryRemindersSwitched,
  OrganisationClosed,
  OrganisationMoved,
  OrganisationRegistered,
  OrganisationRenamed,
  type Recorded,
  ReminderIntervalSwitched,
  renewalMails,
  RenewalNoticeSwitched,
} from '@mandat/domain/kit'
import { projection } from '../../core/fold/projection.js'
import { emptyDashboard, OrganisationDashboard, type OrganisationDetails } from './document.js'

const handles = [
  OrganisationRegistered,
  OrganisationRenamed,
  OrganisationMoved,
  BillingContactChanged,
  OrganisationClosed,
  // what fell due is not among it: there is no limit on that
  ExpiryRemindersSwitched,
  ReminderIntervalSwitched,
  RenewalNoticeSwitched,
] as const

/** By organisation: who it is, and its reminder settings (REN-01). */
export const organisationDashboard = projection(OrganisationDashboard)({
  name: 'organisationDashboard',
  version: 3,
  handles,
  keysOf: ({ event }) => [event.organisation],
  evolve: (found, { event }, key) => evolve(found ?? emptyDashboard(key), event),
  indexes: {},
})

const evolve = (document: OrganisationDashboard, event: Recorded<(typeof handles)[number]>): OrganisationDashboard => {
  const withDetails = (change: Partial<OrganisationDetails>): OrganisationDashboard => ({
    ...document,
    details: document.details && { ...document.details, ...change },
  })
  switch (event.type) {
    case 'OrganisationRegistered': {
      const { kind, name, customerNumber, country, timeZone, address, at } = event
      const details = { kind, name, customerNumber, country, timeZone, address, billingEmail: null }
      return { ...document, details: { ...details, registeredAt: at, closedAt: null } }
    }
    case 'OrganisationRenamed':
      return withDetails({ name: event.name })
    case 'OrganisationMoved':
      return withDetails({ address: event.address, country: event.country, timeZone: event.timeZone })
    case 'BillingContactChanged':
      return withDetails({ billingEmail: event.billingEmail })
    case 'OrganisationClosed':
      return withDetails({ closedAt: event.at })
    case 'ExpiryRemindersSwitched':
    case 'ReminderIntervalSwitched':
    case 'RenewalNoticeSwitched':
      return { ...document, reminders: renewalMails.evolve(document.reminders, event) }
  }
}
