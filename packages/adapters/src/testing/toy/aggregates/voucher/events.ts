import { AccountId, type Id, Instant } from '@mandat/domain'
import { event, IdType, type Recorded } from '@mandat/domain/kit'

// WARNING: type and field names are stored for ever. A change of shape is a new version with an upcast.

/** Names a voucher. */
export const VoucherId = new IdType('Voucher')
export type VoucherId = Id<'Voucher'>

const voucher = { voucher: VoucherId, account: AccountId }

/** It can be redeemed until `expiresAt`. */
export const VoucherIssued = event('VoucherIssued', { ...voucher, expiresAt: Instant })
/** It was used, and is good for nothing more. */
export const VoucherRedeemed = event('VoucherRedeemed', { ...voucher, at: Instant })
/** Nobody used it in time. */
export const VoucherExpired = event('VoucherExpired', voucher)

/** Every event of a voucher's stream; its state is folded from these and no others. */
export const voucherEvents = [VoucherIssued, VoucherRedeemed, VoucherExpired] as const
/** One of {@link voucherEvents}, as a fold gets it. */
export type VoucherEvent = Recorded<(typeof voucherEvents)[number]>
