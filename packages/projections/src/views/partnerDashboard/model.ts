import { OrganisationId } from '@mandat/domain'
import {
  CustomerNumber,
  nullable,
  oneOf,
  OrganisationClosed,
  OrganisationName,
  OrganisationRenamed,
  record,
  type Recorded,
} from '@mandat/domain/kit'
import type * as t from 'io-ts'
import { projection } from '../../core/fold/projection.js'
import { evolveMembers, type MemberEvent, memberEvents, memberOf, Members } from '../../parts/members.js'
import { evolvePartnerships, Partnerships, type RightsEvent, rightsEvents } from '../../parts/partnerships.js'

/**
 * One organisation as its partners may come to see it, with the rights of each: what a partner gets is cut out of it
 * when it asks (PAR-07). Authority is read from here, never copied to the partner's side, so that nothing can be left
 * there.
 */
export const ClientDocument = record({
  client: OrganisationId,
  name: nullable(OrganisationName),
  customerNumber: nullable(CustomerNumber),
  members: Members,
  partnerships: Partnerships,
  running: oneOf('Yes', 'No'),
})
export type ClientDocument = t.TypeOf<typeof ClientDocument>

const handles = [...memberEvents, OrganisationRenamed, OrganisationClosed, ...rightsEvents] as const
type DashboardEvent = Recorded<(typeof handles)[number]>

const isRights = (event: DashboardEvent): event is RightsEvent => 'client' in event
const empty = (client: string): ClientDocument => ({
  client: client as OrganisationId,
  name: null,
  customerNumber: null,
  members: {},
  partnerships: {},
  running: 'Yes',
})

/** By client: what its partners may come to see of it, and an index from each partner to its clients (PAR-07). */
export const partnerDashboard = projection(ClientDocument)({
  name: 'partnerDashboard',
  version: 2,
  handles,
  keysOf: ({ event }) => [isRights(event) ? event.client : event.organisation],
  evolve: (found, envelope, key) => {
    const document = found ?? empty(key)
    const { event } = envelope
    if (isRights(event)) return { ...document, partnerships: evolvePartnerships(document.partnerships, event) }
    const withMembers = (change: MemberEvent): Members =>
      evolveMembers(document.members, memberOf(change), change, envelope.recordedAt)
    switch (event.type) {
      case 'OrganisationRegistered':
        return { ...document, name: event.name, customerNumber: event.customerNumber, members: withMembers(event) }
      case 'MemberJoined':
      case 'MemberRoleChanged':
      case 'MemberSuspended':
      case 'MemberReinstated':
      case 'MemberRemoved':
      case 'MemberLeft':
      case 'MemberReplacedByPartnership':
        return { ...document, members: withMembers(event) }
      case 'OrganisationRenamed':
        return { ...document, name: event.name }
      case 'OrganisationClosed':
        return { ...document, running: 'No' }
    }
  },
  indexes: {
    /** The clients that a partner works for, or is invited by. */
    partner: ({ partnerships }) => Object.keys(partnerships).sort(),
  },
})
