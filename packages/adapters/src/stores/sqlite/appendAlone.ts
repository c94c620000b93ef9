import type { Appended } from '@mandat/domain/kit'
import { conflictOf, tookIn } from './appendAll.js'
import { addAtOnce } from './eventRows.js'
import type { Log } from './log.js'
import { rowsOf } from './rowsOf.js'
import type { TextAppend } from './textAppend.js'

/** Events of one command in one statement; each count is a statement of its own. */
const MOST_AT_ONCE = 8

/**
 * An append as one statement, a transaction by itself; `null` where it takes more, or may be refused. Nothing is looked
 * up: had anybody appended since the log's head was known, and with it the heads of streams, the position behind it would
 * be taken, and the statement fails as it does where an id is (LOG-07, LOG-10).
 */
export const appendAlone = (log: Log, append: TextAppend): Appended | null => {
  const { stream, basis, events } = append
  const known =
    log.isWhole()
    && events.length <= MOST_AT_ONCE
    && log.heads.has(stream)
    && basis.every((one) => log.heads.has(one.stream))
    && log.streams.isKnown(stream)
    && events.every(({ kind }) => log.kinds.isKnown(kind))
  if (!known || conflictOf(log, append) !== null) return null
  addAtOnce(log.db, rowsOf(log, append))
  return tookIn(log, append)
}
