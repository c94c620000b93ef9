import { type AccountId, Instant, Role } from '@mandat/domain'
import {
  counter,
  MemberJoined,
  MemberLeft,
  MemberReinstated,
  MemberRemoved,
  MemberReplacedByPartnership,
  MemberRoleChanged,
  MemberSuspended,
  oneOf,
  OrganisationRegistered,
  record,
  type Recorded,
} from '@mandat/domain/kit'
import type * as t from 'io-ts'

/** A member as read models show it. */
export const Member = record({
  role: Role,
  status: oneOf('Active', 'Suspended', 'SuspendedAsCompromised'),
  /** The membership's term: what was made under another one is not this one's (PAR-15). */
  term: counter(1),
  since: Instant,
})
export type Member = t.TypeOf<typeof Member>
/** The events that change who is a member, and as what. */
export const memberEvents = [
  OrganisationRegistered,
  MemberJoined,
  MemberRoleChanged,
  MemberSuspended,
  MemberReinstated,
  MemberRemoved,
  MemberLeft,
  MemberReplacedByPartnership,
] as const
export type MemberEvent = Recorded<(typeof memberEvents)[number]>

/** Whose membership it is. */
export const memberOf = (event: MemberEvent): AccountId =>
  event.type === 'OrganisationRegistered' ? event.founder : event.account

/** One membership after the event; `null` when it is over. */
export const evolveMember = (member: Member | null, event: MemberEvent, at: Instant): Member | null => {
  switch (event.type) {
    case 'OrganisationRegistered':
      return { role: 'LegalRepresentative', status: 'Active', term: event.term, since: at }
    case 'MemberJoined':
      return { role: event.role, status: 'Active', term: event.term, since: at }
    case 'MemberRoleChanged':
      return member && { ...member, role: event.to }
    case 'MemberSuspended':
      return member && { ...member, status: event.reason === 'Compromised' ? 'SuspendedAsCompromised' : 'Suspended' }
    case 'MemberReinstated':
      return member && { ...member, status: 'Active' }
    case 'MemberRemoved':
    case 'MemberLeft':
    case 'MemberReplacedByPartnership':
      return null
  }
}
