import type * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Basis, NewEvent, Position, Revision, StoredEvent, StreamName } from '../record/envelope.js'
import type { Failure } from '../values/failure.js'
import type { CommandId, EventId } from '../values/ids.js'
import type { Instant } from '../values/instant.js'

export interface AppendRequest {
  readonly stream: StreamName
  /** The exact revision of the stream's last event; -1 for a stream that must not exist. Ahead is a conflict too. */
  readonly expectedRevision: Revision
  /**
   * At least one, each with an id that no other event of the store has (LOG-10), and of at most `EVENT_BYTES`; anything
   * else is `InvalidInput`.
   */
  readonly events: ReadonlyArray<NewEvent>
  /** The command they come from; a store takes one id once (LOG-07), as far as {@link EventStore.commandIds} says. */
  readonly command: { readonly id: CommandId; readonly digest: string }
  /**
   * LOG-11: the other streams that the decision rested on, each at its revision then. A store that
   * {@link EventStore.checksBasis} lands the events only while all of them stand there. Left out: it rested on none.
   */
  readonly basis?: ReadonlyArray<Basis>
  /**
   * The id that the event at `expectedRevision` must have, where it was still on its way when this append was decided
   * on it; another event there is a conflict: the revision alone would match what someone else wrote in its place.
   */
  readonly after?: EventId
  /**
   * Nobody is answered by it: a power cut may take it back, and everything after it, until something is appended that may
   * not wait, or {@link EventStore.settled} is asked. A store that makes everything durable at once need not look.
   */
  readonly mayWait?: boolean
}

/**
 * What became of an append. `Duplicate`: these very events stand there already, an earlier try had worked. `Conflict`:
 * `stream` (its own, or one of its basis) is at another revision than the append was decided on.
 */
export type Appended =
  | { readonly _tag: 'Appended' | 'Duplicate'; readonly revision: Revision; readonly position: Position }
  | { readonly _tag: 'Conflict'; readonly stream: StreamName; readonly expected: Revision; readonly actual: Revision }
  | { readonly _tag: 'CommandKnown'; readonly record: CommandRecord }

/** Where the events of a command stand; of one that had nothing to do there are none, and `last` is before `first`. */
export interface CommandRecord {
  readonly command: CommandId
  readonly digest: string
  readonly stream: StreamName
  readonly first: Revision
  readonly last: Revision
}

/** A command that had nothing to do, since its stream was as it wanted it at `revision` (-1: it did not exist). */
export interface IdleCommand {
  readonly command: AppendRequest['command']
  readonly stream: StreamName
  readonly revision: Revision
}

/**
 * The log: streams of events in one global order. A range that cannot be is `InvalidInput`; after `close`, reads and
 * appends are `Closed`.
 * @example
 * const page = await store.readAll({ after: START, count: 500 })()
 * if (page._tag === 'Right') for (const { position, type, stream } of page.right) console.log(position, type, stream)
 */
export interface EventStore {
  /** Atomic for its one stream. A refused append leaves no trace. Calls made in order are tried in order. */
  readonly append: (request: AppendRequest) => TaskEither<Failure, Appended>
  /**
   * It checks {@link AppendRequest.after}, so a stream's appends may follow each other unanswered; else they wait in
   * turn.
   */
  readonly chains?: true
  /**
   * It compares {@link AppendRequest.basis} with the log in the append's own transaction (LOG-11). A store that cannot
   * leaves it alone, and what gives rights or spends money is authorised first in the stream that the right rests on.
   */
  readonly checksBasis?: true
  /**
   * How far a command id is taken by an append that lands (LOG-07); a later append under it is `CommandKnown`.
   * `PerStore`: in every stream. `PerStream`: in that stream, which every store can; one id on two streams lands twice.
   */
  readonly commandIds: 'PerStream' | 'PerStore'
  /** Events of a stream from revision `from` on (backwards: from there down; `'end'` is the last), at most `count`. */
  readonly readStream: (
    stream: StreamName,
    range: { readonly from: Revision | 'end'; readonly count: number; readonly direction: 'forwards' | 'backwards' },
  ) => TaskEither<Failure, ReadonlyArray<StoredEvent>>
  /**
   * Events after position `after`, in global order, at most `count`; never passes a position that can still be filled.
   * `after` is `START`, or any position that this store gave: positions are compared, never counted with.
   */
  readonly readAll: (range: {
    readonly after: Position
    readonly count: number
  }) => TaskEither<Failure, ReadonlyArray<StoredEvent>>
  /** The position of the last event, `START` when there is none. */
  readonly head: () => TaskEither<Failure, Position>
  /**
   * When the last event was recorded, `null` when there is none: time does not go back behind it. A store that cannot
   * tell leaves it out; a host then goes by what it reads.
   */
  readonly recordedUntil?: () => TaskEither<Failure, Instant | null>
  /** How many events stand after a position, where the store can tell without reading them. */
  readonly countAfter?: (position: Position) => TaskEither<Failure, number>
  /**
   * What the id is taken for: where the events of that command stand. `None` when it is free (LOG-07). `stream` is where they would
   * be: a store that takes ids per stream looks there only, one that takes them per store finds them anywhere.
   */
  readonly commandRecord: (command: CommandId, stream: StreamName) => TaskEither<Failure, O.Option<CommandRecord>>
  /**
   * Takes the id of a command that had nothing to do, beside the log, for good (LOG-07): a later append under it is
   * `CommandKnown`, so that a late delivery does not do what there is to do by then. Answers with what the id is taken
   * for: this, or what was there before.
   */
  readonly takeCommand: (idle: IdleCommand) => TaskEither<Failure, CommandRecord>
  /** Calls `listener` after something may have been appended; a hint, never the only way to learn of events. */
  readonly onAppended: (listener: () => void) => () => void
  /**
   * Makes durable what {@link AppendRequest.mayWait}: before something leaves the house that rests on it, a mail, say.
   * Left out: everything is, at once.
   */
  readonly settled?: TaskEither<Failure, void>
  readonly close: () => TaskEither<Failure, void>
}
