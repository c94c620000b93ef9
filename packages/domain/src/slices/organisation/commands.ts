import { command, type CommandOf, ownCommand } from '../../core/record/command.js'
import { TimeZone } from '../../core/values/calendar.js'
import { counter, list, nullable, oneOf, text } from '../../core/values/codecs.js'
import { emailText } from '../../core/values/email.js'
import { AccountId, CommandId, InvitationId, OrganisationId, ProductId } from '../../core/values/ids.js'
import { secret } from '../../core/values/secret.js'
import { Country, Invitee, OrganisationKind, Role } from '../../aggregates/organisation/events.js'
import { BillingEmail, OrganisationAddress, OrganisationName } from '../../aggregates/organisation/personalData.js'

const organisation = OrganisationId
const member = { organisation, account: AccountId }
const invitation = { organisation, invitation: InvitationId }
const entry = { organisation, directoryName: text(1, 200), directoryEmail: emailText }

export const RegisterOrganisation = command('RegisterOrganisation', {
  organisation,
  kind: OrganisationKind,
  name: OrganisationName,
  country: Country,
  timeZone: TimeZone,
  address: OrganisationAddress,
  founder: AccountId,
})
export const RenameOrganisation = command('RenameOrganisation', { organisation, name: OrganisationName })
export const MoveOrganisation = command('MoveOrganisation', {
  organisation,
  address: OrganisationAddress,
  country: Country,
  timeZone: TimeZone,
})
export const ChangeBillingContact = command('ChangeBillingContact', {
  organisation,
  billingEmail: nullable(BillingEmail),
})
export const InviteMember = command('InviteMember', { ...invitation, invitee: Invitee, role: Role })
export const ResendMemberInvitation = command('ResendMemberInvitation', invitation)
export const WithdrawMemberInvitation = command('WithdrawMemberInvitation', invitation)
export const DeclineMemberInvitation = command('DeclineMemberInvitation', { ...invitation, link: nullable(secret()) })
/** The clock's. */
export const ExpireMemberInvitation = ownCommand('ExpireMemberInvitation', invitation)
/**
 * The organisation's half of becoming a member; after a crash between the halves a process sends it, without a link.
 */
export const JoinOrganisation = command('JoinOrganisation', {
  ...member,
  invitation: InvitationId,
  link: nullable(secret()),
})
export const ChangeMemberRole = command('ChangeMemberRole', { ...member, to: Role })
export const SuspendMember = command('SuspendMember', { ...member, reason: oneOf('Compromised', 'Other') })
export const ReinstateMember = command('ReinstateMember', member)
export const RemoveMember = command('RemoveMember', member)
export const LeaveOrganisation = command('LeaveOrganisation', { ...member, why: oneOf('OwnWish', 'AccountDeletion') })
/** A process's, when a partnership starts (PAR-08): `accounts` are the partner's people. */
export const ReplaceExternalUsers = ownCommand('ReplaceExternalUsers', {
  organisation,
  partner: OrganisationId,
  partnershipTerm: counter(1),
  accounts: list(AccountId),
})
export const JoinPartnerProgramme = command('JoinPartnerProgramme', entry)
export const ChangeDirectoryEntry = command('ChangeDirectoryEntry', entry)
export const LeavePartnerProgramme = command('LeavePartnerProgramme', { organisation })
/**
 * The prelude of the `command` that orders a product or takes it over; with `null` a process's, where the product is
 * here (ORG-10).
 */
export const AdmitProduct = ownCommand('AdmitProduct', {
  organisation,
  product: ProductId,
  command: nullable(CommandId),
})
/** The clock's, when the word for a command has lapsed: for good where the product came, taken back where it did not. */
export const SettleProduct = ownCommand('SettleProduct', { organisation, product: ProductId })
/** A process's, when the product ended or went elsewhere. */
export const ReleaseProduct = ownCommand('ReleaseProduct', { organisation, product: ProductId })
export const CloseOrganisation = command('CloseOrganisation', { organisation, password: secret() })

export const organisationCommands = [
  RegisterOrganisation,
  RenameOrganisation,
  MoveOrganisation,
  ChangeBillingContact,
  InviteMember,
  ResendMemberInvitation,
  WithdrawMemberInvitation,
  DeclineMemberInvitation,
  ExpireMemberInvitation,
  JoinOrganisation,
  ChangeMemberRole,
  SuspendMember,
  ReinstateMember,
  RemoveMember,
  LeaveOrganisation,
  ReplaceExternalUsers,
  JoinPartnerProgramme,
  ChangeDirectoryEntry,
  LeavePartnerProgramme,
  AdmitProduct,
  SettleProduct,
  ReleaseProduct,
  CloseOrganisation,
] as const
export type OrganisationCommand = CommandOf<(typeof organisationCommands)[number]>
