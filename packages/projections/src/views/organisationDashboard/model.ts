import {
  BillingContactChanged,
  BillingEmail,
  Country,
  CustomerNumber,
  dictionary,
  Instant,
  Invitee,
  MemberInvitationDeclined,
  MemberInvitationExpired,
  MemberInvitationResent,
  MemberInvitationWithdrawn,
  MemberInvited,
  nullable,
  OrganisationAddress,
  OrganisationClosed,
  OrganisationId,
  OrganisationKind,
  OrganisationMoved,
  OrganisationName,
  OrganisationRenamed,
  record,
  type Recorded,
  type RenewalMailsEvent,
  renewalMailsEvents,
  renewalMails,
  RenewalMailsState,
  Role,
  TimeZone,
} from '@mandat/domain'
import type * as t from 'io-ts'
import { projection } from '../../core/fold/projection.js'
import { evolveMembers, type MemberEvent, memberEvents, memberOf, Members } from '../../parts/members.js'
import { evolvePartnerships, Partnerships, type RightsEvent, rightsEvents } from '../../parts/partnerships.js'
import { withChanged, without } from '../../core/fold/dictionaries.js'

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

const ownEvents = [
  OrganisationRenamed,
  OrganisationMoved,
  BillingContactChanged,
  MemberInvited,
  MemberInvitationResent,
  MemberInvitationWithdrawn,
  MemberInvitationDeclined,
  MemberInvitationExpired,
  OrganisationClosed,
] as const
const handles = [...memberEvents, ...ownEvents, ...rightsEvents, ...renewalMailsEvents] as const
type DashboardEvent = Recorded<(typeof handles)[number]>

const isRights = (event: DashboardEvent): event is RightsEvent => 'client' in event
const membershipTypes = new Set<string>(memberEvents.map((d) => d.type))
const isMembership = (event: DashboardEvent): event is MemberEvent => membershipTypes.has(event.type)
const reminderTypes = new Set<string>(renewalMailsEvents.map((d) => d.type))
const isReminders = (event: DashboardEvent): event is RenewalMailsEvent => reminderTypes.has(event.type)

const empty = (organisation: string): OrganisationDashboard => ({
  organisation: organisation as OrganisationId,
  details: null,
  members: {},
  invitations: {},
  partners: {},
  reminders: renewalMails.initialState,
})

/**
 * By organisation: who it is, its members and invitations (ORG-02), its partners (PAR-12), its reminder settings
 * (REN-01).
 */
export const organisationDashboard = projection(OrganisationDashboard)({
  name: 'organisationDashboard',
  version: 1,
  handles,
  keysOf: ({ event }) => [isRights(event) ? event.client : event.organisation],
  evolve: (found, envelope, key) => {
    const document = found ?? empty(key)
    const { event } = envelope
    if (isRights(event)) return { ...document, partners: evolvePartnerships(document.partners, event) }
    if (isReminders(event)) return { ...document, reminders: renewalMails.evolve(document.reminders, event) }
    if (isMembership(event)) return withMembership(document, event, envelope.recordedAt)
    return evolveOwn(document, event, envelope.recordedAt)
  },
  indexes: {},
})

const withMembership = (document: OrganisationDashboard, event: MemberEvent, at: Instant): OrganisationDashboard => {
  const members = evolveMembers(document.members, memberOf(event), event, at)
  switch (event.type) {
    case 'OrganisationRegistered':
      return {
        ...document,
        members,
        details: {
          kind: event.kind,
          name: event.name,
          customerNumber: event.customerNumber,
          country: event.country,
          timeZone: event.timeZone,
          address: event.address,
          billingEmail: null,
          registeredAt: event.at,
          closedAt: null,
        },
      }
    case 'MemberJoined':
      return { ...document, members, invitations: without(document.invitations, event.invitation) }
    case 'MemberRoleChanged':
    case 'MemberSuspended':
    case 'MemberReinstated':
    case 'MemberRemoved':
    case 'MemberLeft':
    case 'MemberReplacedByPartnership':
      return { ...document, members }
  }
}

const evolveOwn = (
  document: OrganisationDashboard,
  event: Recorded<(typeof ownEvents)[number]>,
  at: Instant,
): OrganisationDashboard => {
  const withDetails = (change: Partial<OrganisationDetails>): OrganisationDashboard => ({
    ...document,
    details: document.details && { ...document.details, ...change },
  })
  switch (event.type) {
    case 'OrganisationRenamed':
      return withDetails({ name: event.name })
    case 'OrganisationMoved':
      return withDetails({ address: event.address, country: event.country, timeZone: event.timeZone })
    case 'BillingContactChanged':
      return withDetails({ billingEmail: event.billingEmail })
    case 'MemberInvited':
      return {
        ...document,
        invitations: {
          ...document.invitations,
          [event.invitation]: { invitee: event.invitee, role: event.role, invitedAt: at, expiresAt: event.expiresAt },
        },
      }
    case 'MemberInvitationResent':
      return {
        ...document,
        invitations: withChanged(document.invitations, event.invitation, (i) => ({ ...i, expiresAt: event.expiresAt })),
      }
    case 'MemberInvitationWithdrawn':
    case 'MemberInvitationDeclined':
    case 'MemberInvitationExpired':
      return { ...document, invitations: without(document.invitations, event.invitation) }
    case 'OrganisationClosed':
      return withDetails({ closedAt: event.at })
  }
}
