import type { Actor, EventType, Failure, Opened, Plain, Position, Refusal, Sealed } from '@mandat/domain'
import type * as E from 'fp-ts/lib/Either.js'
import type { Backup } from '../../stores/ports/stores.js'
import type { Tick } from '../work/clock.js'
import type { KeptName, RebuildWish } from '../work/rebuildAndRetry.js'
import type { MandatStatus, Readiness, RebuildReport, RetryReport } from '../work/reports.js'
import type { Execute, ExecuteUnknown } from '../commands/execute.js'
import type { Origin } from '../commands/origin.js'
import type { Acting } from './acting.js'
import type { ReadOwn } from '../queries/ownView.js'
import type { Queries } from '../queries/queries.js'
import type { SubscribeOptions, Subscription } from '../subscribe/subscription.js'

/** The answer of everything that may be refused or fail; nothing throws. */
export type Outcome<A> = Promise<E.Either<Refusal | Failure, A>>

/** What a host holds in its hands: commands in, events and views out. */
export interface Mandat {
  /**
   * Decides and records one command: docs/commands.md has them all. What cannot be is answered with every fault and its
   * path.
   */
  readonly execute: Execute
  /** The same for input that nobody has looked at, such as a queued message. */
  readonly executeUnknown: ExecuteUnknown
  /**
   * Commands and queries of one actor, from one place: for a request, after {@link Mandat.authenticateSession} or
   * {@link Mandat.authenticateToken} have told whose it is.
   */
  readonly as: (actor: Plain<Actor>, from?: Origin) => Acting
  /** Who the text of a session is of, which `LogIn` showed (SES-01); acting for nobody else yet. */
  readonly authenticateSession: (text: string) => Outcome<Extract<Actor, { _tag: 'Person' }>>
  /**
   * A call with an API token: checked, its day recorded, and who it acts for (TOK-02, TOK-09). Do it before the call is
   * answered.
   */
  readonly authenticateToken: (text: string, scope: string, from?: Origin) => Outcome<Extract<Actor, { _tag: 'Token' }>>
  /** A tool with an application password; `null` when it is none of the account's living ones (APP-03). */
  readonly authenticateTool: (account: string, password: string) => Outcome<string | null>
  /**
   * Whom a visitor with an address means, for `LogIn` and `RequestPasswordReset`: its account, or an id that is nobody's and
   * is answered alike, lock included (ACC-08). Never show it.
   */
  readonly accountForVisitor: (email: string) => Outcome<string>
  /** The account that logs in with an address, or `null`: never tell a visitor which (ACC-01). */
  readonly accountByEmail: (email: string) => Outcome<string | null>
  readonly query: Queries
  /**
   * Reads a read model of the host's own, which it was opened with: `views` of {@link MandatOptions}.
   * @example
   * const page = await manager.read(headCounts).page({ index: 'members', from: 10, count: 50 })
   * if (page._tag === 'Right') console.log(page.right.documents.map(({ organisation }) => organisation))
   */
  readonly read: ReadOwn
  /** Every event from a position on, in order, at least once; typed by the `types` that are asked for. */
  readonly subscribe: <const T extends EventType = EventType>(
    options: SubscribeOptions<T>,
  ) => E.Either<Failure, Subscription>
  /** Opens a box of an event: what it holds, or that it was erased. What cannot be opened is a failure (PRV-07). */
  readonly open: (sealed: Sealed) => Outcome<Opened>
  /** Answers when a read model has seen a position: read your own writes. `Unavailable` after 5,000 ms, or `timeoutMs`. */
  readonly waitFor: (model: KeptName, position: Position, timeoutMs?: number) => Outcome<Position>
  /**
   * Does what is due by the clock now: expiries, renewals, reminders, idle tokens. Goes on by itself `InBackground`.
   */
  readonly tick: () => Outcome<Tick>
  /** Until nothing is left to do: processes, read models, mails. */
  readonly settle: () => Outcome<Position>
  /**
   * Rebuilds every read model, look-ups included, beside the live one and compares the two (LOG-06), while both work. One
   * that cannot be rebuilt says so, and the others are. With `replace`, a rebuild takes the place of a read model that
   * differs or has parked streams.
   * @example const reports = await manager.rebuild({ replace: true })
   */
  readonly rebuild: (options?: RebuildWish) => Outcome<ReadonlyArray<RebuildReport>>
  /**
   * After a fix: takes up the parked streams of one read model, of the processes (`processes`), or of all, from where each stopped. A stream that
   * cannot be folded still stays parked, with the reason. The order to other streams' events is not made up for: where
   * it matters, {@link Mandat.rebuild} tells.
   * @example
   * const retried = await manager.retryParked('organisationDashboard')
   * if (retried._tag === 'Right') console.log(retried.right.map(({ stream, outcome }) => [stream, outcome]))
   */
  readonly retryParked: (model?: KeptName) => Outcome<ReadonlyArray<RetryReport>>
  /**
   * Copies the whole file, as it is at one moment, into a new one, while commands go on: docs/operating.md has what becomes
   * of it. The key file is not in it. A name that is taken, or stores that have means of their own, are `InvalidInput`.
   * @example
   * const copy = await manager.backup('backups/2026-03-02.db')
   * if (copy._tag === 'Right') console.log(copy.right.file, copy.right.position)
   */
  readonly backup: (to: string) => Outcome<Backup>
  /** How read models, processes, the clock, mails and subscriptions stand. */
  readonly status: () => Promise<MandatStatus>
  /**
   * For a health check: not ready when it was closed, when the stores do not answer within five seconds, while
   * processes, the clock or a read model fail or have stopped, and when mails have failed for an hour in which none was
   * sent. Never rejects.
   */
  readonly ready: () => Promise<Readiness>
  /**
   * Waits for the commands in flight; what goes on by itself, `settle` or `tick` ends after the mail, event or deadline
   * in hand, and has the rest at the next start. What comes later, or was ended early, is answered with `Closed`.
   */
  readonly close: () => Promise<E.Either<Failure, void>>
}
