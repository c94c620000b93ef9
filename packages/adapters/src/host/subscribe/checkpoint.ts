import { type Failure, type Position, START } from '@mandat/domain'
import { guarded, storedNames, unavailable } from '@mandat/domain/kit'
import { type ModelId } from '@mandat/projections'
import { type DocumentStore, openCheckpoint } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { createHash } from 'node:crypto'

/** Where a subscription stands; `reach` is told how far its handler is. */
export interface Checkpoint {
  /** Where it stands, as far as is known here. */
  readonly position: () => Position
  /** Asks the store: after a failure nobody knows whether the last checkpoint was kept. */
  readonly find: () => Promise<E.Either<Failure, void>>
  /** Farther than before. The checkpoint is kept in the meantime, one commit at a time: nothing waits for a disk. */
  readonly reach: (to: Position) => void
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
export const checkpointOf = (documents: DocumentStore, name: string, from: Position): Checkpoint => {
  // WARNING: the name is stored for ever
  const model: ModelId = { name: `${storedNames.checkpoints.subscription}${keptName(name)}`, version: 1 }
  let position = from
  let reached = from
  let keeping: Promise<void> | null = null
  let trouble: E.Either<Failure, void> = E.right(undefined)

  const keep = async (to: Position): Promise<E.Either<Failure, void>> => {
    const kept = await guarded(model.name, documents.commit(model, { from: position, to, writes: [] }))
    if (E.isLeft(kept)) return kept
    if (!kept.right) return E.left(unavailable(model.name, `another subscriber named ${name} is at work`))
    position = to
    return E.right(undefined)
  }
  const catchUp = async (): Promise<void> => {
    while (position < reached && E.isRight(trouble)) trouble = await keep(reached)
    keeping = null
  }
  return {
    position: () => position,
    find: async () => {
      const found = await openCheckpoint(documents, model)
      if (E.isLeft(found)) return found
      reached = position = found.right
      return position === START && from > START ? keep(from) : E.right(undefined)
    },
    reach: (to) => {
      reached = to
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
