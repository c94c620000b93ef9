import type { Failure, Instant, Policy } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { decodeDocument } from '../fold/decodeDocument.js'
import type { AnyProjection, DueCommand, WhatIsDue } from '../fold/projection.js'
import type { DocumentStore } from '../ports/documentStore.js'
import { modelOf } from '../ports/modelLabel.js'
import { readWhole } from './read.js'

interface At {
  readonly now: Instant
  readonly policy: Policy
}
type Documents = Pick<DocumentStore, 'find' | 'getMany'>

/**
 * What is due by now, the longest due first: asked of every read model that says what its documents wait for. It reads
 * what the declared indexes find, and nothing else.
 * @example await readDue(documents, Object.values(readModelsFor(policy)), { now: clock.now(), policy })()
 */
export const readDue =
  (
    documents: Documents,
    models: ReadonlyArray<AnyProjection>,
    at: At,
  ): TaskEither<Failure, ReadonlyArray<DueCommand>> =>
  async () => {
    const all: Array<DueCommand> = []
    for (const model of models) {
      if (model.due === undefined) continue
      const due = await dueOf(documents, model, model.due, at)
      if (E.isLeft(due)) return due
      all.push(...due.right)
    }
    return E.right(all.sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0)))
  }

const dueOf = async (
  documents: Documents,
  model: AnyProjection,
  { index, upTo, together, commands }: WhatIsDue<unknown>,
  at: At,
): Promise<E.Either<Failure, ReadonlyArray<DueCommand>>> => {
  const found = await readWhole(documents, model, { index, to: upTo(at.now) })()
  if (E.isLeft(found)) return found
  const due: Array<DueCommand> = []
  const groups = new Map<string, Array<unknown>>()
  for (const document of found.right) {
    const key = together?.(document) ?? null
    if (key === null) due.push(...commands(document, at, []))
    else if (groups.get(key)?.push(document) === undefined) groups.set(key, [document])
  }
  if (groups.size === 0) return E.right(due)
  const heads = await documents.getMany(modelOf(model), [...groups.keys()])()
  if (E.isLeft(heads)) return heads
  for (const [key, stored] of heads.right) {
    const head = decodeDocument(model.document, model, key, stored)
    if (E.isLeft(head)) return head
    due.push(...commands(head.right, at, groups.get(key) ?? []))
  }
  return E.right(due)
}
