import { AccountId } from '@mandat/domain'
import { command, type CommandOf, secret } from '@mandat/domain/kit'
import { VoucherId } from '../../aggregates/voucher/events.js'

const voucher = VoucherId

/** A process's: a new account gets one. */
export const IssueVoucher = command('IssueVoucher', { voucher, account: AccountId })
/** By whoever holds the mailed link. */
export const RedeemVoucher = command('RedeemVoucher', { voucher, link: secret() })
/** The clock's record of what every decision goes by already. */
export const ExpireVoucher = command('ExpireVoucher', { voucher })

export const voucherCommands = [IssueVoucher, RedeemVoucher, ExpireVoucher] as const
export type VoucherCommand = CommandOf<(typeof voucherCommands)[number]>
