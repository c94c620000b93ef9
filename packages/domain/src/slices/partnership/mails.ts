import { mail } from '../../core/react/mail.js'
import { integer, list, nullable, oneOf, text } from '../../core/values/codecs.js'
import { OrganisationId, ProductId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { BillingMode, EndedBy } from '../../aggregates/partnership/events.js'
import { PartnerInvitationLink } from '../../aggregates/partnership/links.js'

const about = { client: OrganisationId, partner: OrganisationId, term: integer(1, 1_000_000_000) }
const walletEntrusted = oneOf('Yes', 'No')
const limitedOrFull = oneOf('Limited', 'Full')
/** What is granted: products, or everything with a billing mode (PAR-03, PAR-04). */
const access = {
  access: limitedOrFull,
  products: nullable(list(ProductId)),
  to: nullable(BillingMode),
  walletEntrusted: nullable(walletEntrusted),
}

/** PAR-05: to the partner's published address. */
export const PartnerInvitationMail = mail(
  'PartnerInvitation',
  { ...about, ...access, expiresAt: Instant },
  PartnerInvitationLink,
)
/** PAR-05: to the client. */
export const PartnerAcceptedMail = mail('PartnerAccepted', { ...about, access: limitedOrFull })
/** PAR-05: to the client. */
export const PartnerDeclinedMail = mail('PartnerDeclined', about)
/** PAR-09: to the partner, with what holds by then. */
export const PartnershipChangedMail = mail('PartnershipChanged', { ...about, change: text(1, 100), ...access })
/** BIL-06: to the partner. */
export const BillingModeChangedMail = mail('BillingModeChanged', {
  ...about,
  from: BillingMode,
  to: BillingMode,
  walletEntrusted,
})
/** PAR-10: to the other side. */
export const PartnershipEndedMail = mail('PartnershipEnded', { ...about, by: EndedBy, at: Instant })

/** Every mail about a partnership. */
export const partnershipMails = [
  PartnerInvitationMail,
  PartnerAcceptedMail,
  PartnerDeclinedMail,
  PartnershipChangedMail,
  BillingModeChangedMail,
  PartnershipEndedMail,
] as const
