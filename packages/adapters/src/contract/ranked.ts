import { type Position, START } from '@mandat/domain'
import { type EventStore, type StoredEvent } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { MadeStore } from './made.js'

/** A store whose positions are counted from 1 on, whatever its own look like. */
export interface RankedStore extends EventStore {
  /** The store itself. */
  readonly raw: EventStore
}
export type MakeRankedStore = () => Promise<MadeStore<RankedStore>>

/**
 * A store's positions mean nothing but their order, so the suites ask it through this: the place of an event in the
 * whole log, found by reading it.
 */
export const ranked = (raw: EventStore): RankedStore => {
  const { countAfter } = raw
  const positions: Array<Position> = []
  const ranks = new Map<Position, number>([[START, 0]])
  const readOn = async (): Promise<void> => {
    for (;;) {
      const page = await raw.readAll({ after: positions.at(-1) ?? START, count: 500 })()
      if (E.isLeft(page)) return
      for (const { position } of page.right)
        if (position > (positions.at(-1) ?? START)) ranks.set(position, positions.push(position))
      if (page.right.length < 500) return
    }
  }
  const rankOf = async (position: Position): Promise<number> => {
    if (!ranks.has(position)) await readOn()
    return ranks.get(position) ?? Number.NaN
  }
  const positionOf = async (rank: number): Promise<Position> => {
    if (!Number.isSafeInteger(rank) || rank <= 0) return rank
    if (positions.length < rank) await readOn()
    return positions[rank - 1] ?? positions.at(-1) ?? START
  }
  const rankedEvents = (events: ReadonlyArray<StoredEvent>): Promise<ReadonlyArray<StoredEvent>> =>
    Promise.all(events.map(async (event) => ({ ...event, position: await rankOf(event.position) })))
  const mapped = async <A, B>(
    answer: E.Either<never, A> | E.Either<unknown, A>,
    f: (a: A) => Promise<B>,
  ): Promise<never> => (E.isLeft(answer) ? answer : E.right(await f(answer.right))) as never
  return {
    ...raw,
    raw,
    append: (request) => async () =>
      mapped(await raw.append(request)(), async (answer) =>
        'position' in answer ? { ...answer, position: await rankOf(answer.position) } : answer,
      ),
    readStream: (stream, range) => async () => mapped(await raw.readStream(stream, range)(), rankedEvents),
    readAll:
      ({ after, count }) =>
      async () =>
        mapped(await raw.readAll({ after: await positionOf(after), count })(), rankedEvents),
    head: () => async () => mapped(await raw.head()(), rankOf),
    ...(countAfter === undefined ? {} : { countAfter: (rank) => async () => countAfter(await positionOf(rank))() }),
  }
}
