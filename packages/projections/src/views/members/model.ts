import type { Envelope } from '@mandat/domain'
import {
  MemberInvitationDeclined,
  MemberInvitationExpired,
  MemberInvitationResent,
  MemberInvitationWithdrawn,
  MemberInvited,
  type Recorded,
} from '@mandat/domain/kit'
import { projection } from '../../core/fold/projection.js'
import { evolveMember, type MemberEvent, memberEvents, memberOf } from '../../parts/members.js'
import { placedUnder } from '../../parts/order.js'
import { invitationKey, type MembersDocument, MembersDocument as Codec, membershipKey } from './document.js'

const invitationEvents = [
  MemberInvited,
  MemberInvitationResent,
  MemberInvitationWithdrawn,
  MemberInvitationDeclined,
  MemberInvitationExpired,
] as const
type InvitationEvent = Recorded<(typeof invitationEvents)[number]>
type HandledEvent = MemberEvent | InvitationEvent

const invitationTypes = new Set<string>(invitationEvents.map(({ type }) => type))
const isOfInvitation = (event: HandledEvent): event is InvitationEvent => invitationTypes.has(event.type)

/** The memberships and open invitations of every organisation (ORG-02), by organisation and by account. */
export const members = projection(Codec)({
  name: 'members',
  version: 1,
  handles: [...memberEvents, ...invitationEvents],
  keysOf: ({ event }) => {
    if (isOfInvitation(event)) return [invitationKey(event.organisation, event.invitation)]
    const membership = membershipKey(event.organisation, memberOf(event))
    // who joined answered an invitation
    return event.type === 'MemberJoined'
      ? [membership, invitationKey(event.organisation, event.invitation)]
      : [membership]
  },
  evolve: (document, envelope, key) => {
    const { event } = envelope
    if (isOfInvitation(event)) return ofInvitation(document, { ...envelope, event })
    if (key !== membershipKey(event.organisation, memberOf(event))) return null
    return ofMembership(document, { ...envelope, event })
  },
  indexes: {
    member: (one) => (one._tag === 'Membership' ? [placedUnder(one.organisation, one.place)] : []),
    account: (one) => (one._tag === 'Membership' ? [placedUnder(one.account, one.place)] : []),
    invitation: (one) => (one._tag === 'Invitation' ? [placedUnder(one.organisation, one.place)] : []),
  },
})

const ofMembership = (
  before: MembersDocument | null,
  { event, recordedAt, position }: Pick<Envelope<MemberEvent>, 'event' | 'recordedAt' | 'position'>,
): MembersDocument | null => {
  const known = before?._tag === 'Membership' ? before : null
  const after = evolveMember(known, event, recordedAt)
  return (
    after && {
      _tag: 'Membership',
      organisation: event.organisation,
      account: memberOf(event),
      role: after.role,
      status: after.status,
      term: after.term,
      since: after.since,
      place: known?.place ?? position,
    }
  )
}

const ofInvitation = (
  before: MembersDocument | null,
  { event, recordedAt, position }: Pick<Envelope<InvitationEvent>, 'event' | 'recordedAt' | 'position'>,
): MembersDocument | null => {
  switch (event.type) {
    case 'MemberInvited': {
      const { organisation, invitation, invitee, role, expiresAt } = event
      return {
        _tag: 'Invitation',
        organisation,
        invitation,
        invitee,
        role,
        invitedAt: recordedAt,
        expiresAt,
        place: position,
      }
    }
    case 'MemberInvitationResent':
      return before?._tag === 'Invitation' ? { ...before, expiresAt: event.expiresAt } : before
    case 'MemberInvitationWithdrawn':
    case 'MemberInvitationDeclined':
    case 'MemberInvitationExpired':
      return null
  }
}
