import { type Failure, SECOND, type Secret } from '@mandat/domain'
import { closed, unavailable, unknownOutcome } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { createTransport, type SMTPPoolOptions } from 'nodemailer'
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

const WHERE = 'mail server'
const ports = { StartTls: 587, Implicit: 465, None: 25 } as const

/**
 * Sends by SMTP, mails that follow each other on one connection; nothing is tried again here, that is the outbox's part.
 * Close it when it is not needed any more: a connection that waits for the next mail keeps the process alive.
 */
export const smtpMailer = (options: SmtpOptions): Required<Mailer> => {
  const transport = createTransport(transportOf(options))
  const { from } = options
  let isClosed = false
  return {
    send: (mail) => async () => {
      const composed = await compose(mail, from)()
      if (E.isLeft(composed)) return composed
      if (isClosed) return E.left(closed(WHERE, 'the mailer was closed'))
      try {
        await transport.sendMail({ raw: composed.right, envelope: { from: from.address, to: [mail.to] } })
        return E.right(undefined)
      } catch (error) {
        return E.left(failureOf(error as SmtpError))
      }
    },
    close: () => () => {
      isClosed = true
      transport.close()
      return Promise.resolve(E.right(undefined))
    },
  }
}

const transportOf = (options: SmtpOptions): SMTPPoolOptions & { pool: true } => {
  const { host, encryption = 'StartTls', login, trusted, patienceMs = 30 * SECOND } = options
  return {
    host,
    port: options.port ?? ports[encryption],
    secure: encryption === 'Implicit',
    requireTLS: encryption === 'StartTls',
    ignoreTLS: encryption === 'None',
    ...(trusted === undefined ? {} : { tls: { ca: trusted } }),
    ...(login === undefined ? {} : { auth: { user: login.user, pass: login.password.reveal() } }),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    // servers scan a mail before they answer
    socketTimeout: 4 * patienceMs,
    dnsTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
    pool: true,
    // an outbox sends one by one
    maxConnections: 2,
    maxMessages: 100,
    // a server may have dropped a connection that waited: once more on a new one, before a byte of the mail was sent
    maxRequeues: 1,
    idleTimeout: 30 * SECOND,
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
  const { code = 'unknown', responseCode } = error
  if (responseCode !== undefined)
    return unavailable(WHERE, `the mail server refused the mail (${String(responseCode)})`)
  return brokeOff(error)
    ? unknownOutcome(WHERE, `the mail server did not say whether it took the mail (${code})`)
    : unavailable(WHERE, `the mail server could not be used (${code})`)
}

/** An open connection that ended without a word: the mail may have been taken over. */
const brokeOff = ({ code, originalCode = '', timeoutType }: SmtpError): boolean =>
  code === 'ECONNECTION'
  || timeoutType === 'SOCKET_TIMEOUT'
  || ['ECONNRESET', 'EPIPE', 'ETIMEDOUT'].includes(originalCode)
