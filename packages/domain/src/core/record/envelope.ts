import * as t from 'io-ts'
import { Actor } from './actor.js'
import { type Fields, integer, list, nullable, record, text } from '../values/codecs.js'
import { CommandId, CorrelationId, EventId } from '../values/ids.js'
import type { Instant } from '../values/instant.js'
import { personal } from '../values/sealed.js'

/** `<category>-<id>`, e.g. `organisation-018f...`, or `partnership-<client>-<partner>`. Stored for ever. */
export type StreamName = string
/** The number of an event in its stream, from 0; -1 is the revision of a stream that does not exist. */
export type Revision = number
/**
 * The place of an event in the log. Later events have greater ones, and no reader passes one that can still be filled;
 * nothing else may be known of them outside a store: not how many lie between two, nor which comes next.
 */
export type Position = number
/** The revision of a stream that does not exist: what its first append expects. */
export const NO_STREAM: Revision = -1
/** The position before the first event: reading after it gives the whole log. */
export const START: Position = 0

/** The most that an event may take in a store: bytes of its data and of its metadata, both as JSON text in UTF-8. */
export const EVENT_BYTES = 65_535

/** Where a command came from (LOG-01); 2 to 45 characters, the actor's own data (PRV-10). */
export const IpAddress = personal({
  field: 'ipAddress',
  category: 'Trace',
  subject: 'actor',
  plain: text(2, 45),
  purpose: 'to show and prove who changed what from where',
})
/**
 * The device a command came from, in the host's words (LOG-01); up to 512 characters, the actor's own data (PRV-10).
 */
export const Device = personal({
  field: 'device',
  category: 'Trace',
  subject: 'actor',
  plain: text(1, 512),
  purpose: 'to show and prove who changed what from where',
})

/** Who, from where, on behalf of whom, by which command, decided on what: kept with every event (LOG-01, LOG-09). */
export const EventMeta = record({
  command: CommandId,
  commandType: t.string,
  actor: Actor,
  ipAddress: nullable(IpAddress),
  device: nullable(Device),
  /** The event that a process reacted to, or `null` for what came from outside. */
  causation: nullable(EventId),
  correlation: CorrelationId,
  /** LOG-09: stream and revision of every other aggregate's state that it was decided on. */
  basis: list(record({ stream: t.string, revision: integer(-1, Number.MAX_SAFE_INTEGER) })),
  /** LOG-07: keyed digest of the command's content, secrets too; nothing can be told from it without the key. */
  digest: t.string,
})
export type EventMeta = t.TypeOf<typeof EventMeta>
/** LOG-09: a stream and its revision when a decision rested on its state; -1 when it did not exist. */
export type Basis = Fields<{ stream: t.StringC; revision: t.NumberC }>

/** An event on its way into the log. Its id is made once, before any retry. */
export interface NewEvent {
  readonly id: EventId
  readonly type: string
  readonly version: number
  readonly data: object
  readonly meta: EventMeta
  readonly recordedAt: Instant
}

/** An event as the log keeps it: `data` is not decoded yet. */
export interface StoredEvent {
  readonly id: EventId
  readonly stream: StreamName
  readonly revision: Revision
  readonly position: Position
  readonly type: string
  readonly version: number
  readonly recordedAt: Instant
  readonly data: unknown
  readonly meta: EventMeta
}

/** A decoded event with all that is known of it. */
export interface Envelope<Ev> extends Omit<StoredEvent, 'data'> {
  readonly event: Ev
}
