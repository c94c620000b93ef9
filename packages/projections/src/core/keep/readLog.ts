import { type Failure, type Position } from '@mandat/domain'
import { type EventStore, guarded, type StoredEvent } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { notice } from './seen.js'

/** Those that stand at the same checkpoint share one reading of the log; in order of their checkpoints. */
export const groupsOf = <A>(
  all: ReadonlyArray<A>,
  checkpointOf: (a: A) => Position,
): ReadonlyArray<{ readonly at: Position; readonly members: ReadonlyArray<A> }> => {
  const groups = new Map<Position, ReadonlyArray<A>>()
  for (const one of all) groups.set(checkpointOf(one), [...(groups.get(checkpointOf(one)) ?? []), one])
  return [...groups].sort(([a], [b]) => a - b).map(([at, members]) => ({ at, members }))
}

/** The next events after `after`, not beyond `until`: so a read model that lags meets the others and joins them. */
export const readBatch = async (
  store: Pick<EventStore, 'readAll'>,
  after: Position,
  count: number,
  until: Position = Number.MAX_SAFE_INTEGER,
): Promise<E.Either<Failure, ReadonlyArray<StoredEvent>>> => {
  const read = await guarded('the log', store.readAll({ after, count }))
  if (E.isLeft(read)) return read
  const batch = read.right.filter(({ position }) => position <= until)
  const last = batch.at(-1)
  if (last !== undefined) notice(store, last)
  return E.right(batch)
}
