import type { EventId, Failure, Position } from '@mandat/domain'
import { type EventStore, guarded, type StoredEvent } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { DocumentStore, ModelId, Seen, Standing } from '../ports/documentStore.js'
import { labelOf } from '../ports/modelLabel.js'

/** The log, as far as it is known again. */
export type KnownLog = Pick<EventStore, 'head' | 'readStream'>

const OF_A_RANK = 2
const RANKS = 40

export const seenOf = ({ position, stream, revision, id }: StoredEvent): Seen => ({
  ...{ position, stream, revision, id },
  rank: 0,
})

/**
 * What is kept once `last` was seen too: all of the latest, and the fewer the longer ago, so that from wherever a log
 * was put back to, little more than what it lost is seen again. Never more than 81, however long the log.
 */
export const seenAfter = (before: ReadonlyArray<Seen>, last: Seen): ReadonlyArray<Seen> => {
  const kept = [last, ...before]
  for (let rank = 0; rank < RANKS; rank++) {
    const first = kept.findIndex((one) => one.rank === rank)
    const alike = kept.filter((one) => one.rank === rank)
    const oldest = alike[OF_A_RANK]
    if (oldest === undefined) break
    // of three, the one between goes
    kept.splice(first + 1, OF_A_RANK, ...(rank + 1 < RANKS ? [{ ...oldest, rank: rank + 1 }] : [oldest]))
  }
  return kept
}

/** Of each lasting log, the last that was read from it. */
const lately = new WeakMap<object, Map<Position, EventId>>()
const MOST_LATELY = 1_000

/** Nobody puts this log back while it is open here: what was read from it is not looked for again. */
export const lasting = (store: object): void => void lately.set(store, new Map())

/** That event was read from the log just now. */
export const notice = (store: object, { position, id }: Pick<Seen, 'position' | 'id'>): void => {
  const known = lately.get(store)
  if (known !== undefined && known.size >= MOST_LATELY) known.clear()
  known?.set(position, id)
}

/** Whether the log has this very event where it was. */
export const stillThere = async (
  store: Pick<EventStore, 'readStream'>,
  one: Seen,
): Promise<E.Either<Failure, boolean>> => {
  const { stream, revision, id, position } = one
  if (lately.get(store)?.get(position) === id) return E.right(true)
  return E.map(([found]: ReadonlyArray<StoredEvent>) => found?.id === id && found.position === position)(
    await guarded('the log', store.readStream(stream, { from: revision, count: 1, direction: 'forwards' })),
  )
}

/**
 * Whether who stands there is ahead of the log: there is less in it, or something else, since it was put back to an
 * earlier time or the read models come from elsewhere. To be asked after the checkpoint was read.
 */
export const isAhead = async (
  store: KnownLog,
  { checkpoint, seen: [last] }: Standing,
): Promise<E.Either<Failure, boolean>> => {
  // the event at a checkpoint says by itself that the log reaches to it
  if (last?.position !== checkpoint) {
    const head = await guarded('the log', store.head())
    if (E.isLeft(head)) return head
    if (head.right < checkpoint) return E.right(true)
  }
  return last === undefined ? E.right(false) : E.map((there: boolean) => !there)(await stillThere(store, last))
}

/** {@link isAhead} of a model, by what its store says. */
export const modelIsAhead = async (
  { store, documents }: { readonly store: KnownLog; readonly documents: Pick<DocumentStore, 'standing'> },
  model: ModelId,
): Promise<E.Either<Failure, boolean>> => {
  const standing = await guarded(labelOf(model), documents.standing(model))
  return E.isLeft(standing) ? standing : isAhead(store, standing.right)
}

/** A log that is asked once for what several who are opened together ask: they mostly stand at the same event. */
export const askedOnce = (store: KnownLog): KnownLog => {
  const asked = new Map<string, ReturnType<ReturnType<KnownLog['readStream']>>>()
  const log: KnownLog = {
    head: () => store.head(),
    readStream: (stream, range) => () => {
      const question = JSON.stringify([stream, range])
      const answer = asked.get(question) ?? guarded('the log', store.readStream(stream, range))
      asked.set(question, answer)
      return answer
    },
  }
  const known = lately.get(store)
  if (known !== undefined) lately.set(log, known)
  return log
}

/** Those that the log still has, newest first: it is the same up to the first of them. */
export const agreed = async (
  store: Pick<EventStore, 'readStream'>,
  seen: ReadonlyArray<Seen>,
): Promise<E.Either<Failure, ReadonlyArray<Seen>>> => {
  for (const [i, one] of seen.entries()) {
    const there = await stillThere(store, one)
    if (E.isLeft(there)) return there
    if (there.right) return E.right(seen.slice(i))
  }
  return E.right([])
}
