import type { Failure, Instant } from '@mandat/domain'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** A mail with its words, for one address. */
export interface OutgoingMail {
  /** Names the mail for ever: the Message-ID is made of it. */
  readonly id: string
  /** When it was queued: its Date, so that a repeat is the same mail to the byte. */
  readonly queuedAt: Instant
  /** One bare address. */
  readonly to: string
  /** One line. */
  readonly subject: string
  readonly text: string
  readonly html?: string
}

/**
 * Hands a mail to whatever carries it on. At least once, not exactly once: a mail recorded as sent is never sent again,
 * but one whose sending could not be recorded any more (a crash between the two, a broken connection) goes once more.
 * It bears the same Message-ID then, by which receivers recognise it.
 */
export interface Mailer {
  /**
   * Done when the mail was taken over. A failure never repeats an address or a text: it is kept with the outbox
   * (ACC-09).
   */
  readonly send: (mail: OutgoingMail) => TaskEither<Failure, void>
  /** Lets go of what it holds open; the host calls it when it closes, after the mail in hand. No mail is taken then. */
  readonly close?: () => TaskEither<Failure, void>
}

/** Who writes: the address that answers go to, and the name shown beside it. */
export interface Sender {
  readonly name: string
  readonly address: string
}
