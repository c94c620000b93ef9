import type { Failure, Position } from '@mandat/domain'
import type { Claims, Credentials, EventStore } from '@mandat/domain/kit'
import type { DocumentStore, Outbox } from '@mandat/projections/kit'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { KeyStore } from './keyStore.js'

/** A copy of everything at one moment: the file, and the last position of the log in it. */
export interface Backup {
  readonly file: string
  readonly position: Position
}

/** Where a host keeps everything: the log, what is read, what waits to be sent, and what stands beside the log. */
export interface Stores {
  readonly events: EventStore
  readonly documents: DocumentStore
  readonly outbox: Outbox
  readonly claims: Claims
  readonly credentials: Credentials
  readonly keys: KeyStore
  /**
   * Copies all of them, as they were at one moment, into a new file, while they are written to. Left out by stores whose
   * server has means of its own.
   */
  readonly backup?: (to: string) => TaskEither<Failure, Backup>
  /** Waits for what was handed in, then closes all of them; later calls answer `Closed`. */
  readonly close: () => TaskEither<Failure, void>
}
