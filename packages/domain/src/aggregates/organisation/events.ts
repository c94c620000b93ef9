import { event, type Recorded } from '../../core/record/event.js'
import { TimeZone } from '../../core/values/calendar.js'
import { counter, nullable, oneOf, pattern, text, variants, type VariantsOf } from '../../core/values/codecs.js'
import { storedEmailText } from '../../core/values/email.js'
import { AccountId, CommandId, InvitationId, OrganisationId, ProductId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { Role } from '../../core/values/role.js'
import { BillingEmail, CustomerNumber, InviteeEmail, OrganisationAddress, OrganisationName } from './personalData.js'

// WARNING: type and field names are stored for ever. A change of shape is a new version with an upcast.

export { Role } from '../../core/values/role.js'
/** ORG-01: whether the customer is a person, a company or an association. */
export const OrganisationKind = oneOf('Individual', 'Company', 'Association')
export type OrganisationKind = 'Individual' | 'Company' | 'Association'
/** ISO 3166-1 alpha-2 by its form; whether there is such a country is not checked. */
export const Country = pattern(/^[A-Z]{2}$/, 2, 'an ISO 3166 country code such as CH')

const invitees = { Account: { account: AccountId }, Address: { invitation: InvitationId, email: InviteeEmail } }
/** ORG-02: an existing account, or an address whose holder proves itself by the mailed link. */
export const Invitee = variants(invitees)
export type Invitee = VariantsOf<typeof invitees>

const organisation = OrganisationId
const attempt = counter(1)
const term = counter(1)

/** The founder is the first legal representative (ORG-01); `term` is that membership's. */
export const OrganisationRegistered = event('OrganisationRegistered', {
  organisation,
  kind: OrganisationKind,
  name: OrganisationName,
  country: Country,
  timeZone: TimeZone,
  address: OrganisationAddress,
  customerNumber: CustomerNumber,
  founder: AccountId,
  term,
  at: Instant,
})
/** ORG-01: it goes by another name now; members and products stay. */
export const OrganisationRenamed = event('OrganisationRenamed', { organisation, name: OrganisationName })
/** ORG-01: other coordinates; from now on its days are those of this time zone (REN-05). */
export const OrganisationMoved = event('OrganisationMoved', {
  organisation,
  address: OrganisationAddress,
  country: Country,
  timeZone: TimeZone,
})
/** REN-07: reminders go to this address too, or, with `null`, to no such contact any more. */
export const BillingContactChanged = event('BillingContactChanged', {
  organisation,
  billingEmail: nullable(BillingEmail),
})
/** ORG-02: somebody may join in this role until `expiresAt`; not a member yet. `attempt` numbers the mail. */
export const MemberInvited = event('MemberInvited', {
  organisation,
  invitation: InvitationId,
  invitee: Invitee,
  role: Role,
  attempt,
  expiresAt: Instant,
})
/** ORG-02: a new mail with a new end; the link of the one before is dead. */
export const MemberInvitationResent = event('MemberInvitationResent', {
  organisation,
  invitation: InvitationId,
  attempt,
  expiresAt: Instant,
})
/** ORG-02: the organisation took it back; its link does nothing. */
export const MemberInvitationWithdrawn = event('MemberInvitationWithdrawn', { organisation, invitation: InvitationId })
/** ORG-02: the invitee, or who holds the link, said no. */
export const MemberInvitationDeclined = event('MemberInvitationDeclined', { organisation, invitation: InvitationId })
/** ORG-02: the clock's record that nobody answered; the date had ended it before. */
export const MemberInvitationExpired = event('MemberInvitationExpired', { organisation, invitation: InvitationId })
/** ORG-02: the organisation's half of becoming a member, after the account's. Each time a new `term` (PAR-15). */
export const MemberJoined = event('MemberJoined', {
  organisation,
  account: AccountId,
  invitation: InvitationId,
  role: Role,
  term,
})
/** ORG-05: somebody's role in the organisation is another one now. */
export const MemberRoleChanged = event('MemberRoleChanged', { organisation, account: AccountId, from: Role, to: Role })
/** ORG-08: the membership gives nothing for now; as `Compromised`, until the account is secured at least. */
export const MemberSuspended = event('MemberSuspended', {
  organisation,
  account: AccountId,
  reason: oneOf('Compromised', 'Other'),
})
/** ORG-08: the membership counts again, in its old role and term. */
export const MemberReinstated = event('MemberReinstated', { organisation, account: AccountId })
/** ORG-02: somebody's membership was ended by those who manage it; `role` is the one it had. */
export const MemberRemoved = event('MemberRemoved', { organisation, account: AccountId, role: Role })
/** ORG-03: a member went by itself, or with its account (ACC-12); `role` is the one it had. */
export const MemberLeft = event('MemberLeft', {
  organisation,
  account: AccountId,
  role: Role,
  why: oneOf('OwnWish', 'AccountDeletion'),
})
/** PAR-08: the partnership's access takes the place of an external user's membership, for good. */
export const MemberReplacedByPartnership = event('MemberReplacedByPartnership', {
  organisation,
  account: AccountId,
  partner: OrganisationId,
  partnershipTerm: term,
})
/** PAR-13: it can be invited as a partner; name and address are published in the directory (PAR-02). */
export const PartnerProgrammeJoined = event('PartnerProgrammeJoined', {
  organisation,
  directoryName: text(1, 200),
  directoryEmail: storedEmailText,
})
/** PAR-02: clients find the partner under this name and address now. */
export const DirectoryEntryChanged = event('DirectoryEntryChanged', {
  organisation,
  directoryName: text(1, 200),
  directoryEmail: storedEmailText,
})
/** PAR-13: it is not invited any more; its partnerships end after this (PAR-17). */
export const PartnerProgrammeLeft = event('PartnerProgrammeLeft', { organisation })
/**
 * The organisation's word that the product may run in it (ORG-10): to one command that orders it or takes it over, until
 * a date; or for good (both null), where the product is there, and for what was admitted before the two were named.
 */
export const ProductAdmitted = event(
  'ProductAdmitted',
  { organisation, product: ProductId, command: nullable(CommandId), until: nullable(Instant) },
  [(first) => ({ ...first, command: null, until: null })],
)
/** ORG-10: the product ended, went elsewhere or never came, and keeps the organisation from closing no longer. */
export const ProductReleased = event('ProductReleased', { organisation, product: ProductId })
/** ORG-10: closed for good, by a legal representative, or by its founder before it began; ORG-03 binds it no more. */
export const OrganisationClosed = event('OrganisationClosed', { organisation, at: Instant })

/** Every event of an organisation's stream; its state is folded from these and no others. */
export const organisationEvents = [
  OrganisationRegistered,
  OrganisationRenamed,
  OrganisationMoved,
  BillingContactChanged,
  MemberInvited,
  MemberInvitationResent,
  MemberInvitationWithdrawn,
  MemberInvitationDeclined,
  MemberInvitationExpired,
  MemberJoined,
  MemberRoleChanged,
  MemberSuspended,
  MemberReinstated,
  MemberRemoved,
  MemberLeft,
  MemberReplacedByPartnership,
  PartnerProgrammeJoined,
  DirectoryEntryChanged,
  PartnerProgrammeLeft,
  ProductAdmitted,
  ProductReleased,
  OrganisationClosed,
] as const
/** One of {@link organisationEvents}, as a fold gets it. */
export type OrganisationEvent = Recorded<(typeof organisationEvents)[number]>
