import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { catchUp } from '../keep/catchUp.js'
import { noted, openSample, right, tally, testDocuments, testLog, testNow } from '../../testing/index.js'
import { LOOKED_AT, scanPage } from './scanning.js'

const keyOf = (i: number): string => `book ${String(i).padStart(5, '0')}`
/** Books in a row; every hundredth is a long one. */
const library = async (count: number) => {
  const [store, documents] = [testLog(), testDocuments()]
  store.append(...Array.from({ length: count }, (_, i) => noted(keyOf(i), i % 100 === 0 ? 9 : 1)))
  await catchUp({ store, documents, clock: { now: () => testNow } }, [tally()])()
  documents.calls.clear()
  return documents
}
type Documents = Awaited<ReturnType<typeof library>>
const longOnes = (documents: Documents, count: number, after: string | null = null) =>
  scanPage({ documents, open: openSample }, tally(), {
    after,
    count,
    show: ({ book, numbers }) => (book === keyOf(0) ? null : { book, numbers }),
    matches: ({ numbers }) => numbers.includes(9),
  })()

describe('looking through a read model', () => {
  it('finds what matches, page by page, and says when it is through', async () => {
    const documents = await library(450)
    const first = right(await longOnes(documents, 2))
    expect([first.items.map(({ book }) => book), first.next]).toEqual([[keyOf(100), keyOf(200)], keyOf(200)])
    const second = right(await longOnes(documents, 9, first.next))
    expect([second.items.map(({ book }) => book), second.next]).toEqual([[keyOf(300), keyOf(400)], null])
  })
  it('looks at a bounded number of documents at once, and goes on from there', async () => {
    const documents = await library(LOOKED_AT + 150)
    const first = right(await longOnes(documents, 200))
    expect([first.items.length, first.next]).toEqual([19, keyOf(LOOKED_AT - 1)])
    expect(documents.calls.get('scan')).toBe(LOOKED_AT / 100)
    const second = right(await longOnes(documents, 200, first.next))
    expect([second.items.map(({ book }) => book), second.next]).toEqual([
      [keyOf(LOOKED_AT), keyOf(LOOKED_AT + 100)],
      null,
    ])
  })
  it('fails with its store', async () => {
    const documents = await library(1)
    documents.breakDown((call) => call === 'scan')
    const answer = await longOnes(documents, 1)
    expect(E.isLeft(answer) && answer.left.kind).toBe('Unavailable')
  })
})
