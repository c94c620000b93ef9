import { type RefusalOf, refusals } from '../../core/values/refusal.js'

export const refuse = refusals({
  OnlyLegalRepresentativesInvite: [
    'PAR-01',
    'only a legal representative of the client invites a partner, sends the invitation again or withdraws it',
  ],
  OnlyLegalRepresentativesWiden: [
    'PAR-17',
    'only a legal representative of the client widens access or changes who pays',
  ],
  MayNotShrink: ['PAR-17', 'only a legal representative or administrator of the client takes access away'],
  MayNotAnswer: [
    'PAR-17',
    'only a legal representative or administrator of the partner, signed in, accepts or declines',
  ],
  MayNotEnd: ['PAR-17', 'only a legal representative or administrator of either side ends a partnership'],
  MayNotActForClient: [
    'PAR-16',
    'only an active member of the partner, who acts for this client on its behalf, is authorised',
  ],
  OnlyTheClockExpires: ['PAR-14', 'an invitation expires by itself'],
  PartnerInvitationNotExpired: ['PAR-14', 'the invitation has not expired'],
  PartnerInvitationExpired: ['PAR-14', 'the invitation has expired'],
  LinkUsed: ['PAR-14', 'the invitation was accepted; its link works once'],
  LinkInvalid: ['PAR-06', 'the link is not that of the invitation that stands now'],
  NoInvitation: ['PAR-06', 'there is no open invitation between the two'],
  NoProductNamed: ['PAR-03', 'limited access names at least one product'],
  UnknownProducts: ['PAR-03', 'these products do not run in the organisation of the client'],
  WalletChoiceMissing: ['PAR-04', 'when the client pays, it says yes or no to entrusting its wallet'],
  NoWalletUnderPartnerPays: ['PAR-04', 'when the partner pays, there is no choice on the wallet of the client'],
  OwnPartner: ['PAR-13', 'an organisation cannot be its own partner'],
  NotAListedPartner: ['PAR-13', 'the organisation is not in the partner programme'],
  ClientNotRunning: ['ORG-10', 'the organisation of the client is not running'],
  AlreadyInvited: ['PAR-11', 'this partner is invited already'],
  AlreadyPartners: ['PAR-11', 'the two are partners already'],
  NotPartners: ['PAR-10', 'there is no partnership between the two'],
  AlreadyFull: ['PAR-09', 'the partner has full access already; the billing mode is changed on its own'],
  AlreadyLimited: ['PAR-09', 'access is limited already; products are granted or withdrawn'],
  NotLimited: ['PAR-09', 'products are granted and withdrawn one by one only while access is limited'],
  RemovalNotConfirmed: ['PAR-09', 'taking access away is confirmed'],
  EndNotConfirmed: ['PAR-10', 'the end of a partnership is confirmed'],
  EndingPasswordWrong: ['PAR-10', 'the password is not that of the account'],
  NoBillingMode: ['BIL-08', 'limited access has no billing mode'],
  WalletNotEntrustable: ['BIL-07', 'the wallet cannot be entrusted while the partner pays'],
  NoRightToProduct: ['PAR-07', 'the partnership gives no right to this product'],
  ClientMustApprove: [
    'BIL-07',
    'with limited access a renewal needs the approval of the client, and nothing new is ordered',
  ],
  ReferenceUsed: ['PAR-16', 'this reference was authorised before, for something else'],
})
export type PartnershipRefusal = RefusalOf<typeof refuse>
