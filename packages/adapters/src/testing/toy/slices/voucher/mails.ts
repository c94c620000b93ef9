import { AccountId, Instant } from '@mandat/domain'
import { mail } from '@mandat/domain/kit'
import { VoucherLink } from '../../aggregates/voucher/links.js'

/** With the link that redeems it. */
export const VoucherMail = mail('Voucher', { account: AccountId, expiresAt: Instant }, VoucherLink)

/** Every mail about a voucher. */
export const voucherMails = [VoucherMail] as const
