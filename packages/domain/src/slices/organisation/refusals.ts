import { type RefusalOf, refusals } from '../../core/values/refusal.js'
import { alike, ofInvitations } from '../../questions/refusals.js'

const { MayNotManageProducts, NotAListedPartner } = alike

export const refuse = {
  NotAListedPartner,
  ...ofInvitations,
  MayNotManageProducts,
  ...refusals({
    OrganisationAlreadyRegistered: [
      'ORG-01',
      'this organisation was registered before',
      'register another organisation, under another id',
    ],
    UnknownOrganisation: [
      'ORG-01',
      'there is no such organisation, or none that whoever asks has to do with',
      'check the id of the organisation and who asks, or register it first',
    ],
    NotTheFounder: [
      'ORG-01',
      'an organisation is registered by the person who becomes its first legal representative',
      'let the founder register it',
    ],
    FounderHasNotAccepted: [
      'ORG-02',
      'the founder has no running account, or has not accepted to be a member',
      'register the account of the founder first, and accept the membership with it',
    ],
    OrganisationIsClosed: ['ORG-10', 'the organisation was closed', 'nothing: a closed organisation stays closed'],
    UnknownMember: ['ORG-02', 'this account is not a member', 'check the id of the account, or invite it first'],
    MemberAlready: [
      'ORG-02',
      'this account is a member already',
      'change the role of the member, where another one is meant',
    ],
    UnknownInvitee: [
      'ORG-02',
      'there is no such account that can become a member',
      'invite the person by e-mail address',
    ],
    InvitationOpen: [
      'ORG-02',
      'an invitation of this id, or to this account, is open already',
      'send that invitation again, or withdraw it first',
    ],
    InvitationNotExpired: ['ORG-02', 'the invitation has not expired', 'withdraw the invitation, or wait for its end'],
    ExpiredByTheClockOnly: ['ORG-02', 'only the clock lets an invitation expire', 'withdraw the invitation instead'],
    AddressOfAnotherInvitation: [
      'PRV-10',
      'an invited address belongs to its own invitation',
      'name the same invitation in the command and beside the address',
    ],
    InvitationNotAccepted: [
      'ORG-02',
      'the account has not accepted this invitation, in this role and as it was sent last',
      'accept the invitation with the account first, as it stands now',
    ],
    LastLegalRepresentative: [
      'ORG-03',
      'an organisation keeps at least one active legal representative',
      'make another member a legal representative first, or close the organisation',
    ],
    MayNotManageRepresentatives: [
      'ORG-05',
      'only a legal representative gives or takes the role of legal representative',
      'ask a legal representative of the organisation',
    ],
    MayNotManageMembers: [
      'ORG-05',
      'only legal representatives and administrators manage members',
      'ask a legal representative or an administrator of the organisation',
    ],
    MayNotManageOrganisation: [
      'ORG-05',
      'only legal representatives and administrators manage the organisation',
      'ask a legal representative or an administrator of the organisation',
    ],
    NotOnesOwnMembership: ['ORG-02', 'one leaves by oneself; another member is removed', 'remove the member instead'],
    NotLeavingForDeletion: [
      'ACC-12',
      'a membership is left for the deletion of an account only when that was asked for',
      'leave by own wish, or request the deletion of the account',
    ],
    AccountNotSecured: [
      'ORG-08',
      'the account was compromised and is not secured yet',
      'let the person finish the compromise assistant first',
    ],
    ReplacedByPartnershipsOnly: [
      'PAR-08',
      'external users are replaced by the start of a partnership only',
      'remove the external users instead, or start a partnership with their organisation',
    ],
    MayNotManageProgramme: [
      'PAR-17',
      'only legal representatives and administrators join, change or leave the partner programme',
      'ask a legal representative or an administrator of the organisation',
    ],
    AlreadyInProgramme: [
      'PAR-13',
      'the organisation is in the partner programme already',
      'change the directory entry instead',
    ],
    NoRightToOrder: [
      'PAR-07',
      'only a partnership with full access orders products for the client',
      'ask the client for full access, or to order the product',
    ],
    ProductNotGone: [
      'ORG-10',
      'the product still runs here, or is on its way',
      'end or transfer the product first, or wait for its order',
    ],
    MayNotClose: [
      'ORG-10',
      'only a legal representative closes an organisation',
      'ask a legal representative of the organisation',
    ],
    ClosingPasswordWrong: [
      'ORG-10',
      'the password is not the one of the account',
      'give the current password, or reset a forgotten one',
    ],
    ProductsRunning: [
      'ORG-10',
      'products run in the organisation',
      'end or transfer the products that the details name first',
    ],
  }),
}
export type OrganisationRefusal = RefusalOf<typeof refuse>
