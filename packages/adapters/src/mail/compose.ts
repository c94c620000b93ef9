import { type Failure } from '@mandat/domain'
import { unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import MailComposer from 'nodemailer/lib/mail-composer'
import { checkMail } from './checkMail.js'
import { messageIdOf } from './messageId.js'
import type { OutgoingMail, Sender } from './ports.js'

/** The whole message (RFC 5322) as it goes over the line or into a file; the same mail makes the same bytes. */
export const compose =
  (mail: OutgoingMail, from: Sender): TaskEither<Failure, Buffer> =>
  async () => {
    const checked = checkMail(mail, from)
    if (E.isLeft(checked)) return checked
    const messageId = messageIdOf(mail.id, from)
    try {
      return E.right(
        await new MailComposer({
          from: { name: from.name, address: from.address },
          to: { name: '', address: mail.to },
          subject: mail.subject,
          text: mail.text,
          ...(mail.html === undefined ? {} : { html: mail.html }),
          messageId,
          date: new Date(mail.queuedAt),
          // RFC 3834: absence notes stay unanswered
          headers: { 'Auto-Submitted': 'auto-generated' },
          textEncoding: 'quoted-printable',
          baseBoundary: messageId.slice(1, 33),
          newline: '\r\n',
          disableFileAccess: true,
          disableUrlAccess: true,
        })
          .compile()
          .build(),
      )
    } catch {
      return E.left(unavailable('mail', 'the mail could not be put together'))
    }
  }
