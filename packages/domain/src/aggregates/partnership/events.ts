import { event, type Recorded } from '../../core/record/event.js'
import {
  counter,
  type Fields,
  list,
  nullable,
  oneOf,
  record,
  text,
  variants,
  type VariantsOf,
} from '../../core/values/codecs.js'
import { AccountId, OrganisationId, ProductId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'

// WARNING: type and field names are stored for ever. A change of shape is a new version with an upcast.

/** Whose billing it is under full access: the client's (BIL-01) or the partner's (BIL-02). */
export const BillingMode = oneOf('ClientPays', 'PartnerPays')
export type BillingMode = 'ClientPays' | 'PartnerPays'

const number = counter(1)
/**
 * One uninterrupted right to one product: `grant` numbers it within the pair for ever, `stay` is the product's stay in
 * the organisation that it was given for. A product that is withdrawn, or moves away and back, needs a new one
 * (PAR-15).
 */
export const Grant = record({ product: ProductId, grant: number, stay: number })
export type Grant = Fields<{ product: typeof ProductId; grant: typeof number; stay: typeof number }>

const accesses = {
  Limited: { grants: list(Grant) },
  /** `grant` numbers the full access; `kept` are the grants that went on when limited access became full. */
  Full: { grant: number, kept: list(Grant), billingMode: BillingMode, walletEntrusted: oneOf('Yes', 'No') },
}
/** PAR-03: what a partner is granted: products one by one, or everything, with PAR-04's choices. */
export const Access = variants(accesses)
export type Access = VariantsOf<typeof accesses>

const pair = { client: OrganisationId, partner: OrganisationId, term: number }
const attempt = counter(1)
/** PAR-16: what the partnership itself must have authorised first. */
export const PartnerAct = oneOf('Token', 'Order', 'Renewal')
export type PartnerAct = 'Token' | 'Order' | 'Renewal'
/** Who ended a partnership, and by what. */
export const EndedBy = oneOf('Client', 'Partner', 'ProgrammeLeft', 'OrganisationClosed')

/**
 * PAR-01: the client offers `access` until `expiresAt` (PAR-14); the pair's next term begins. It rests on the partner's
 * `enrolment` in the programme, and is over with it (PAR-17).
 */
export const PartnerInvited = event(
  'PartnerInvited',
  { ...pair, access: Access, attempt, expiresAt: Instant, enrolment: number },
  // before enrolments were numbered nobody had come back to the programme
  [(v1) => ({ ...v1, enrolment: 1 })],
)
/** PAR-06: a new mail with a new end; the link of the one before does nothing. */
export const PartnerInvitationResent = event('PartnerInvitationResent', { ...pair, attempt, expiresAt: Instant })
/** PAR-06: the client took it back; its link does nothing. */
export const PartnerInvitationWithdrawn = event('PartnerInvitationWithdrawn', pair)
/** PAR-05: the partner said no; it can be invited again (PAR-11). */
export const PartnerInvitationDeclined = event('PartnerInvitationDeclined', pair)
/** PAR-14: nobody answered in time; the date had ended it before this recorded it. */
export const PartnerInvitationExpired = event('PartnerInvitationExpired', pair)
/** PAR-07: the partner accepted; from here on it has exactly this `access`. */
export const PartnershipStarted = event('PartnershipStarted', { ...pair, access: Access, at: Instant })
/** PAR-09: from limited to full; what was granted before goes on under its old number. */
export const AccessWidenedToFull = event('AccessWidenedToFull', { ...pair, access: Access })
/** PAR-09: from full to these products; the right to all others ended for good (PAR-15). */
export const AccessLimited = event('AccessLimited', { ...pair, access: Access })
/** PAR-09: more products under limited access, each with a number of its own. */
export const ProductsGranted = event('ProductsGranted', { ...pair, grants: list(Grant) })
/** PAR-09: products taken out of limited access, on confirmation; their grants never return (PAR-15). */
export const ProductsWithdrawn = event('ProductsWithdrawn', { ...pair, products: list(ProductId) })
/** BIL-06: changing to `PartnerPays` ends the wallet's entrustment. */
export const BillingModeChanged = event('BillingModeChanged', {
  ...pair,
  from: BillingMode,
  to: BillingMode,
  walletEntrusted: oneOf('Yes', 'No'),
})
/** BIL-07: whether the partner's orders are paid from the client's wallet at once; under `ClientPays` only. */
export const WalletEntrustmentChanged = event('WalletEntrustmentChanged', {
  ...pair,
  walletEntrusted: oneOf('Yes', 'No'),
})
/**
 * PAR-16: the partnership's own word, before the act itself, that one of the partner's people may do it on its
 * strength: make a token, order or renew a product. `reference` names the token, or the order or renewal as it was sent; `payer`
 * holds for it for good (BIL-06). The word is good until a date, and for nothing where none is named: acts of before that
 * was named have long followed, or never will.
 */
export const PartnerActAuthorised = event(
  'PartnerActAuthorised',
  {
    ...pair,
    act: PartnerAct,
    reference: text(36, 36),
    account: AccountId,
    product: ProductId,
    grant: number,
    stay: number,
    payer: oneOf('Client', 'Partner'),
    at: nullable(Instant),
    until: nullable(Instant),
  },
  [(v1) => ({ ...v1, at: null, until: null })],
)
/** PAR-10: the access ended here, and all that it gave (PAR-15). `account`: who asked, `null` for the library. */
export const PartnershipEnded = event('PartnershipEnded', {
  ...pair,
  by: EndedBy,
  account: nullable(AccountId),
  at: Instant,
})

/** Every event of a pair's stream; its state is folded from these and no others. */
export const partnershipEvents = [
  PartnerInvited,
  PartnerInvitationResent,
  PartnerInvitationWithdrawn,
  PartnerInvitationDeclined,
  PartnerInvitationExpired,
  PartnershipStarted,
  AccessWidenedToFull,
  AccessLimited,
  ProductsGranted,
  ProductsWithdrawn,
  BillingModeChanged,
  WalletEntrustmentChanged,
  PartnerActAuthorised,
  PartnershipEnded,
] as const
/** One of {@link partnershipEvents}, as a fold gets it. */
export type PartnershipEvent = Recorded<(typeof partnershipEvents)[number]>
