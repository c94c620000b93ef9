import { instantOf } from '@mandat/domain'
import type { AnyProjection } from '../core/fold/projection.js'
import { projector, type ProjectorOptions } from '../core/keep/projector.js'
import { type TestDocuments, testDocuments } from './documents.js'
import { testLog } from './log.js'
import { testTimers } from './timers.js'

export const testNow = instantOf(Date.parse('2026-03-02T12:00:00.000Z'))

/** A projector with a log, documents and a time of its own; nothing runs yet. */
export const projecting = (projections: ReadonlyArray<AnyProjection>, options: Partial<ProjectorOptions> = {}) => {
  const store = testLog()
  const documents: TestDocuments = testDocuments()
  const timers = testTimers()
  const clock = { now: () => testNow }
  return { store, documents, timers, clock, live: projector({ store, documents, clock, timers }, projections, options) }
}

/** What a task answered, when it did not fail. */
export const right = <A>(either: { readonly _tag: string; readonly right?: A }): A => {
  if (either._tag !== 'Right') throw new Error(JSON.stringify(either))
  return either.right as A
}
