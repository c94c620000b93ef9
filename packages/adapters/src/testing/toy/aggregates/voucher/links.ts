import { link } from '@mandat/domain/kit'
import type { VoucherId } from './events.js'
import { voucherStream } from './state.js'

/** Redeems a voucher. */
export const VoucherLink = link('Voucher', ({ voucher }: { readonly voucher: VoucherId }) => ({
  stream: voucherStream(voucher),
  term: 'voucher',
  attempt: 1,
}))
