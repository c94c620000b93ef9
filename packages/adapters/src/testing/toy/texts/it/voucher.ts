import type { TextsOf } from '../../../../mail/texts/text.js'
import type { voucherMails } from '../../slices/voucher/mails.js'

export const voucher: TextsOf<typeof voucherMails> = {
  Voucher: (f, link) => ({
    subject: 'Il Suo buono',
    body: ['Lo usi qui:', link, f.line('expiresAt', (at) => `Valido fino al ${at}`)],
  }),
}
