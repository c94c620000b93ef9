import type { Position } from '@mandat/domain'
import { type Log, readHead } from './log.js'

/** How soon another process's append is noticed; milliseconds. */
const PERIOD = 200

/**
 * Tells listeners of this process's appends at once, of other processes' by looking every 200 ms while anyone listens.
 */
export const watchOthers = (
  log: Log,
): { readonly add: (listener: () => void) => () => void; readonly stop: () => void } => {
  let timer: NodeJS.Timeout | null = null
  let stamp = ''
  let head: Position = 0
  const mine = new Set<() => void>()

  const look = (): void => {
    try {
      const now = log.db.stamp()
      if (now === stamp) return
      stamp = now
      const moved = readHead(log.db)
      if (moved > head) log.listeners.tell()
      head = moved
    } catch {
      // locked or closing: the next look tells
    }
  }
  const stopLooking = (): void => {
    if (timer !== null) clearInterval(timer)
    timer = null
  }
  return {
    add: (listener) => {
      const remove = log.listeners.add(listener)
      const end = (): void => {
        remove()
        if (mine.delete(end) && mine.size === 0) stopLooking()
      }
      mine.add(end)
      if (timer === null) {
        stamp = ''
        head = readHeadOrNone(log)
        timer = setInterval(look, PERIOD).unref()
      }
      return end
    },
    stop: () => {
      for (const end of [...mine]) end()
      stopLooking()
    },
  }
}

const readHeadOrNone = (log: Log): Position => {
  try {
    return readHead(log.db)
  } catch {
    return 0
  }
}
