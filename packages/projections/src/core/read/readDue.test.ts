import { describe, expect, it } from '@jest/globals'
import { defaultPolicy, type Instant } from '@mandat/domain'
import { command as declared, later, plusDays, type ProcessCommand, step, text, utcDateOf } from '@mandat/domain/kit'
import { sampleId } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import { catchUp } from '../keep/catchUp.js'
import { type AnyProjection, projection, type WhatIsDue } from '../fold/projection.js'
import { noted, right, tally, Tally, testDocuments, testLog, testNow } from '../../testing/index.js'
import { readDue } from './readDue.js'

const clock = { now: () => testNow }
const Read = declared('Read', { book: text(1, 36) })
const command = (book: string): ProcessCommand => ({
  id: sampleId(`due ${book}`),
  command: step(Read, { book }),
  onRefused: [],
})
/** A book is due as many milliseconds after the epoch of the tests as its first number says. */
const whenOf = ({ numbers }: Tally): Instant => later(testNow, numbers[0] ?? 0)
const due: WhatIsDue<Tally> = {
  index: 'when',
  upTo: (now) => now,
  commands: (document, { now }) =>
    whenOf(document) <= now ? [{ ...command(document.book), dueAt: whenOf(document) }] : [],
}
const waiting = (name: string, over: Partial<WhatIsDue<Tally>> = {}) =>
  projection(Tally)({
    ...tally(() => false, 1, name),
    indexes: { when: (document: Tally) => [whenOf(document)], day: (document: Tally) => [utcDateOf(whenOf(document))] },
    due: { ...due, ...over },
  })
const booksDue = async (models: ReadonlyArray<AnyProjection>, now: Instant): Promise<ReadonlyArray<unknown>> => {
  const [store, documents] = [testLog(), testDocuments()]
  store.append(noted('late', 30), noted('early', -20), noted('now', 0))
  right(await catchUp({ store, documents, clock }, models)())
  return right(await readDue(documents, models, { now, policy: defaultPolicy })()).map(({ command: asked, dueAt }) => [
    (asked as { book?: unknown }).book,
    dueAt,
  ])
}

describe('what is due', () => {
  it('comes from every read model that says what it waits for, the longest due first', async () => {
    expect(await booksDue([waiting('one'), tally(), waiting('two')], later(testNow, 1))).toEqual([
      ['early', later(testNow, -20)],
      ['early', later(testNow, -20)],
      ['now', testNow],
      ['now', testNow],
    ])
  })
  it('is found to the moment, and by days too', async () => {
    expect(await booksDue([waiting('one')], later(testNow, -21))).toEqual([])
    expect(await booksDue([waiting('one')], later(testNow, -20))).toEqual([['early', later(testNow, -20)]])
    const byDay = waiting('days', { index: 'day', upTo: (now) => plusDays(utcDateOf(now), 1) })
    expect((await booksDue([byDay], later(testNow, 30))).length).toBe(3)
  })
  it('fails as a whole where a read model cannot be read', async () => {
    const documents = testDocuments()
    documents.breakDown((call) => call === 'find')
    const answer = await readDue(documents, [waiting('one')], { now: testNow, policy: defaultPolicy })()
    expect(E.isLeft(answer) && answer.left.kind).toBe('Unavailable')
  })
})
