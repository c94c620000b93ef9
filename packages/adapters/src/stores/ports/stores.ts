import type { Failure } from '@mandat/domain'
import type { Claims, Credentials, EventStore } from '@mandat/domain/kit'
import type { DocumentStore, Outbox } from '@mandat/projections/kit'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { KeyStore } from './keyStore.js'

/** Where a host keeps everything: the log, what is read, what waits to be sent, and what stands beside the log. */
export interface Stores {
  readonly events: EventStore
  readonly documents: DocumentStore
  readonly outbox: Outbox
  readonly claims: Claims
  readonly credentials: Credentials
  readonly keys: KeyStore
  /** Waits for what was handed in, then closes all of them; later calls answer `Closed`. */
  readonly close: () => TaskEither<Failure, void>
}
