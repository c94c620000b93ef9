import { type RefusalOf, refusals } from '@mandat/domain/kit'

export const refuse = refusals({
  OnlyTheSystemIssues: ['TOY-01', 'only a process issues and expires vouchers', 'nothing: a process issues it'],
  VoucherLinkWrong: ['TOY-02', 'the link is not that of the voucher', 'open the link in the last mail'],
  VoucherNotOpen: ['TOY-02', 'the voucher was used, or has expired', 'ask for another'],
})
export type VoucherRefusal = RefusalOf<typeof refuse>
