import { type RefusalOf, refusals } from '@mandat/domain/kit'

export const refuse = refusals({
  OnlyTheSystemIssues: ['TOY-01', 'only a process issues and expires vouchers'],
  VoucherLinkWrong: ['TOY-02', 'the link is not that of the voucher'],
  VoucherNotOpen: ['TOY-02', 'the voucher was used, or has expired'],
})
export type VoucherRefusal = RefusalOf<typeof refuse>
