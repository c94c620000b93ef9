import { link } from '../../core/record/link.js'
import type { InvitationId, OrganisationId } from '../../core/values/ids.js'
import { organisationStream } from './state.js'

/** ORG-02: an invitation to become a member, as it was mailed last. */
export const MemberInvitationLink = link(
  'MemberInvitation',
  ({
    organisation,
    invitation,
    attempt,
  }: {
    readonly organisation: OrganisationId
    readonly invitation: InvitationId
    readonly attempt: number
  }) => ({ stream: organisationStream(organisation), term: invitation, attempt }),
)
