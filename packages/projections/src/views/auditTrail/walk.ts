import type { Failure, Position } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore, IndexQuery } from '../../core/ports/documentStore.js'
import { readPage } from '../../core/read/read.js'
import { entryKey, subjectAndPlace } from '../../parts/order.js'
import { type AuditEntry, auditTrail, EVERYTHING } from './model.js'
import type { AuditQuery } from './asked.js'

/** How many entries one call looks at: those outside the asked period lie between the others (LOG-12). */
export const LOOKED_AT = 2_000
const PAGE = 500

/** Some entries in the order of the log, as they are kept, and the place after which the next ones are. */
export interface Walked {
  readonly entries: ReadonlyArray<AuditEntry>
  readonly next: string | null
}

/** A part of the log's order as a range of one of the trail's indexes, beyond the entry `after`. */
const auditRange = (
  { of, direction = 'forwards' }: Pick<AuditQuery, 'of' | 'direction'>,
  after: Position | null,
  count: number,
): IndexQuery => {
  const [index, subject] = placeOf(of)
  // `~` is later than any place, as text
  const [first, last] =
    after === null
      ? ['', '~']
      : direction === 'forwards'
        ? [`${entryKey(after)}~`, '~']
        : ['', `${entryKey(Math.max(0, after - 1))}~`]
  return { index, from: subjectAndPlace(subject, first), to: subjectAndPlace(subject, last), direction, count }
}

const placeOf = (of: AuditQuery['of']): readonly [index: string, subject: string] => {
  switch (of._tag) {
    case 'Account':
      return ['account', of.account]
    case 'Organisation':
      return ['organisation', of.organisation]
    case 'Stream':
      return ['stream', of.stream]
    case 'Everything':
      return ['everything', EVERYTHING]
  }
}

const isWithin = ({ recordedAt }: AuditEntry, { from, to }: AuditQuery): boolean =>
  (from === undefined || from <= recordedAt) && (to === undefined || recordedAt <= to)

/** Walks the log's order from where the page before ended, and takes what lies in the period. */
export const walk =
  (documents: Pick<DocumentStore, 'find'>, query: AuditQuery): TaskEither<Failure, Walked> =>
  async () => {
    const { count } = query
    const step = query.from === undefined && query.to === undefined ? Math.min(count, PAGE) : PAGE
    const entries: Array<AuditEntry> = []
    let after = query.after === undefined ? null : Number(query.after)
    for (let looked = 0; looked < LOOKED_AT; looked += step) {
      const page = await readPage(documents, auditTrail, auditRange(query, after, step))()
      if (E.isLeft(page)) return page
      const { documents: found, next } = page.right
      for (const [i, entry] of found.entries()) {
        after = entry.position
        if (isWithin(entry, query)) entries.push(entry)
        if (entries.length === count)
          return E.right({ entries, next: i + 1 < found.length || next !== null ? String(after) : null })
      }
      if (next === null) return E.right({ entries, next: null })
    }
    return E.right({ entries, next: String(after) })
  }
