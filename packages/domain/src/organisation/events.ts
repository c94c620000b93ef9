import { integer, nullable, oneOf, pattern, text, variants, type VariantsOf } from '../core/codecs.js'
import { TimeZone } from '../core/calendar.js'
import { event, type Recorded } from '../core/event.js'
import { AccountId, InvitationId, OrganisationId, ProductId } from '../core/ids.js'
import { Instant } from '../core/instant.js'
import { personal } from '../core/sealed.js'
import { emailText } from '../account/events.js'

// WARNING: type and field names are stored for ever. A change of shape is a new version with an upcast.

export const OrganisationName = personal({ field: 'organisationName', category: 'Identity', subject: 'organisation', plain: text(1, 200), purpose: 'to know whose organisation it is' })
export const OrganisationAddress = personal({ field: 'organisationAddress', category: 'Contact', subject: 'organisation', plain: text(1, 500), purpose: 'to write to the organisation and to bill it' })
export const CustomerNumber = personal({ field: 'customerNumber', category: 'Identity', subject: 'organisation', plain: text(4, 20), purpose: 'to name the customer briefly' })
export const InviteeEmail = personal({ field: 'inviteeEmail', category: 'Contact', subject: 'invitation', plain: emailText, purpose: 'to invite the person' })
export const BillingEmail = personal({ field: 'billingEmail', category: 'Contact', subject: 'organisation', plain: emailText, purpose: 'to reach the billing contact' })

export const Role = oneOf('LegalRepresentative', 'Administrator', 'Collaborator', 'ExternalUser')
export type Role = 'LegalRepresentative' | 'Administrator' | 'Collaborator' | 'ExternalUser'
export const OrganisationKind = oneOf('Individual', 'Company', 'Association')
export type OrganisationKind = 'Individual' | 'Company' | 'Association'
export const Country = pattern(/^[A-Z]{2}$/, 2, 'an ISO 3166 country code such as CH')

const invitees = {
  Account: { account: AccountId },
  Address: { invitation: InvitationId, email: InviteeEmail },
}
export const Invitee = variants(invitees)
export type Invitee = VariantsOf<typeof invitees>

const organisation = OrganisationId
const attempt = integer(1, 1_000_000)
const term = integer(1, 1_000_000_000)

/** The founder is the first legal representative (ORG-01); `term` is that membership's. */
export const OrganisationRegistered = event('OrganisationRegistered', {
  organisation, kind: OrganisationKind, name: OrganisationName, country: Country, timeZone: TimeZone, address: OrganisationAddress,
  customerNumber: CustomerNumber, founder: AccountId, term, at: Instant,
})
export const OrganisationRenamed = event('OrganisationRenamed', { organisation, name: OrganisationName })
export const OrganisationMoved = event('OrganisationMoved', { organisation, address: OrganisationAddress, country: Country, timeZone: TimeZone })
export const BillingContactChanged = event('BillingContactChanged', { organisation, billingEmail: nullable(BillingEmail) })
export const MemberInvited = event('MemberInvited', { organisation, invitation: InvitationId, invitee: Invitee, role: Role, attempt, expiresAt: Instant })
export const MemberInvitationResent = event('MemberInvitationResent', { organisation, invitation: InvitationId, attempt, expiresAt: Instant })
export const MemberInvitationWithdrawn = event('MemberInvitationWithdrawn', { organisation, invitation: InvitationId })
export const MemberInvitationDeclined = event('MemberInvitationDeclined', { organisation, invitation: InvitationId })
export const MemberInvitationExpired = event('MemberInvitationExpired', { organisation, invitation: InvitationId })
export const MemberJoined = event('MemberJoined', { organisation, account: AccountId, invitation: InvitationId, role: Role, term })
export const MemberRoleChanged = event('MemberRoleChanged', { organisation, account: AccountId, from: Role, to: Role })
export const MemberSuspended = event('MemberSuspended', { organisation, account: AccountId, reason: oneOf('Compromised', 'Other') })
export const MemberReinstated = event('MemberReinstated', { organisation, account: AccountId })
export const MemberRemoved = event('MemberRemoved', { organisation, account: AccountId, role: Role })
export const MemberLeft = event('MemberLeft', { organisation, account: AccountId, role: Role, why: oneOf('OwnWish', 'AccountDeletion') })
/** PAR-08: the partnership's access takes the place of an external user's membership, for good. */
export const MemberReplacedByPartnership = event('MemberReplacedByPartnership', { organisation, account: AccountId, partner: OrganisationId, partnershipTerm: term })
export const PartnerProgrammeJoined = event('PartnerProgrammeJoined', { organisation, directoryName: text(1, 200), directoryEmail: emailText })
export const DirectoryEntryChanged = event('DirectoryEntryChanged', { organisation, directoryName: text(1, 200), directoryEmail: emailText })
export const PartnerProgrammeLeft = event('PartnerProgrammeLeft', { organisation })
/** The organisation's word that the product may run in it: what keeps it from being closed meanwhile (ORG-10). */
export const ProductAdmitted = event('ProductAdmitted', { organisation, product: ProductId })
export const ProductReleased = event('ProductReleased', { organisation, product: ProductId })
export const OrganisationClosed = event('OrganisationClosed', { organisation, at: Instant })

export const organisationEvents = [
  OrganisationRegistered, OrganisationRenamed, OrganisationMoved, BillingContactChanged, MemberInvited, MemberInvitationResent,
  MemberInvitationWithdrawn, MemberInvitationDeclined, MemberInvitationExpired, MemberJoined, MemberRoleChanged, MemberSuspended, MemberReinstated,
  MemberRemoved, MemberLeft, MemberReplacedByPartnership, PartnerProgrammeJoined, DirectoryEntryChanged, PartnerProgrammeLeft,
  ProductAdmitted, ProductReleased, OrganisationClosed,
] as const
export type OrganisationEvent = Recorded<(typeof organisationEvents)[number]>
