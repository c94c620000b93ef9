import type { Instant } from '@mandat/domain'
import type { Backlog, Outbox, OutboxEntry } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { checkNames, checkRange, invalid } from '../shared/checks.js'
import { frozenJson } from '../shared/frozenJson.js'

interface Waiting {
  readonly entry: OutboxEntry
  /** After a failure; before one it is due at any time, so that a clock that is set back holds up no link. */
  readonly nextTry: Instant | null
}

/** Mails that wait in this process's memory. */
export const memoryOutbox = (): Outbox => {
  /** In the order of their queueing. */
  const mails = new Map<string, Waiting>()
  const change = (id: string, f: (waiting: Waiting) => Waiting): Promise<E.Either<never, void>> => {
    const waiting = mails.get(id)
    if (waiting !== undefined && waiting.entry.sentAt === null) mails.set(id, f(waiting))
    return Promise.resolve(E.right(undefined))
  }
  return {
    put: (queued, at) => () => {
      const copies: Array<Pick<OutboxEntry, 'id' | 'mail'>> = []
      for (const mail of queued) {
        const checked = E.flatMap(checkNames({ 'mail.id': mail.id }), () => frozenJson(mail, 'mail'))
        if (E.isLeft(checked)) return Promise.resolve(checked)
        copies.push({ id: mail.id, mail: checked.right })
      }
      for (const copy of copies)
        if (!mails.has(copy.id))
          mails.set(copy.id, {
            nextTry: null,
            entry: { ...copy, queuedAt: at, sentAt: null, attempts: 0, lastError: null },
          })
      return Promise.resolve(E.right(undefined))
    },
    due: (now, count) => () =>
      Promise.resolve(
        E.map(() =>
          [...mails.values()]
            .filter(({ entry, nextTry }) => entry.sentAt === null && (nextTry === null || nextTry <= now))
            .map(({ entry }) => entry)
            .sort(byQueueing)
            .slice(0, count),
        )(checkRange(count, 0)),
      ),
    backlog: (until, count) => () =>
      Promise.resolve(E.map(() => backlogOf([...mails.values()], until, count))(checkRange(count, 0))),
    sent: (id, at) => () =>
      change(id, ({ entry, nextTry }) => ({ nextTry, entry: { ...entry, sentAt: at, attempts: entry.attempts + 1 } })),
    failed: (id, error, nextTry) => () =>
      change(id, ({ entry }) => ({ nextTry, entry: { ...entry, attempts: entry.attempts + 1, lastError: error } })),
    list:
      ({ after, count }) =>
      () => {
        const ids = [...mails.keys()]
        const from = after === null ? 0 : ids.indexOf(after) + 1
        if (after !== null && from === 0)
          return Promise.resolve(E.left(invalid('after', 'the id of a mail in the outbox')))
        return Promise.resolve(
          E.map(() => [...mails.values()].slice(from, from + count).map(({ entry }) => entry))(checkRange(count, 0)),
        )
      },
  }
}

const byQueueing = (a: OutboxEntry, b: OutboxEntry): number =>
  a.queuedAt < b.queuedAt ? -1 : a.queuedAt > b.queuedAt ? 1 : 0

const backlogOf = (all: ReadonlyArray<Waiting>, until: Instant, count: number): Backlog => {
  const unsent = all.filter(({ entry }) => entry.sentAt === null)
  const waiting = unsent.filter(({ nextTry }) => nextTry === null || nextTry < until)
  const some = (failed: boolean): ReadonlyArray<OutboxEntry> =>
    waiting
      .filter(({ nextTry }) => (nextTry !== null) === failed)
      .map(({ entry }) => entry)
      .sort(byQueueing)
      .slice(0, count)
  const [failing, fresh] = [some(true), some(false)]
  const [oldest] = [...failing.slice(0, 1), ...fresh.slice(0, 1)].sort(byQueueing)
  const [first] = failing
  return {
    waiting: failing.length + fresh.length,
    failing: failing.length,
    dropped: Math.min(unsent.length - waiting.length, count),
    oldest: oldest?.queuedAt ?? null,
    oldestFailing: first === undefined ? null : { queuedAt: first.queuedAt, lastError: first.lastError ?? '' },
  }
}
