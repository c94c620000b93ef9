import { type RefusalOf, refusals } from '../../core/values/refusal.js'
import { alike } from '../../questions/refusals.js'

const { ClientMustApprove, NotAListedPartner, TokenPasswordWrong } = alike

export const refuse = {
  NotAListedPartner,
  TokenPasswordWrong,
  ClientMustApprove,
  ...refusals({
    OnlyLegalRepresentativesInvite: [
      'PAR-01',
      'only a legal representative of the client invites a partner, sends the invitation again or withdraws it',
      'have a legal representative of the client do it, acting for nobody else',
    ],
    OnlyLegalRepresentativesWiden: [
      'PAR-17',
      'only a legal representative of the client widens access or changes who pays',
      'have a legal representative of the client do it, acting for nobody else',
    ],
    MayNotShrink: [
      'PAR-17',
      'only a legal representative or administrator of the client takes access away',
      'have a legal representative or administrator of the client do it, acting for nobody else',
    ],
    MayNotAnswer: [
      'PAR-17',
      'only a legal representative or administrator of the partner, logged in, accepts or declines',
      'log in as a legal representative or administrator of the partner, and answer again',
    ],
    MayNotEnd: [
      'PAR-17',
      'only a legal representative or administrator of either side ends a partnership',
      'have a legal representative or administrator of either side do it, acting for that side',
    ],
    MayNotActForClient: [
      'PAR-16',
      'only an active member of the partner, who acts for this client on its behalf, is authorised',
      'act on behalf of the partner for this very client, as more than an external user of the partner',
    ],
    OnlyTheClockExpires: [
      'PAR-14',
      'an invitation expires by itself',
      'withdraw the invitation, or leave it to the clock',
    ],
    PartnerInvitationNotExpired: [
      'PAR-14',
      'the invitation has not expired',
      'wait until the moment in `expiresAt`, or withdraw the invitation',
    ],
    PartnerInvitationExpired: ['PAR-14', 'the invitation has expired', 'have the client invite the partner again'],
    LinkUsed: [
      'PAR-14',
      'the invitation was accepted; its link works once',
      'nothing while the partnership is in force; once it has ended, have the client invite the partner again',
    ],
    PartnerInvitationWithdrawn: [
      'PAR-06',
      'the client has withdrawn the invitation',
      'ask the client to invite the partner again',
    ],
    PartnerInvitationDeclined: ['PAR-06', 'the invitation was declined', 'ask the client to invite the partner again'],
    PartnerInvitationReplaced: [
      'PAR-06',
      'the link was replaced by that of a later mail',
      'use the link of the latest mail',
    ],
    PartnerLinkWrong: [
      'PAR-06',
      'the link is none that was mailed for these two',
      'use the link of the latest mail, or have the client send the invitation again',
    ],
    NoInvitation: ['PAR-06', 'there is no open invitation between the two', 'have the client invite the partner first'],
    NoProductNamed: [
      'PAR-03',
      'limited access names at least one product',
      'name at least one product, or offer full access',
    ],
    UnknownProducts: [
      'PAR-03',
      'these products do not run in the organisation of the client',
      'leave out the products in `products`',
    ],
    WalletChoiceMissing: [
      'PAR-04',
      'when the client pays, it says yes or no to entrusting its wallet',
      'say Yes or No in `walletEntrusted`',
    ],
    NoWalletUnderPartnerPays: [
      'PAR-04',
      'when the partner pays, there is no choice on the wallet of the client',
      'leave `walletEntrusted` null',
    ],
    OwnPartner: ['PAR-13', 'an organisation cannot be its own partner', 'name another organisation as the partner'],
    ClientNotRunning: [
      'ORG-10',
      'the organisation of the client is not running',
      'nothing: an organisation that was closed stays closed',
    ],
    AlreadyInvited: ['PAR-11', 'this partner is invited already', 'send that invitation again, or withdraw it first'],
    AlreadyPartners: [
      'PAR-11',
      'the two are partners already',
      'change the access of the partnership, or end it first',
    ],
    NotPartners: [
      'PAR-10',
      'there is no partnership between the two',
      'have the client invite the partner, and the partner accept, first',
    ],
    AlreadyFull: ['PAR-09', 'the partner has full access already', 'change the billing mode instead'],
    AlreadyLimited: ['PAR-09', 'access is limited already', 'grant or withdraw products instead'],
    NotLimited: [
      'PAR-09',
      'products are granted and withdrawn one by one only while access is limited',
      'limit the access first',
    ],
    RemovalNotConfirmed: [
      'PAR-09',
      'taking access away is confirmed',
      'ask the person, then send it with `confirmed` true',
    ],
    EndNotConfirmed: [
      'PAR-10',
      'the end of a partnership is confirmed',
      'ask the person, then send it with `confirmed` true',
    ],
    EndingPasswordWrong: [
      'PAR-10',
      'the password is not that of the account',
      'ask for the password of the acting person again',
    ],
    NoBillingMode: ['BIL-08', 'limited access has no billing mode', 'grant full access first, with a billing mode'],
    WalletNotEntrustable: [
      'BIL-07',
      'the wallet cannot be entrusted while the partner pays',
      'change the billing mode to ClientPays, with the wallet entrusted',
    ],
    NoRightToProduct: ['PAR-07', 'the partnership gives no right to this product', 'have the client grant the product'],
    ReferenceUsed: [
      'PAR-16',
      'this reference was authorised before, for something else',
      'send it again under a fresh id',
    ],
  }),
}
export type PartnershipRefusal = RefusalOf<typeof refuse>
