import type { Failure } from '@mandat/domain'
import type { EventDefinition } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Projection } from '../fold/projection.js'
import type { DocumentStore } from '../ports/documentStore.js'
import { type Open, openBoxes, type View } from './openBoxes.js'
import { readScan } from './read.js'
import type { ListPage } from './listing.js'

/** How many documents one call looks at: what is sealed is found by opening it, and no call may open without an end. */
export const LOOKED_AT = 2_000
const PAGE = 100

/** What a scan looks for. */
export interface Scan<D, A> {
  readonly after: string | null
  readonly count: number
  /** A document as it is shown, boxes sealed; `null` where it is not to be found at all. */
  readonly show: (document: D) => A | null
  readonly matches: (shown: View<A>) => boolean
}

/**
 * Looks through a read model by key: what is sealed is in no index. One call looks at
 * {@link LOOKED_AT} documents at most, so a page may be short, or empty, and still have a next one.
 */
export const scanPage =
  <D, P extends ReadonlyArray<EventDefinition>, A>(
    { documents, open }: { readonly documents: Pick<DocumentStore, 'scan'>; readonly open: Open },
    projection: Projection<D, P>,
    { after, count, show, matches }: Scan<D, A>,
  ): TaskEither<Failure, ListPage<View<A>>> =>
  async () => {
    const items: Array<View<A>> = []
    let next = after
    for (let looked = 0; looked < LOOKED_AT; looked += PAGE) {
      const rows = await readScan(documents, projection, { after: next, count: PAGE })()
      if (E.isLeft(rows)) return rows
      const opened = await openBoxes(open)(rows.right.map(({ document }) => show(document)))()
      if (E.isLeft(opened)) return opened
      const shown = opened.right as ReadonlyArray<View<A> | null>
      for (const [i, { key }] of rows.right.entries()) {
        const one = shown[i] ?? null
        next = key
        if (one === null || !matches(one)) continue
        items.push(one)
        if (items.length === count) return E.right({ items, next })
      }
      if (rows.right.length < PAGE) return E.right({ items, next: null })
    }
    return E.right({ items, next })
  }
