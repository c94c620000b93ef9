const voucher = '0198c1e0-1a2b-7c3d-8e4f-5a6b7c8d9e0f'
const account = '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501'

/** One plausible example of each event, as it is written today; what was made from it is never made again (LOG-05). */
export const voucherExamples = {
  VoucherIssued: { voucher, account, expiresAt: '2026-04-01T08:15:30.250Z' },
  VoucherRedeemed: { voucher, account, at: '2026-03-04T08:15:30.250Z' },
  VoucherExpired: { voucher, account },
}
