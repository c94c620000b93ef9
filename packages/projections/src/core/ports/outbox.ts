import type { Failure, Instant } from '@mandat/domain'
import type { Mail } from '@mandat/domain/kit'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** A mail that waits to be sent, or was. It holds ids and sealed boxes; its text is made when it is sent. */
export interface OutboxEntry {
  /** The mail's. */
  readonly id: string
  /** What was put, as a {@link Mail}; whoever reads it decodes it first (`decodeMail`). */
  readonly mail: unknown
  readonly queuedAt: Instant
  readonly sentAt: Instant | null
  readonly attempts: number
  readonly lastError: string | null
}
/** How the mails stand that wait to be sent. */
export interface Backlog {
  readonly waiting: number
  /** Of these, those that failed at least once. */
  readonly failing: number
  /** Those that are never due again: they no longer held, or nobody was left to get them. */
  readonly dropped: number
  /** When the one that waits for longest was queued. */
  readonly oldest: Instant | null
  /** When the one that waits for longest of those that failed was queued, and how it failed last. */
  readonly oldestFailing: { readonly queuedAt: Instant; readonly lastError: string } | null
}
/** Mails on their way out, kept beside the read models: whatever crashes, each is tried until a mailer took it over. */
export interface Outbox {
  /** Put if absent, by mail id: a repeated reaction queues nothing twice. */
  readonly put: (mails: ReadonlyArray<Mail>, at: Instant) => TaskEither<Failure, void>
  /** Unsent mails whose next try is due at `now`, oldest first. */
  readonly due: (now: Instant, count: number) => TaskEither<Failure, ReadonlyArray<OutboxEntry>>
  /** Recorded as sent: it is never sent again. */
  readonly sent: (id: string, at: Instant) => TaskEither<Failure, void>
  /** Recorded as not sent; due again from `nextTry` on. `error` repeats neither address nor text (ACC-09). */
  readonly failed: (id: string, error: string, nextTry: Instant) => TaskEither<Failure, void>
  /**
   * How the unsent mails stand whose next try is before `until`; those that are never due again are after it, and
   * counted apart. Looks at
   * `count` of those that failed and as many of each of the others, at most, and counts no further.
   */
  readonly backlog: (until: Instant, count: number) => TaskEither<Failure, Backlog>
  /** Every mail, sent ones too, in the order of their queueing, after the one with id `after`. */
  readonly list: (range: {
    readonly after: string | null
    readonly count: number
  }) => TaskEither<Failure, ReadonlyArray<OutboxEntry>>
}
