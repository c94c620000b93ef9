import type { EventRow } from './eventRows.js'
import { hexOf } from './idBytes.js'
import { kindOf } from './kinds.js'
import type { Log } from './log.js'
import { unpacked } from './packing.js'
import type { TextAppend, TextEvent } from './textAppend.js'

/** The rows of an append at the end of the log. Inside a transaction, for the names that are new. */
export const rowsOf = (log: Log, append: TextAppend): ReadonlyArray<EventRow> => {
  const { stream, expected, command, events } = append
  const [id, head] = [log.streams.idFor(stream), log.head()]
  return events.some(({ kind }) => log.kinds.idFor(kind) === null)
    ? rowsOf(log, { ...append, events: unnamed(append) })
    : events.map((event, i): EventRow => [
        head + 1 + i,
        id,
        expected + 1 + i,
        log.kinds.idFor(event.kind) ?? 0,
        i === 0 ? events.length : -i,
        event.recordedAt,
        hexOf(event.id),
        i === 0 ? hexOf(command.id) : null,
        i === 0 ? hexOf(command.digest) : null,
        event.meta,
        event.data,
      ])
}

/** The same events with their names: there is no room for kinds of their own. */
const unnamed = ({ command: { id, digest }, events }: TextAppend): ReadonlyArray<TextEvent> =>
  events.map(({ kind: { type, version, data, meta }, ...event }) => ({
    ...event,
    kind: kindOf(type, version, null, null),
    data: JSON.stringify(unpacked(data, event.data, { type })),
    meta: JSON.stringify(unpacked(meta, event.meta ?? events[0]?.meta ?? '', { command: id, digest })),
  }))
