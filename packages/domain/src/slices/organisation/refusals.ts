import { type RefusalOf, refusals } from '../../core/values/refusal.js'
import { alike } from '../../questions/refusals.js'

const { InvitationExpired, MayNotManageProducts } = alike

export const refuse = {
  InvitationExpired,
  MayNotManageProducts,
  ...refusals({
    OrganisationAlreadyRegistered: ['ORG-01', 'this organisation was registered before'],
    UnknownOrganisation: ['ORG-01', 'there is no such organisation'],
    NotTheFounder: ['ORG-01', 'an organisation is registered by the person who becomes its first legal representative'],
    FounderHasNotAccepted: ['ORG-02', 'the founder has no running account, or has not accepted to be a member'],
    OrganisationIsClosed: ['ORG-10', 'the organisation was closed'],
    UnknownMember: ['ORG-02', 'this account is not a member'],
    MemberAlready: ['ORG-02', 'this account is a member already'],
    UnknownInvitee: ['ORG-02', 'there is no such account that can become a member'],
    InvitationOpen: ['ORG-02', 'an invitation of this id, or to this account, is open already'],
    UnknownInvitation: ['ORG-02', 'no such invitation is open: it was accepted, declined or withdrawn, or has expired'],
    InvitationNotExpired: ['ORG-02', 'the invitation has not expired'],
    ExpiredByTheClockOnly: ['ORG-02', 'only the clock lets an invitation expire'],
    AddressOfAnotherInvitation: ['PRV-10', 'an invited address belongs to its own invitation'],
    NotTheInvitee: ['ORG-02', 'only the person who is invited accepts or declines'],
    LinkNotValid: ['ORG-02', 'the link of the invitation is not valid, or was replaced by a later one'],
    InvitationNotAccepted: ['ORG-02', 'the account has not accepted this membership'],
    LastLegalRepresentative: ['ORG-03', 'an organisation keeps at least one active legal representative'],
    MayNotManageRepresentatives: [
      'ORG-05',
      'only a legal representative gives or takes the role of legal representative',
    ],
    MayNotManageMembers: ['ORG-05', 'only legal representatives and administrators manage members'],
    MayNotManageOrganisation: ['ORG-05', 'only legal representatives and administrators manage the organisation'],
    NotOnesOwnMembership: ['ORG-02', 'one leaves by oneself; another member is removed'],
    NotLeavingForDeletion: [
      'ACC-12',
      'a membership is left for the deletion of an account only when that was asked for',
    ],
    AccountNotSecured: ['ORG-08', 'the account was compromised and is not secured yet'],
    ReplacedByPartnershipsOnly: ['PAR-08', 'external users are replaced by the start of a partnership only'],
    MayNotManageProgramme: [
      'PAR-17',
      'only legal representatives and administrators join, change or leave the partner programme',
    ],
    AlreadyInProgramme: ['PAR-13', 'the organisation is in the partner programme already'],
    NotInProgramme: ['PAR-13', 'the organisation is not in the partner programme'],
    NoRightToOrder: ['PAR-07', 'only a partnership with full access orders products for the client'],
    ProductNotGone: ['ORG-10', 'the product still runs here, or its order is under way'],
    MayNotClose: ['ORG-10', 'only a legal representative closes an organisation'],
    ClosingPasswordWrong: ['ORG-10', 'the password is not the one of the account'],
    ProductsRunning: ['ORG-10', 'products run in the organisation, or their orders are under way'],
  }),
}
export type OrganisationRefusal = RefusalOf<typeof refuse>
