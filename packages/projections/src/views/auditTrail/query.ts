import type { AccountId, Failure, Instant, OrganisationId, StreamName } from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Open, openBoxes, type View } from '../../core/read/openBoxes.js'
import type { DocumentStore, IndexQuery } from '../../core/ports/documentStore.js'
import { readPage } from '../../core/read/read.js'
import { type AuditEntry, auditTrail, placeOf } from './model.js'

/**
 * Whose or which history: an account's (what it did, and what concerns it), an organisation's, a stream's, or
 * everything.
 */
export type AuditSubject =
  | { readonly _tag: 'Account'; readonly account: AccountId }
  | { readonly _tag: 'Organisation'; readonly organisation: OrganisationId }
  | { readonly _tag: 'Stream'; readonly stream: StreamName }
  | { readonly _tag: 'Everything' }

/** Whose history, of which time, and how many entries at once; oldest first, unless `direction` says otherwise. */
export interface AuditQuery {
  readonly of: AuditSubject
  /** The first and the last moment, both included. */
  readonly from?: Instant
  readonly to?: Instant
  readonly direction?: 'forwards' | 'backwards'
  readonly count: number
  /** `next` of the page before. */
  readonly after?: string
}
/** Entries with their boxes opened. `next` is `after` for the page that follows, `null` at the end. */
export interface AuditPage {
  readonly entries: ReadonlyArray<View<AuditEntry>>
  readonly next: string | null
}

/** The query as a range of one of the trail's indexes. */
export const auditRange = ({ of, from, to, direction, count, after }: AuditQuery): IndexQuery => {
  const page = { count, ...(direction === undefined ? {} : { direction }), ...(after === undefined ? {} : { after }) }
  // later than any moment, as text
  const within = (index: string, subject: string): IndexQuery => ({
    index,
    from: placeOf(subject, from ?? ''),
    to: placeOf(subject, to ?? '~'),
    ...page,
  })
  switch (of._tag) {
    case 'Account':
      return within('account', of.account)
    case 'Organisation':
      return within('organisation', of.organisation)
    case 'Stream':
      return within('stream', of.stream)
    case 'Everything':
      return {
        index: 'recordedAt',
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...page,
      }
  }
}

/**
 * One page of who did what, when, from where and on behalf of whom (LOG-01, SES-04), boxes opened. Who may ask is the
 * host's to say.
 */
export const readAuditTrail =
  (documents: Pick<DocumentStore, 'find'>, open: Open) =>
  (query: AuditQuery): TE.TaskEither<Failure, AuditPage> =>
    pipe(
      readPage(documents, auditTrail, auditRange(query)),
      TE.flatMap(({ documents: entries, next }) =>
        pipe(
          openBoxes(open)(entries),
          TE.map((opened) => ({ entries: opened, next })),
        ),
      ),
    )
