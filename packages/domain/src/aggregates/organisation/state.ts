import { type Question, stateNow } from '../../core/react/question.js'
import type { Aggregate } from '../../core/record/aggregate.js'
import { TimeZone } from '../../core/values/calendar.js'
import {
  counter,
  type Fields,
  list,
  nullable,
  oneOf,
  record,
  variants,
  type VariantsOf,
} from '../../core/values/codecs.js'
import { IdMap, idMap } from '../../core/values/idMap.js'
import { type AccountId, CommandId, OrganisationId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { Country, type OrganisationEvent, organisationEvents, OrganisationKind, Role } from './events.js'
import { ClosedInvitation, InvitationState, withoutInvitation } from './invitationStates.js'

/** Who is suspended as compromised is not reinstated before the account is secured (ORG-08). */
export type MemberStatus = 'Active' | 'Suspended' | 'SuspendedAsCompromised'
const MemberStatus = oneOf<MemberStatus>('Active', 'Suspended', 'SuspendedAsCompromised')
const MemberState = record({ role: Role, term: counter(1), status: MemberStatus })
/** One membership. `term` numbers it within the organisation, so that one of before is told apart (PAR-15). */
export type MemberState = { readonly role: Role; readonly term: number; readonly status: MemberStatus }

const AdmissionState = record({ command: nullable(CommandId), until: nullable(Instant) })

const running = {
  organisation: OrganisationId,
  kind: OrganisationKind,
  country: Country,
  timeZone: TimeZone,
  members: idMap(MemberState),
  /** The number of the last membership's term; a member who comes back gets a new one (PAR-15). */
  lastTerm: counter(1),
  invitations: idMap(InvitationState),
  /** The last ones that are over, newest last. */
  closedInvitations: list(ClosedInvitation),
  /** The number of the last invitation mail, of whatever invitation: no link is made twice (ORG-02). */
  lastAttempt: counter(0),
  hasBillingContact: oneOf('Yes', 'No'),
  /** The number of its enrolment in the partner programme, while it is listed; one that ended never returns (PAR-15). */
  partner: nullable(counter(1)),
  lastEnrolment: counter(0),
  /** Every product that runs here, and what is on its way for one command, until then (ORG-10). */
  products: idMap(AdmissionState),
}
const situations = {
  Unregistered: {},
  Running: running,
  Closed: { organisation: OrganisationId, members: idMap(MemberState), closedInvitations: list(ClosedInvitation) },
}
/** Where an organisation stands; a closed one still knows who its members were (ORG-10). */
export const OrganisationState = variants(situations)
export type OrganisationState = VariantsOf<typeof situations>
/** What decisions know of a running organisation; its name, number and address are in events and read models only. */
export type RunningOrganisation = Fields<typeof running>

const whenRunning = (
  state: OrganisationState,
  change: (running: RunningOrganisation) => Partial<RunningOrganisation>,
): OrganisationState => (state._tag === 'Running' ? { ...state, ...change(state) } : state)

const withMember = (
  state: OrganisationState,
  account: AccountId,
  change: (member: MemberState) => MemberState,
): OrganisationState => whenRunning(state, ({ members }) => ({ members: members.changed(account, change) }))

const evolve = (state: OrganisationState, event: OrganisationEvent): OrganisationState => {
  switch (event.type) {
    case 'OrganisationRegistered':
      return {
        _tag: 'Running',
        organisation: event.organisation,
        kind: event.kind,
        country: event.country,
        timeZone: event.timeZone,
        members: IdMap.of({ [event.founder]: { role: 'LegalRepresentative', term: event.term, status: 'Active' } }),
        lastTerm: event.term,
        invitations: IdMap.empty,
        closedInvitations: [],
        lastAttempt: 0,
        hasBillingContact: 'No',
        partner: null,
        lastEnrolment: 0,
        products: IdMap.empty,
      }
    case 'OrganisationRenamed':
      return state
    case 'OrganisationMoved':
      return whenRunning(state, () => ({ country: event.country, timeZone: event.timeZone }))
    case 'BillingContactChanged':
      return whenRunning(state, () => ({ hasBillingContact: event.billingEmail === null ? 'No' : 'Yes' }))
    case 'MemberInvited':
      return whenRunning(state, ({ invitations }) => ({
        lastAttempt: event.attempt,
        invitations: invitations.with(event.invitation, {
          invitee: event.invitee,
          role: event.role,
          attempt: event.attempt,
          expiresAt: event.expiresAt,
        }),
      }))
    case 'MemberInvitationResent':
      return whenRunning(state, ({ invitations }) => {
        const { attempt, expiresAt } = event
        return invitations.has(event.invitation)
          ? {
              lastAttempt: attempt,
              invitations: invitations.changed(event.invitation, (one) => ({ ...one, attempt, expiresAt })),
            }
          : {}
      })
    case 'MemberInvitationWithdrawn':
      return whenRunning(state, (here) => withoutInvitation(here, event.invitation, 'Withdrawn'))
    case 'MemberInvitationDeclined':
      return whenRunning(state, (here) => withoutInvitation(here, event.invitation, 'Declined'))
    case 'MemberInvitationExpired':
      return whenRunning(state, (here) => withoutInvitation(here, event.invitation, 'Expired'))
    case 'MemberJoined':
      return whenRunning(state, (here) => ({
        members: here.members.with(event.account, { role: event.role, term: event.term, status: 'Active' }),
        lastTerm: event.term,
        ...withoutInvitation(here, event.invitation, 'Used'),
      }))
    case 'MemberRoleChanged':
      return withMember(state, event.account, (member) => ({ ...member, role: event.to }))
    case 'MemberSuspended':
      return withMember(state, event.account, (member) => ({
        ...member,
        status: event.reason === 'Compromised' ? 'SuspendedAsCompromised' : 'Suspended',
      }))
    case 'MemberReinstated':
      return withMember(state, event.account, (member) => ({ ...member, status: 'Active' }))
    case 'MemberRemoved':
    case 'MemberLeft':
    case 'MemberReplacedByPartnership':
      return whenRunning(state, ({ members }) => ({ members: members.without(event.account) }))
    case 'PartnerProgrammeJoined':
      return whenRunning(state, ({ lastEnrolment }) => ({
        partner: lastEnrolment + 1,
        lastEnrolment: lastEnrolment + 1,
      }))
    case 'DirectoryEntryChanged':
      return state
    case 'PartnerProgrammeLeft':
      return whenRunning(state, () => ({ partner: null }))
    case 'ProductAdmitted':
      return whenRunning(state, ({ products }) => ({
        products: products.with(event.product, { command: event.command, until: event.until }),
      }))
    case 'ProductReleased':
      return whenRunning(state, ({ products }) => ({ products: products.without(event.product) }))
    case 'OrganisationClosed':
      return {
        _tag: 'Closed',
        organisation: event.organisation,
        members: state._tag === 'Unregistered' ? IdMap.empty : state.members,
        closedInvitations: state._tag === 'Unregistered' ? [] : state.closedInvitations,
      }
  }
}

/** How an organisation's events make its {@link OrganisationState}. */
export const organisation: Aggregate<OrganisationState, OrganisationEvent> = {
  category: 'organisation',
  events: organisationEvents,
  state: OrganisationState,
  initialState: { _tag: 'Unregistered' },
  evolve,
}
/** `organisation-<id>`: all members and roles in one stream, so that ORG-03 is decided in one place (ORG-06). */
export const organisationStream = (id: OrganisationId): string => `organisation-${id}`

/** Asks how an organisation stands now. */
export const organisationNow = (id: OrganisationId): Question<OrganisationState> =>
  stateNow(organisation, organisationStream(id))
