import type { TextsOf } from '../../../../mail/texts/text.js'
import type { voucherMails } from '../../slices/voucher/mails.js'

export const voucher: TextsOf<typeof voucherMails> = {
  Voucher: (f, link) => ({
    subject: 'Your voucher',
    body: ['Redeem it here:', link, f.line('expiresAt', (at) => `Valid until ${at}`)],
  }),
}
