import type { EventId, EventMeta, Instant } from '@mandat/domain'
import { nameOf } from './idBytes.js'
import type { Kind } from './kinds.js'
import { unpacked } from './packing.js'

/** Metadata as it stands in the file: its text, and what its command's own columns hold, in hexadecimal. */
export interface StoredMeta {
  readonly text: string
  readonly command: string
  readonly digest: string
}

/** Metadata is half of an event's text and seldom asked for: it is parsed at the first look; its checksum was checked. */
const lazyMeta = {
  enumerable: true,
  configurable: true,
  get(this: StoredRow): EventMeta {
    const meta = StoredRow.metaOf(this)
    Object.defineProperty(this, 'meta', { value: meta, enumerable: true, writable: true })
    return meta
  },
}
// a class, because V8 makes these three times faster than objects with a getter each
/** An event as it was read; its metadata is parsed at the first look. */
export class StoredRow {
  readonly #kind: Kind
  readonly #meta: StoredMeta
  readonly type: string
  readonly version: number
  declare readonly meta: EventMeta
  constructor(
    readonly id: EventId,
    readonly stream: string,
    readonly revision: number,
    readonly position: number,
    kind: Kind,
    readonly recordedAt: Instant,
    readonly data: unknown,
    meta: StoredMeta,
  ) {
    this.type = kind.type
    this.version = kind.version
    this.#kind = kind
    this.#meta = meta
    // an own property, so that a spread or a comparison sees it
    Object.defineProperty(this, 'meta', lazyMeta)
  }
  static metaOf(row: StoredRow): EventMeta {
    const { text, command, digest } = row.#meta
    return unpacked(row.#kind.meta, text, { command: nameOf(command), digest: nameOf(digest) }) as EventMeta
  }
}
