import type { TextsOf } from '../../../../mail/texts/text.js'
import type { voucherMails } from '../../slices/voucher/mails.js'

export const voucher: TextsOf<typeof voucherMails> = {
  Voucher: (f, link) => ({
    subject: 'Votre bon',
    body: ['Utilisez-le ici :', link, f.line('expiresAt', (at) => `Valable jusqu’au ${at}`)],
  }),
}
