import type { EventId, Failure, Instant, Position, Revision, StreamName } from '@mandat/domain'
import type * as O from 'fp-ts/lib/Option.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

/** What an index may hold: ids, dates and numbers, never personal data (it is sealed; sort it at the edge). */
export type IndexValue = string | number

/** One version of one read model (or of one process, for its checkpoint). */
export interface ModelId {
  readonly name: string
  readonly version: number
}

/** One document in place of what its key holds now, with all of its index entries: those of before go. */
export interface DocumentWrite {
  readonly key: string
  /** JSON; `null` deletes the document and its index entries. */
  readonly document: unknown
  readonly indexes: Readonly<Record<string, ReadonlyArray<IndexValue>>>
}

/** A stored document: plain JSON, which only its projection gives a type. */
export interface DocumentRow {
  readonly key: string
  readonly document: unknown
}

/** A range on a declared index, both ends included; `after` is the cursor of the page before. */
export interface IndexQuery {
  readonly index: string
  readonly from?: IndexValue
  readonly to?: IndexValue
  readonly direction?: 'forwards' | 'backwards'
  readonly after?: string
  readonly count: number
}
/** One page of {@link DocumentStore.find}, each document with the index value by which it was found. */
export interface Page {
  readonly rows: ReadonlyArray<DocumentRow & { readonly value: IndexValue }>
  /** Where the next page starts, or `null` at the end. Opaque. */
  readonly next: string | null
}

/**
 * An event by which whoever has read a log knows it again: in a log that was put back to an earlier time there is none
 * at its place, or another one once it was written on.
 */
export interface Seen {
  readonly position: Position
  readonly stream: StreamName
  readonly revision: Revision
  readonly id: EventId
  /** How often it outlived others, where several are kept: the higher, the longer ago. */
  readonly rank: number
}

/** A checkpoint with what its log is known again by, newest first; of one moment. */
export interface Standing {
  readonly checkpoint: Position
  readonly seen: ReadonlyArray<Seen>
}

/** An event that a read model could not fold, by reference only; its stream waits, others go on. */
export interface Parked {
  readonly stream: StreamName
  readonly position: Position
  readonly reason: string
  readonly at: Instant
  /** The ids that its stream and the event name: what may lack something because of it. */
  readonly about: ReadonlyArray<string>
}

/**
 * Where read models live: documents, their indexes, parked events and a checkpoint, apart for each version of each
 * model. A model that was never opened reads as empty; a commit to it, like a name or range that no store could keep,
 * is `InvalidInput`.
 * @example
 * const query = { index: 'organisation', from: organisation, to: organisation, count: 100 }
 * const page = await documents.find({ name: 'products', version: 1 }, query)()
 * if (page._tag === 'Right') console.log(page.right.rows.map(({ key }) => key), page.right.next)
 */
export interface DocumentStore {
  /** Makes the model, without documents, if absent. Repeating it changes nothing. */
  readonly open: (model: ModelId) => TaskEither<Failure, void>
  /** `None` when there is no such document. */
  readonly get: (model: ModelId, key: string) => TaskEither<Failure, O.Option<unknown>>
  /** Those that exist, by key. */
  readonly getMany: (model: ModelId, keys: ReadonlyArray<string>) => TaskEither<Failure, ReadonlyMap<string, unknown>>
  /** Documents in the order of the index, then of the key. */
  readonly find: (model: ModelId, query: IndexQuery) => TaskEither<Failure, Page>
  /** Every document by key, in key order: what a comparison of two versions reads (LOG-06). */
  readonly scan: (
    model: ModelId,
    range: { readonly after: string | null; readonly count: number },
  ) => TaskEither<Failure, ReadonlyArray<DocumentRow>>
  /**
   * Documents, parked events and checkpoint in one transaction. `false`, and nothing written, when the checkpoint is
   * not `from` any more (another projector was faster), or when the parked streams are others than `knowing` (somebody
   * parked or retried one meanwhile, on the same documents).
   */
  readonly commit: (
    model: ModelId,
    change: {
      readonly from: Position
      readonly to: Position
      readonly writes: ReadonlyArray<DocumentWrite>
      readonly park?: ReadonlyArray<Parked>
      readonly unpark?: ReadonlyArray<StreamName>
      /** The streams that are parked as far as the writer knows, in any order; left out, they are not compared. */
      readonly knowing?: ReadonlyArray<StreamName>
      /** What the log up to `to` is known again by, newest first; left out, it stays as it was. */
      readonly seen?: ReadonlyArray<Seen>
    },
  ) => TaskEither<Failure, boolean>
  /** The last position that the model has seen, 0 before the first. */
  readonly checkpoint: (model: ModelId) => TaskEither<Failure, Position>
  /** The same with what the last commit that said so had {@link Seen}; nothing before the first. */
  readonly standing: (model: ModelId) => TaskEither<Failure, Standing>
  /** One entry per stream that waits, in the order of positions. */
  readonly parked: (model: ModelId) => TaskEither<Failure, ReadonlyArray<Parked>>
  /** The versions of a model that exist, oldest first. */
  readonly versions: (name: string) => TaskEither<Failure, ReadonlyArray<ModelId>>
  /**
   * In one transaction: `by` is the model from now on, with all that is its own, and nothing is left of what the model
   * was before. `false`, and nothing changed, unless both stand at `at` (LOG-06).
   */
  readonly replace: (model: ModelId, by: ModelId, at: Position) => TaskEither<Failure, boolean>
  /** Removes every trace of one version. */
  readonly drop: (model: ModelId) => TaskEither<Failure, void>
}
