import { AccountId, Instant, mail } from '@mandat/domain'
import { VoucherLink } from '../../aggregates/voucher/links.js'

/** With the link that redeems it. */
export const VoucherMail = mail('Voucher', { account: AccountId, expiresAt: Instant }, VoucherLink)

/** Every mail about a voucher. */
export const voucherMails = [VoucherMail] as const
