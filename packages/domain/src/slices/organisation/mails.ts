import { mail } from '../../core/react/mail.js'
import { InvitationId, OrganisationId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { Role } from '../../aggregates/organisation/events.js'
import { MemberInvitationLink } from '../../aggregates/organisation/links.js'

/** ORG-02. */
export const MemberInvitationMail = mail(
  'MemberInvitation',
  { organisation: OrganisationId, invitation: InvitationId, role: Role, expiresAt: Instant },
  MemberInvitationLink,
)

/** Every mail about an organisation. */
export const organisationMails = [MemberInvitationMail] as const
