import { Country, Instant, OrganisationId, OrganisationKind, TimeZone } from '@mandat/domain'
import {
  BillingEmail,
  CustomerNumber,
  nullable,
  OrganisationAddress,
  OrganisationName,
  record,
  renewalMails,
  RenewalMailsState,
} from '@mandat/domain/kit'
import type * as t from 'io-ts'

/**
 * What an organisation registered with and changed since (ORG-01, ORG-09); `closedAt` is `null` while it runs (ORG-10).
 */
export const OrganisationDetails = record({
  kind: OrganisationKind,
  name: OrganisationName,
  customerNumber: CustomerNumber,
  country: Country,
  timeZone: TimeZone,
  address: OrganisationAddress,
  billingEmail: nullable(BillingEmail),
  registeredAt: Instant,
  closedAt: nullable(Instant),
})
export type OrganisationDetails = t.TypeOf<typeof OrganisationDetails>
/** What an organisation is; its members, partners and products are documents of their own, and there may be any number. */
export const OrganisationDashboard = record({
  organisation: OrganisationId,
  /** `null` as long as only its neighbours' events were seen: the order of streams is not relied upon. */
  details: nullable(OrganisationDetails),
  reminders: RenewalMailsState,
})
export type OrganisationDashboard = t.TypeOf<typeof OrganisationDashboard>

/** Before anything is told of it. */
export const emptyDashboard = (organisation: string): OrganisationDashboard => ({
  organisation: organisation as OrganisationId,
  details: null,
  reminders: renewalMails.initialState,
})
