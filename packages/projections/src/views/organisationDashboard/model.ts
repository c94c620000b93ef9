import { type Instant } from '@mandat/domain'
import {
  BillingContactChanged,
  MemberInvitationDeclined,
  MemberInvitationExpired,
  MemberInvitationResent,
  MemberInvitationWithdrawn,
  MemberInvited,
  OrganisationClosed,
  OrganisationMoved,
  OrganisationRenamed,
  type Recorded,
  renewalMails,
  type RenewalMailsEvent,
  renewalMailsEvents,
} from '@mandat/domain/kit'
import { withChanged, without } from '../../core/fold/dictionaries.js'
import { projection } from '../../core/fold/projection.js'
import { evolveMembers, type MemberEvent, memberEvents, memberOf } from '../../parts/members.js'
import { evolvePartnerships, type RightsEvent, rightsEvents } from '../../parts/partnerships.js'
import { emptyDashboard, OrganisationDashboard, type OrganisationDetails } from './document.js'

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

/**
 * By organisation: who it is, its members and invitations (ORG-02), its partners (PAR-12), its reminder settings
 * (REN-01).
 */
export const organisationDashboard = projection(OrganisationDashboard)({
  name: 'organisationDashboard',
  version: 2,
  handles,
  keysOf: ({ event }) => [isRights(event) ? event.client : event.organisation],
  evolve: (found, envelope, key) => {
    const document = found ?? emptyDashboard(key)
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
