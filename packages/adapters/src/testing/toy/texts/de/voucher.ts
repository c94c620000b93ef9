import type { TextsOf } from '../../../../mail/texts/text.js'
import type { voucherMails } from '../../slices/voucher/mails.js'

export const voucher: TextsOf<typeof voucherMails> = {
  Voucher: (f, link) => ({
    subject: 'Ihr Gutschein',
    body: ['Hier lösen Sie ihn ein:', link, f.line('expiresAt', (at) => `Gültig bis ${at}`)],
  }),
}
