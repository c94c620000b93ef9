import { AccountId, type Failure, Instant, OrganisationId, type StreamName } from '@mandat/domain'
import { integer, oneOf, only, pattern, text, variants } from '@mandat/domain/kit'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Open, openBoxes, type View } from '../../core/read/openBoxes.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { onlyFor, type QueryPorts, type ViewQuery } from '../../core/read/viewQuery.js'
import type { AuditEntry } from './model.js'
import { walk } from './walk.js'

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
  /** 1 to 1,000. */
  readonly count: number
  /** `next` of the page before. */
  readonly after?: string
}
/**
 * Entries in the order of the log, boxes opened. `next` is `after` for the page that follows, `null` at the end; with a
 * period a page may be short, or empty, and still have a next one.
 */
export interface AuditPage {
  readonly entries: ReadonlyArray<View<AuditEntry>>
  readonly next: string | null
}

/**
 * One page of who did what, when, from where and on behalf of whom (LOG-01, SES-04), boxes opened. Who may ask is the
 * host's to say.
 */
export const readAuditTrail =
  (documents: Pick<DocumentStore, 'find'>, open: Open) =>
  (query: AuditQuery): TE.TaskEither<Failure, AuditPage> =>
    pipe(
      walk(documents, query),
      TE.flatMap(({ entries, next }) =>
        pipe(
          openBoxes(open)(entries),
          TE.map((opened) => ({ entries: opened, next })),
        ),
      ),
    )

/** The query as it comes from outside. */
const auditQuery = only(
  {
    of: variants({
      Account: { account: AccountId },
      Organisation: { organisation: OrganisationId },
      Stream: { stream: text(1, 512) },
      Everything: {},
    }),
    count: integer(1, 1_000),
  },
  {
    from: Instant,
    to: Instant,
    direction: oneOf('forwards', 'backwards'),
    after: pattern(/^\d{1,16}$/, 16, 'the next of the page before'),
  },
)

/**
 * A person sees its own history; an organisation's is for those who manage it. Addresses of other people are in there.
 */
const maySeeHistory = (
  roleIn: QueryPorts['roleIn'],
  of: AuditSubject,
  viewer: AccountId,
): TE.TaskEither<Failure, boolean> => {
  switch (of._tag) {
    case 'Account':
      return TE.right(of.account === viewer)
    case 'Organisation':
      return pipe(
        roleIn(of.organisation, viewer),
        TE.map((role) => role === 'LegalRepresentative' || role === 'Administrator'),
      )
    case 'Stream':
    case 'Everything':
      return TE.right(false)
  }
}

export const auditTrailQuery: ViewQuery<[query: AuditQuery], AuditPage> = {
  notForYou: onlyFor('LOG-01', "the account's own person, who manages the organisation, or an operator"),
  inputs: [{ name: 'query', codec: auditQuery }],
  see:
    ({ documents, open, roleIn }) =>
    (viewer, query) =>
      pipe(
        maySeeHistory(roleIn, query.of, viewer),
        TE.flatMap((may): TE.TaskEither<Failure, AuditPage | null> =>
          may ? readAuditTrail(documents, open)(query) : TE.right(null),
        ),
      ),
  seeAsStaff: ({ documents, open }) => readAuditTrail(documents, open),
}
