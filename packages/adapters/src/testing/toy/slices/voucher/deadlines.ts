import { Instant } from '@mandat/domain'
import { deadlinesOf, step, variants } from '@mandat/domain/kit'
import { VoucherExpired, VoucherId, VoucherIssued, VoucherRedeemed } from '../../aggregates/voucher/events.js'
import { ExpireVoucher } from './commands.js'

/** A voucher ends by itself. */
export const voucherDeadlines = deadlinesOf({
  handles: [VoucherIssued, VoucherRedeemed, VoucherExpired],
  kinds: variants({ Voucher: { voucher: VoucherId, expiresAt: Instant } }),
  evolve: (_waiting, event) => {
    switch (event.type) {
      case 'VoucherIssued':
        return { _tag: 'Voucher' as const, voucher: event.voucher, expiresAt: event.expiresAt }
      case 'VoucherRedeemed':
      case 'VoucherExpired':
        return null
    }
  },
  due: ({ voucher, expiresAt }) => ({ at: expiresAt, command: step(ExpireVoucher, { voucher }), which: voucher }),
})
