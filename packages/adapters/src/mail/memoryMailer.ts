import * as E from 'fp-ts/lib/Either.js'
import { checkMail } from './checkMail.js'
import { messageIdOf } from './messageId.js'
import type { Mailer, OutgoingMail, Sender } from './ports.js'

export interface MemoryMail extends OutgoingMail {
  readonly messageId: string
}

/** Mails that were sent stay in this process, for tests and first steps: `sent()` lists every sending in its order. */
export const memoryMailer = (
  from: Sender = { name: 'Mandat', address: 'noreply@mandat.invalid' },
): Mailer & { readonly sent: () => ReadonlyArray<MemoryMail> } => {
  const mails: Array<MemoryMail> = []
  return {
    sent: () => [...mails],
    send: (mail) => () =>
      Promise.resolve(
        E.map((checked: OutgoingMail) => {
          mails.push({ ...checked, messageId: messageIdOf(checked.id, from) })
        })(checkMail(mail, from)),
      ),
  }
}
