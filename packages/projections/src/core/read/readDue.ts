import type { Failure, Instant, Policy } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { AnyProjection, DueCommand } from '../fold/projection.js'
import type { DocumentStore } from '../ports/documentStore.js'
import { readWhole } from './read.js'

/**
 * What is due by now, the longest due first: asked of every read model that says what its documents wait for. It reads
 * what the declared indexes find, and nothing else.
 * @example await readDue(documents, Object.values(readModelsFor(policy)), { now: clock.now(), policy })()
 */
export const readDue =
  (
    documents: Pick<DocumentStore, 'find'>,
    models: ReadonlyArray<AnyProjection>,
    at: { readonly now: Instant; readonly policy: Policy },
  ): TaskEither<Failure, ReadonlyArray<DueCommand>> =>
  async () => {
    const all: Array<DueCommand> = []
    for (const model of models) {
      const { due } = model
      if (due === undefined) continue
      const found = await readWhole(documents, model, { index: due.index, to: due.upTo(at.now) })()
      if (E.isLeft(found)) return found
      for (const document of found.right) all.push(...due.commands(document, at))
    }
    return E.right(all.sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0)))
  }
