import type { Failure, Policy } from '@mandat/domain'
import { storedNames } from '@mandat/domain/kit'
import type { ModelId } from '@mandat/projections'
import { type AnyProjection, type DocumentStore, modelOf, openCheckpoint, reindex } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { isDeepStrictEqual } from 'node:util'
import type { Parts } from '../parts/parts.js'

/** Under which policy the indexes were made, by read model; no read model itself, and its checkpoint never moves. */
const marks: ModelId = { name: storedNames.checkpoints.policy, version: 1 }
const keyOf = (model: AnyProjection): string => `${model.name} ${String(model.version)}`

/** The read models that a policy makes: all others are the same ones for every policy. */
const madeByPolicy = ({ views, lookUps }: Parts, policy: Policy): ReadonlyArray<AnyProjection> => {
  const all = (): ReadonlyArray<AnyProjection> => [...Object.values(views(policy)), ...Object.values(lookUps(policy))]
  const again = new Set(all())
  return all().filter((model) => !again.has(model))
}

/**
 * Makes the indexes anew that rest on the policy, where the one they were made under was another. Does it once; to be
 * called before what is due is asked for.
 */
export const policyIndexes = (documents: DocumentStore, parts: Parts, policy: Policy) => {
  const models = madeByPolicy(parts, policy)
  const mark = async (which: ReadonlyArray<AnyProjection>, under: Policy | null): Promise<E.Either<Failure, void>> => {
    const writes = which.map((model) => ({ key: keyOf(model), document: { under }, indexes: {} }))
    return E.map(() => undefined)(await documents.commit(marks, { from: 0, to: 0, writes })())
  }
  let done = false
  return async (): Promise<E.Either<Failure, void>> => {
    if (done) return E.right(undefined)
    const opened = await openCheckpoint(documents, marks)
    if (E.isLeft(opened)) return opened
    const marked = await documents.getMany(marks, models.map(keyOf))()
    if (E.isLeft(marked)) return marked
    const stale = models.filter((model) => !isDeepStrictEqual(marked.right.get(keyOf(model)), { under: policy }))
    // while they are made they are neither's: who dies meanwhile begins again, under whatever policy
    const begun = stale.some((model) => marked.right.has(keyOf(model))) ? await mark(stale, null) : E.right(undefined)
    if (E.isLeft(begun)) return begun
    for (const model of stale) {
      const there = await openCheckpoint(documents, modelOf(model))
      if (E.isLeft(there)) return there
      const made = await reindex(documents, model)()
      if (E.isLeft(made)) return made
    }
    const ended = stale.length === 0 ? E.right(undefined) : await mark(stale, policy)
    done = E.isRight(ended)
    return ended
  }
}
