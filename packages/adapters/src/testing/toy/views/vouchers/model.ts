import { dictionary, oneOf, record } from '@mandat/domain/kit'
import { projection } from '@mandat/projections/kit'
import { voucherEvents } from '../../aggregates/voucher/events.js'

/** The vouchers of an account, and what became of them. */
export const Vouchers = record({ vouchers: dictionary(oneOf('Open', 'Used', 'Expired')) })

const becomes = { VoucherIssued: 'Open', VoucherRedeemed: 'Used', VoucherExpired: 'Expired' } as const

/** By account. */
export const vouchers = projection(Vouchers)({
  name: 'vouchers',
  version: 1,
  handles: voucherEvents,
  keysOf: ({ event }) => [event.account],
  evolve: (document, { event }) => ({ vouchers: { ...document?.vouchers, [event.voucher]: becomes[event.type] } }),
  indexes: {},
})
