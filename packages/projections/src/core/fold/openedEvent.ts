import type { AnyEvent, Envelope, StreamName } from '@mandat/domain'
import type { StoredEvent } from '@mandat/domain/kit'

// a class: its getter leaves metadata unparsed where a read model does not ask for it, which is half of the work of a
// rebuild
/** A stored event with its decoded content. */
export class OpenedEvent implements Envelope<AnyEvent> {
  readonly id: StoredEvent['id']
  readonly stream: StreamName
  readonly revision: number
  readonly position: number
  readonly type: string
  readonly version: number
  readonly recordedAt: StoredEvent['recordedAt']
  readonly #stored: StoredEvent
  constructor(
    stored: StoredEvent,
    readonly event: AnyEvent,
  ) {
    this.id = stored.id
    this.stream = stored.stream
    this.revision = stored.revision
    this.position = stored.position
    this.type = stored.type
    this.version = stored.version
    this.recordedAt = stored.recordedAt
    this.#stored = stored
  }
  get meta(): StoredEvent['meta'] {
    return this.#stored.meta
  }
}
