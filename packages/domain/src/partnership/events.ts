import { type Fields, integer, list, nullable, oneOf, record, text, variants, type VariantsOf } from '../core/codecs.js'
import { event, type Recorded } from '../core/event.js'
import { AccountId, OrganisationId, ProductId } from '../core/ids.js'
import { Instant } from '../core/instant.js'

// WARNING: type and field names are stored for ever. A change of shape is a new version with an upcast.

export const BillingMode = oneOf('ClientPays', 'PartnerPays')
export type BillingMode = 'ClientPays' | 'PartnerPays'

const number = integer(1, 1_000_000_000)
/**
 * One uninterrupted right to one product: `grant` numbers it within the pair for ever, `stay` is the product's stay in the
 * organisation that it was given for. A product that is withdrawn, or moves away and back, needs a new one (PAR-15).
 */
export const Grant = record({ product: ProductId, grant: number, stay: number })
export type Grant = Fields<{ product: typeof ProductId; grant: typeof number; stay: typeof number }>

const accesses = {
  Limited: { grants: list(Grant) },
  /** `grant` numbers the full access; `kept` are the grants that went on when limited access became full. */
  Full: { grant: number, kept: list(Grant), billingMode: BillingMode, walletEntrusted: oneOf('Yes', 'No') },
}
export const Access = variants(accesses)
export type Access = VariantsOf<typeof accesses>

const pair = { client: OrganisationId, partner: OrganisationId, term: number }
const attempt = integer(1, 1_000_000)
export const PartnerAct = oneOf('Token', 'Order', 'Renewal')
export type PartnerAct = 'Token' | 'Order' | 'Renewal'
/** Who ended a partnership, and by what. */
export const EndedBy = oneOf('Client', 'Partner', 'ProgrammeLeft', 'OrganisationClosed')

export const PartnerInvited = event('PartnerInvited', { ...pair, access: Access, attempt, expiresAt: Instant })
export const PartnerInvitationResent = event('PartnerInvitationResent', { ...pair, attempt, expiresAt: Instant })
export const PartnerInvitationWithdrawn = event('PartnerInvitationWithdrawn', pair)
export const PartnerInvitationDeclined = event('PartnerInvitationDeclined', pair)
export const PartnerInvitationExpired = event('PartnerInvitationExpired', pair)
export const PartnershipStarted = event('PartnershipStarted', { ...pair, access: Access, at: Instant })
export const AccessWidenedToFull = event('AccessWidenedToFull', { ...pair, access: Access })
export const AccessLimited = event('AccessLimited', { ...pair, access: Access })
export const ProductsGranted = event('ProductsGranted', { ...pair, grants: list(Grant) })
export const ProductsWithdrawn = event('ProductsWithdrawn', { ...pair, products: list(ProductId) })
/** BIL-06: changing to `PartnerPays` ends the wallet's entrustment. */
export const BillingModeChanged = event('BillingModeChanged', { ...pair, from: BillingMode, to: BillingMode, walletEntrusted: oneOf('Yes', 'No') })
export const WalletEntrustmentChanged = event('WalletEntrustmentChanged', { ...pair, walletEntrusted: oneOf('Yes', 'No') })
/**
 * PAR-16: the partnership's own word, before the act itself, that one of the partner's people may do it on its strength:
 * make a token, order or renew a product. `reference` names the token or product order; `payer` holds for it for good (BIL-06).
 */
export const PartnerActAuthorised = event('PartnerActAuthorised', {
  ...pair, act: PartnerAct, reference: text(36, 36), account: AccountId, product: ProductId, grant: number, stay: number, payer: oneOf('Client', 'Partner'),
})
export const PartnershipEnded = event('PartnershipEnded', { ...pair, by: EndedBy, account: nullable(AccountId), at: Instant })

export const partnershipEvents = [
  PartnerInvited, PartnerInvitationResent, PartnerInvitationWithdrawn, PartnerInvitationDeclined, PartnerInvitationExpired, PartnershipStarted,
  AccessWidenedToFull, AccessLimited, ProductsGranted, ProductsWithdrawn, BillingModeChanged, WalletEntrustmentChanged, PartnerActAuthorised,
  PartnershipEnded,
] as const
export type PartnershipEvent = Recorded<(typeof partnershipEvents)[number]>
