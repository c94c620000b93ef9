import { AccountId, Instant, InvitationId, Invitee, OrganisationId, Role } from '@mandat/domain'
import { variants, type VariantsOf } from '@mandat/domain/kit'
import { Member } from '../../parts/members.js'
import { Place } from '../../parts/order.js'

const kinds = {
  /** A membership that is not over. */
  Membership: { organisation: OrganisationId, account: AccountId, ...Member.props, place: Place },
  /** An invitation that was neither answered nor withdrawn, and whose end is not recorded yet (ORG-02). */
  Invitation: {
    organisation: OrganisationId,
    invitation: InvitationId,
    invitee: Invitee,
    role: Role,
    invitedAt: Instant,
    expiresAt: Instant,
    place: Place,
  },
}
/** Who is tied to an organisation, or may come to be: one document each, since there is no limit on them. */
export const MembersDocument = variants(kinds)
export type MembersDocument = VariantsOf<typeof kinds>
export type MembershipDocument = Extract<MembersDocument, { _tag: 'Membership' }>
export type InvitationDocument = Extract<MembersDocument, { _tag: 'Invitation' }>

export const isMembership = (document: MembersDocument): document is MembershipDocument =>
  document._tag === 'Membership'
export const isInvitation = (document: MembersDocument): document is InvitationDocument =>
  document._tag === 'Invitation'

/** Ids are the callers' own: one that is taken for one kind of thing may be taken for another too. */
export const membershipKey = (organisation: OrganisationId, account: AccountId): string =>
  `${organisation}/Account/${account}`
export const invitationKey = (organisation: OrganisationId, invitation: InvitationId): string =>
  `${organisation}/Invitation/${invitation}`
