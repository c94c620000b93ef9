import { type AccountId, Instant, Role } from '@mandat/domain'
import {
  dictionary,
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
import { withChanged, without } from '../core/fold/dictionaries.js'

/** A member as read models show it. */
export const Member = record({
  role: Role,
  status: oneOf('Active', 'Suspended', 'SuspendedAsCompromised'),
  /** The membership's term: what was made under another one is not this one's (PAR-15). */
  term: counter(1),
  since: Instant,
})
export type Member = t.TypeOf<typeof Member>
/** By account in an organisation's document, by organisation in an account's. */
export const Members = dictionary(Member)
export type Members = t.TypeOf<typeof Members>

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

/** The memberships by `key` (an account, or an organisation) after the event. */
export const evolveMembers = (members: Members, key: string, event: MemberEvent, at: Instant): Members => {
  const before = members[key] ?? null
  const after = evolveMember(before, event, at)
  if (after === null) return before === null ? members : without(members, key)
  return before === null ? { ...members, [key]: after } : withChanged(members, key, () => after)
}
