import type { Failure, Sealed } from '@mandat/domain'
import { integer, nullable, only, pattern, text } from '@mandat/domain/kit'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import { compareTexts, holdsTyped } from './collation.js'
import { type Open, openBoxes, type View } from './openBoxes.js'

/** Which part of a list: how many at once (1 to 200), after which page, and which of them. */
export interface ListPart {
  readonly count: number
  /** `next` of the page before; left out or `null` for the first one. */
  readonly after?: string | null
  /** Only those whose name or label has this in it, whatever case and accents. */
  readonly search?: string
}
/** One page, boxes opened. `next` is `after` for the page that follows, opaque, and `null` at the end. */
export interface ListPage<A> {
  readonly items: ReadonlyArray<A>
  readonly next: string | null
}

/** Where a page ended: the number of items up to there, and the last one's id. No personal data: hosts log addresses. */
const Cursor = pattern(/^\d{1,9}-[0-9a-f-]{36}$/, 46, 'the next of the page before')

export const pageCount = integer(1, 200)
/** What a list is asked with, besides whose it is. */
export const listInput = <P extends t.Props>(whose: P) =>
  only({ ...whose, count: pageCount }, { after: nullable(Cursor), search: text(0, 200) })

/** How a scope that was read whole, as one organisation's things are, becomes a list. */
export interface Listing<A, B> {
  readonly idOf: (item: A) => string
  /** What the viewer may see and search it by; the first is what the list is ordered by. */
  readonly labelsOf: (item: A) => ReadonlyArray<Sealed | null>
  /** The items of one page as they are shown, boxes still sealed. */
  readonly show: (items: ReadonlyArray<A>) => TE.TaskEither<Failure, ReadonlyArray<B>>
}

interface Row<A> {
  readonly item: A
  readonly id: string
  readonly labels: ReadonlyArray<string>
}

/** One page of a scope: labels opened, searched and ordered by them, then the page's own boxes opened. */
export const listPage =
  <A, B>(open: Open, { idOf, labelsOf, show }: Listing<A, B>, part: ListPart) =>
  (items: ReadonlyArray<A>): TE.TaskEither<Failure, ListPage<View<B>>> =>
    pipe(
      openBoxes(open)(items.map(labelsOf)),
      TE.flatMap((labels) => {
        const rows = items.map((item, i) => ({
          item,
          id: idOf(item),
          labels: (labels[i] ?? []).map((label) => (label?._tag === 'Plain' ? label.text : '')),
        }))
        const { page, next } = cut(rows.filter(matching(part.search ?? '')).sort(byLabel), part)
        return pipe(
          show(page.map(({ item }) => item)),
          TE.flatMap((shown) => openBoxes(open)(shown)),
          TE.map((opened) => ({ items: opened, next })),
        )
      }),
    )

const matching = (typed: string): ((row: Row<unknown>) => boolean) => {
  if (typed.trim() === '') return () => true
  const holds = holdsTyped(typed)
  return ({ labels }) => labels.some(holds)
}

const byLabel = (a: Row<unknown>, b: Row<unknown>): number =>
  compareTexts(a.labels[0] ?? '', b.labels[0] ?? '') || (a.id < b.id ? -1 : 1)

const cut = <A>(
  rows: ReadonlyArray<Row<A>>,
  { count, after }: ListPart,
): { readonly page: ReadonlyArray<Row<A>>; readonly next: string | null } => {
  const start = after === undefined || after === null ? 0 : placeAfter(rows, after)
  const page = rows.slice(start, start + count)
  const last = page.at(-1)
  const end = start + page.length
  return { page, next: last !== undefined && end < rows.length ? `${String(end)}-${last.id}` : null }
}

/** After the item that the page before ended with; where that one is gone, what followed it has taken its place. */
const placeAfter = (rows: ReadonlyArray<Row<unknown>>, cursor: string): number => {
  const dash = cursor.indexOf('-')
  const at = rows.findIndex(({ id }) => id === cursor.slice(dash + 1))
  return at === -1 ? Math.max(0, Number(cursor.slice(0, dash)) - 1) : at + 1
}
