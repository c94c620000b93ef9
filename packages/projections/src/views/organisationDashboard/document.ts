import { Country, Instant, Invitee, OrganisationId, OrganisationKind, Role, TimeZone } from '@mandat/domain'
import {
  BillingEmail,
  CustomerNumber,
  dictionary,
  nullable,
  OrganisationAddress,
  OrganisationName,
  record,
  renewalMails,
  RenewalMailsState,
} from '@mandat/domain/kit'
import type * as t from 'io-ts'
import { Members } from '../../parts/members.js'
import { Partnerships } from '../../parts/partnerships.js'

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
/** An invitation that was neither answered nor withdrawn, and whose end is not recorded yet (ORG-02). */
export const OpenInvitation = record({ invitee: Invitee, role: Role, invitedAt: Instant, expiresAt: Instant })
export type OpenInvitation = t.TypeOf<typeof OpenInvitation>
/** All that is told of an organisation, but its products (see `products`). */
export const OrganisationDashboard = record({
  organisation: OrganisationId,
  /** `null` as long as only its neighbours' events were seen: the order of streams is not relied upon. */
  details: nullable(OrganisationDetails),
  members: Members,
  invitations: dictionary(OpenInvitation),
  partners: Partnerships,
  reminders: RenewalMailsState,
})
export type OrganisationDashboard = t.TypeOf<typeof OrganisationDashboard>

/** Before anything is told of it. */
export const emptyDashboard = (organisation: string): OrganisationDashboard => ({
  organisation: organisation as OrganisationId,
  details: null,
  members: {},
  invitations: {},
  partners: {},
  reminders: renewalMails.initialState,
})
