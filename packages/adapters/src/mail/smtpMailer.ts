import { type Failure, SECOND, type Secret, unavailable, unknownOutcome } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { createTransport } from 'nodemailer'
import { compose } from './compose.js'
import type { Mailer, Sender } from './ports.js'

/**
 * Which server takes the mails, in whose name, and how the line to it is secured. What the server refuses is
 * `Unavailable`; where it broke off, whether it took the mail is `Unknown`.
 * @example
 * const mailer = smtpMailer({ host: 'mail.example', from: { name: 'Manager', address: 'no-reply@manager.example' } })
 */
export interface SmtpOptions {
  readonly host: string
  readonly from: Sender
  /**
   * `StartTls` (default) and `Implicit` send nothing before the line is encrypted to a host whose certificate holds.
   * `None` is for a server on the same machine: the mails hold links that log people in.
   */
  readonly encryption?: 'StartTls' | 'Implicit' | 'None'
  /** By default 587, 465 or 25, as the encryption has it. */
  readonly port?: number
  readonly login?: { readonly user: string; readonly password: Secret }
  /** Certificates (PEM) to trust instead of the public ones. */
  readonly trusted?: string
  /** How long to wait for the server's next word, in milliseconds; half a minute by default. */
  readonly patienceMs?: number
}

const ports = { StartTls: 587, Implicit: 465, None: 25 } as const

/** Sends by SMTP, each mail on a connection of its own; nothing is tried again here, that is the outbox's part. */
export const smtpMailer = (options: SmtpOptions): Mailer => {
  const { host, from, encryption = 'StartTls', login, trusted, patienceMs = 30 * SECOND } = options
  const transport = createTransport({
    host,
    port: options.port ?? ports[encryption],
    secure: encryption === 'Implicit',
    requireTLS: encryption === 'StartTls',
    ignoreTLS: encryption === 'None',
    ...(trusted === undefined ? {} : { tls: { ca: trusted } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    // servers scan a mail before they answer
    socketTimeout: 4 * patienceMs,
    dnsTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    send: (mail) => async () => {
      const composed = await compose(mail, from)()
      if (E.isLeft(composed)) return composed
      try {
        await transport.sendMail({
          raw: composed.right,
          envelope: { from: from.address, to: [mail.to] },
          ...(login === undefined ? {} : { auth: { user: login.user, pass: login.password.reveal() } }),
        })
        return E.right(undefined)
      } catch (error) {
        return E.left(failureOf(error as SmtpError))
      }
    },
  }
}

interface SmtpError {
  readonly code?: string
  readonly originalCode?: string
  readonly responseCode?: number
  readonly timeoutType?: string
}

/** Only codes: a server's words repeat addresses, and this text is kept with the outbox. */
const failureOf = (error: SmtpError): Failure => {
  const where = 'mail server'
  const { code = 'unknown', responseCode } = error
  if (responseCode !== undefined)
    return unavailable(where, `the mail server refused the mail (${String(responseCode)})`)
  return brokeOff(error)
    ? unknownOutcome(where, `the mail server did not say whether it took the mail (${code})`)
    : unavailable(where, `the mail server could not be used (${code})`)
}

/** An open connection that ended without a word: the mail may have been taken over. */
const brokeOff = ({ code, originalCode = '', timeoutType }: SmtpError): boolean =>
  code === 'ECONNECTION'
  || timeoutType === 'SOCKET_TIMEOUT'
  || ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(originalCode)
