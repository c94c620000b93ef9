import { type Failure, type Position, START } from '@mandat/domain'
import { guarded, type StoredEvent, storedNames, unavailable } from '@mandat/domain/kit'
import { type ModelId } from '@mandat/projections'
import {
  agreed,
  type DocumentStore,
  isAhead,
  type KnownLog,
  openStanding,
  putBack,
  type Seen,
  seenAfter,
  seenOf,
} from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { createHash } from 'node:crypto'

/** Where a subscription stands; `reach` is told how far its handler is. */
export interface Checkpoint {
  /** Where it stands, as far as is known here. */
  readonly position: () => Position
  /**
   * Asks the store: after a failure nobody knows whether the last checkpoint was kept. `true` when it is ahead of the
   * log, and was put back to the last event that it has seen there: what is written now comes, and some of before again.
   */
  readonly find: () => Promise<E.Either<Failure, boolean>>
  /** So far, and farther than before. The checkpoint is kept in the meantime, one commit at a time: nothing waits for a disk. */
  readonly reach: (event: StoredEvent) => void
  /** What is reached is kept, or the reason why not. */
  readonly settle: () => Promise<E.Either<Failure, void>>
  /** Keeping it has failed since it was last settled. */
  readonly failed: () => boolean
}

const PLAIN = /^[a-z0-9_]{1,40}$/
/** The name that a store can keep: a plain one as it is, and of any other its hash, which is longer than those. */
const keptName = (name: string): string =>
  PLAIN.test(name) ? name : createHash('sha256').update(name).digest('hex').slice(0, 48)

/** The checkpoint of the subscription `name`, kept beside the read models; one that has none yet starts after `from`. */
export const checkpointOf = (
  { store, documents }: { readonly store: KnownLog; readonly documents: DocumentStore },
  name: string,
  from: Position,
): Checkpoint => {
  // WARNING: the name is stored for ever
  const model: ModelId = { name: `${storedNames.checkpoints.subscription}${keptName(name)}`, version: 1 }
  let position = from
  let reached: Seen | null = null
  let seen: ReadonlyArray<Seen> = []
  let keeping: Promise<void> | null = null
  let trouble: E.Either<Failure, void> = E.right(undefined)

  const keep = async (to: Position, now: ReadonlyArray<Seen>): Promise<E.Either<Failure, void>> => {
    const kept = await guarded(model.name, documents.commit(model, { from: position, to, writes: [], seen: now }))
    if (E.isLeft(kept)) return kept
    if (!kept.right) return E.left(unavailable(model.name, `another subscriber named ${name} is at work`))
    position = to
    seen = now
    return E.right(undefined)
  }
  const catchUp = async (): Promise<void> => {
    while (reached !== null && position < reached.position && E.isRight(trouble))
      trouble = await keep(reached.position, seenAfter(seen, reached))
    keeping = null
  }
  /** What is stored, which is ahead of the log or not. */
  const ask = async (): Promise<E.Either<Failure, boolean>> => {
    const found = await openStanding(documents, model)
    if (E.isLeft(found)) return found
    reached = null
    ;({ checkpoint: position, seen } = found.right)
    // nothing was seen yet: it stands where the host wants it to
    return seen.length === 0 && position <= from ? E.right(false) : isAhead(store, found.right)
  }
  const goBack = async (): Promise<E.Either<Failure, void>> => {
    const same = await agreed(store, seen)
    if (E.isLeft(same)) return same
    const earlier = { to: same.right[0]?.position ?? START, seen: same.right }
    const put = await putBack(documents, model, earlier)
    return E.isLeft(put) ? put : E.map(() => undefined)(await ask())
  }
  return {
    position: () => position,
    find: async () => {
      const ahead = await ask()
      if (E.isLeft(ahead)) return ahead
      if (ahead.right) return E.map(() => true)(await goBack())
      const first = position === START && from > START ? await keep(from, []) : E.right(undefined)
      return E.map(() => false)(first)
    },
    reach: (event) => {
      reached = seenOf(event)
      keeping ??= catchUp()
    },
    settle: async () => {
      await keeping
      const settled = trouble
      trouble = E.right(undefined)
      return settled
    },
    failed: () => E.isLeft(trouble),
  }
}
