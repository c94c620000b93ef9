import { type AnyEvent } from '@mandat/domain'
import { event, integer, list, record, type Recorded, text } from '@mandat/domain/kit'
import type * as t from 'io-ts'
import { type Projection, projection } from '../core/fold/projection.js'

/** A little model of its own for tests of the machinery: numbers noted in books, several books and several writers. */
export const Noted = event('Noted', { account: text(1, 40), book: text(1, 40), number: integer(-1_000, 1_000) })
export const Closed = event('Closed', { account: text(1, 40), book: text(1, 40) })
export type TallyEvent = Recorded<typeof Noted | typeof Closed>

export const noted = (book: string, number: number, writer = book): TallyEvent & AnyEvent => ({
  type: 'Noted',
  account: writer,
  book,
  number,
})
export const closedBook = (book: string, writer = book): TallyEvent & AnyEvent => ({
  type: 'Closed',
  account: writer,
  book,
})

export const Tally = record({ book: text(1, 40), numbers: list(integer(-1_000, 1_000)) })
export type Tally = t.TypeOf<typeof Tally>

/** Keeps what was noted in each book; `faulty` says which number it stumbles over, until it is mended. */
export const tally = (
  faulty: (number: number) => boolean = () => false,
  version = 1,
  name = 'tally',
): Projection<Tally, readonly [typeof Noted, typeof Closed]> =>
  projection(Tally)({
    name,
    version,
    handles: [Noted, Closed],
    keysOf: ({ event: e }) => [e.book],
    evolve: (document, { event: e }, key) => {
      switch (e.type) {
        case 'Noted':
          if (faulty(e.number)) throw new Error(`stumbled over ${String(e.number)}`)
          return { book: key, numbers: [...(document?.numbers ?? []), e.number] }
        case 'Closed':
          return null
      }
    },
    indexes: { count: (document) => [document.numbers.length] },
  })
