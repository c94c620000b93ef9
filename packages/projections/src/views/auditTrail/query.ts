import type { AccountId, Failure } from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Open, openBoxes, type View } from '../../core/read/openBoxes.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readMany } from '../../core/read/read.js'
import { onlyFor, type QueryPorts, type ViewQuery } from '../../core/read/viewQuery.js'
import { accounts } from '../accounts/model.js'
import { type AuditQuery, auditQuery, type AuditSubject } from './asked.js'
import type { AuditEntry } from './model.js'
import { type AuditEntryView, shownTo, shownToStaff, type Viewer } from './sight.js'
import { walk } from './walk.js'

/**
 * Entries in the order of the log, boxes opened. `next` is `after` for the page that follows, `null` at the end; with a
 * period a page may be short, or empty, and still have a next one.
 */
export interface AuditPage {
  readonly entries: ReadonlyArray<View<AuditEntryView>>
  readonly next: string | null
}

const peopleOf = (entries: ReadonlyArray<AuditEntry>): ReadonlyArray<AccountId> => [
  ...new Set(
    entries.flatMap(({ actor }) => (actor._tag === 'Person' || actor._tag === 'Token' ? [actor.account] : [])),
  ),
]

/**
 * One page of who did what, when, from where and on behalf of whom (LOG-01, SES-04), cut to what `viewer` may see of
 * people (LOG-12), boxes opened; `null` is the host's staff, who see all. Who may ask at all is the host's to say.
 */
export const readAuditTrail =
  (documents: Pick<DocumentStore, 'find' | 'getMany'>, open: Open) =>
  (query: AuditQuery, viewer: Viewer | null): TE.TaskEither<Failure, AuditPage> =>
    pipe(
      TE.Do,
      TE.bind('page', () => walk(documents, query)),
      TE.bind('people', ({ page }) => readMany(documents, accounts, peopleOf(page.entries))),
      TE.flatMap(({ page: { entries, next }, people }) => {
        const names = new Map(people.map(({ account, name }) => [account, name]))
        const nameOf = (account: AccountId) => names.get(account) ?? null
        return pipe(
          openBoxes(open)(entries.map(viewer === null ? shownToStaff(nameOf) : shownTo(viewer, nameOf))),
          TE.map((opened) => ({ entries: opened, next })),
        )
      }),
    )

/** A person sees its own history; an organisation's is for those who manage it. */
const viewerOf = (
  { roleIn, rolesIn }: QueryPorts,
  of: AuditSubject,
  account: AccountId,
): TE.TaskEither<Failure, Viewer | null> => {
  switch (of._tag) {
    case 'Account':
      return TE.right(of.account === account ? { account, of, roles: {} } : null)
    case 'Organisation':
      return pipe(
        roleIn(of.organisation, account),
        TE.flatMap((role): TE.TaskEither<Failure, Viewer | null> =>
          role === 'LegalRepresentative' || role === 'Administrator'
            ? pipe(
                rolesIn(of.organisation),
                TE.map((roles) => ({ account, of, roles })),
              )
            : TE.right(null),
        ),
      )
    case 'Stream':
    case 'Everything':
      return TE.right(null)
  }
}

export const auditTrailQuery: ViewQuery<[query: AuditQuery], AuditPage> = {
  notForYou: onlyFor('LOG-01', "the account's own person, who manages the organisation, or an operator"),
  inputs: [{ name: 'query', codec: auditQuery }],
  see: (ports) => (account, query) =>
    pipe(
      viewerOf(ports, query.of, account),
      TE.flatMap((viewer): TE.TaskEither<Failure, AuditPage | null> =>
        viewer === null ? TE.right(null) : readAuditTrail(ports.documents, ports.open)(query, viewer),
      ),
    ),
  seeAsStaff:
    ({ documents, open }) =>
    (query) =>
      readAuditTrail(documents, open)(query, null),
}
