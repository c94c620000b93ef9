import { AccountRegistered, draft, mailing, reaction, step, toAccount } from '@mandat/domain/kit'
import { v5 } from 'uuid'
import { VoucherId, VoucherIssued } from '../../aggregates/voucher/events.js'
import { VoucherLink } from '../../aggregates/voucher/links.js'
import { IssueVoucher } from './commands.js'
import { VoucherMail } from './mails.js'

/** Every new account gets one voucher, whose id is made of the account's: a repeat issues no second one. */
const welcomeVouchers = reaction({
  name: 'welcomeVouchers',
  handles: [AccountRegistered],
  commands: ({ event: { account } }) => {
    const voucher = v5('welcome', account)
    return VoucherId.is(voucher) ? [{ command: step(IssueVoucher, { voucher, account }) }] : []
  },
})

/** The person is told, with the link. */
const mails = mailing({
  name: 'voucherMails',
  handles: [VoucherIssued],
  mails: ({ event: { voucher, account, expiresAt } }) => [
    draft(VoucherMail, toAccount(account), { account, expiresAt }, { link: VoucherLink.targetOf({ voucher }) }),
  ],
})

/** What follows for vouchers, and who is told. */
export const voucherReactions = [welcomeVouchers, mails]
