import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { partnershipCommands } from './commands.js'
import type { PartnershipRefusal } from './refusals.js'

const client = '019c5b20-6c00-7000-8000-000000000003'
const partner = '019c5b20-6c00-7000-8000-000000000004'
const domain = '019c5b20-6c00-7000-8000-000000000005'
const mail = '019c5b20-6c00-7000-8000-000000000006'
const link = 'Zq3xT9bLw0VmK7cYhR2sJd5uPe8nGf1aQo4iXtB6yMk'
const password = 'Velo-4711-himmelblau'

const representative = 'a legal representative of the client, acting for nobody else'
const manager = 'a legal representative or administrator of the client, acting for nobody else'
const partnersManager = 'a legal representative or administrator of the partner, logged in'
const eitherManager = 'a legal representative or administrator of either side, acting for that side'

/** What the public contract says of each command on partnerships. */
export const partnershipGuide = {
  InvitePartner: {
    does: 'Offers a listed partner access to named products or to everything; a link is mailed to it.',
    who: representative,
    rules: ['PAR-01', 'PAR-03', 'PAR-04', 'PAR-05'],
    events: ['PartnerInvitationExpired', 'PartnerInvitationWithdrawn', 'PartnerInvited'],
    refusals: [
      'OnlyLegalRepresentativesInvite',
      'OwnPartner',
      'NotAListedPartner',
      'AlreadyPartners',
      'AlreadyInvited',
      'NoProductNamed',
      'UnknownProducts',
      'WalletChoiceMissing',
      'NoWalletUnderPartnerPays',
    ],
    example: { client, partner, access: { _tag: 'Limited', products: [domain] } },
  },
  ResendPartnerInvitation: {
    does: 'Mails the open invitation again, with a new link and a new end; the link before it does nothing any more.',
    who: representative,
    rules: ['PAR-06', 'PAR-14'],
    events: ['PartnerInvitationResent'],
    refusals: ['OnlyLegalRepresentativesInvite', 'NoInvitation', 'PartnerInvitationExpired', 'NotAListedPartner'],
    example: { client, partner },
  },
  WithdrawPartnerInvitation: {
    does: 'Takes the open invitation back; its link does nothing any more.',
    who: `${representative}; a process once the partner has left the programme or a side has closed`,
    rules: ['PAR-06', 'PAR-17'],
    events: ['PartnerInvitationWithdrawn'],
    refusals: ['OnlyLegalRepresentativesInvite', 'NoInvitation', 'PartnerInvitationExpired'],
    example: { client, partner },
  },
  AcceptPartnership: {
    does: 'Starts the partnership, with exactly the access that was offered.',
    who: partnersManager,
    rules: ['PAR-05', 'PAR-07', 'PAR-17'],
    events: ['PartnershipStarted'],
    refusals: [
      'MayNotAnswer',
      'PartnerLinkWrong',
      'PartnerInvitationReplaced',
      'PartnerInvitationWithdrawn',
      'PartnerInvitationDeclined',
      'PartnerInvitationExpired',
      'LinkUsed',
      'NotAListedPartner',
      'ClientNotRunning',
    ],
    example: { client, partner, link },
  },
  DeclinePartnership: {
    does: 'Says no to the open invitation; the client may invite again.',
    who: partnersManager,
    rules: ['PAR-05', 'PAR-17'],
    events: ['PartnerInvitationDeclined'],
    refusals: [
      'MayNotAnswer',
      'PartnerLinkWrong',
      'PartnerInvitationReplaced',
      'PartnerInvitationWithdrawn',
      'PartnerInvitationExpired',
      'LinkUsed',
    ],
    example: { client, partner, link },
  },
  ExpirePartnerInvitation: {
    does: 'Records the end of an invitation that nobody answered in time.',
    who: 'the clock',
    rules: ['PAR-14'],
    events: ['PartnerInvitationExpired'],
    refusals: ['OnlyTheClockExpires', 'PartnerInvitationNotExpired'],
  },
  GrantFullAccess: {
    does: 'Widens limited access to everything, products to come included; what was granted goes on without a break.',
    who: representative,
    rules: ['PAR-09', 'PAR-04', 'PAR-17'],
    events: ['AccessWidenedToFull'],
    refusals: [
      'OnlyLegalRepresentativesWiden',
      'NotPartners',
      'AlreadyFull',
      'WalletChoiceMissing',
      'NoWalletUnderPartnerPays',
    ],
    example: { client, partner, billingMode: 'ClientPays', walletEntrusted: 'No' },
  },
  LimitAccess: {
    does: 'Cuts full access down to the named products, or to none; the right to all others ends for good.',
    who: manager,
    rules: ['PAR-09', 'PAR-15', 'PAR-17'],
    events: ['AccessLimited'],
    refusals: ['MayNotShrink', 'NotPartners', 'AlreadyLimited', 'UnknownProducts', 'RemovalNotConfirmed'],
    example: { client, partner, products: [domain], confirmed: true },
  },
  GrantProducts: {
    does: 'Adds products to limited access.',
    who: representative,
    rules: ['PAR-09', 'PAR-17'],
    events: ['ProductsGranted'],
    refusals: ['OnlyLegalRepresentativesWiden', 'NotPartners', 'NotLimited', 'UnknownProducts'],
    example: { client, partner, products: [mail] },
  },
  WithdrawProducts: {
    does: 'Takes products out of limited access; their grants never return.',
    who: manager,
    rules: ['PAR-09', 'PAR-15', 'PAR-17'],
    events: ['ProductsWithdrawn'],
    refusals: ['MayNotShrink', 'NotPartners', 'NotLimited', 'RemovalNotConfirmed'],
    example: { client, partner, products: [mail], confirmed: true },
  },
  ChangeBillingMode: {
    does: 'Changes who pays under full access, and with that whether the wallet is entrusted.',
    who: representative,
    rules: ['BIL-06', 'PAR-04', 'PAR-17'],
    events: ['WalletEntrustmentChanged', 'BillingModeChanged'],
    refusals: [
      'OnlyLegalRepresentativesWiden',
      'NotPartners',
      'NoBillingMode',
      'WalletChoiceMissing',
      'NoWalletUnderPartnerPays',
    ],
    example: { client, partner, billingMode: 'PartnerPays', walletEntrusted: null },
  },
  ChangeWalletEntrustment: {
    does: 'Entrusts the wallet of the client to the partner, or takes it back.',
    who: representative,
    rules: ['BIL-07', 'PAR-17'],
    events: ['WalletEntrustmentChanged'],
    refusals: ['OnlyLegalRepresentativesWiden', 'NotPartners', 'NoBillingMode', 'WalletNotEntrustable'],
    example: { client, partner, walletEntrusted: 'Yes' },
  },
  EndPartnership: {
    does: 'Ends the partnership at once, and with it all that it gave.',
    who: `${eitherManager}; a process, as when the partner left the programme or a side closed`,
    rules: ['PAR-10', 'PAR-15', 'PAR-17'],
    events: ['PartnershipEnded'],
    refusals: ['MayNotEnd', 'NotPartners', 'EndNotConfirmed', 'EndingPasswordWrong'],
    example: { client, partner, confirmed: true, password },
  },
  AuthorisePartnerAct: {
    does: 'Records that one token, order or renewal may be made on the strength of the partnership.',
    who: 'the library, before a legal representative, administrator or collaborator of the partner acts for the client',
    rules: ['PAR-16', 'PAR-07'],
    events: ['PartnerActAuthorised'],
    refusals: [
      'MayNotActForClient',
      'NotPartners',
      'NotAListedPartner',
      'ClientNotRunning',
      'ClientMustApprove',
      'NoRightToProduct',
      'TokenPasswordWrong',
      'ReferenceUsed',
    ],
  },
} as const satisfies GuideOf<typeof partnershipCommands, PartnershipEvent, PartnershipRefusal>
