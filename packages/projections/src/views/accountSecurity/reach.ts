import type { AccountId, Failure, Instant, LocalDate, OrganisationId, ProductId, Role, TokenId } from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readOne } from '../../core/read/read.js'
import { byRole, notYet, ofAccount, ofOrganisation, onlyFor, type ViewQuery } from '../../core/read/viewQuery.js'
import type { Member } from '../../parts/members.js'
import { type AtTime, tokenLives, type YesNo, yesNo } from './alive.js'
import type { AccountSecurity } from './document.js'
import { accountSecurity } from './model.js'

/**
 * What a member's account reaches in one organisation, for its legal representatives (ORG-08); nothing of its life
 * elsewhere.
 */
export interface Reach {
  readonly account: AccountId
  readonly role: Role
  readonly status: Member['status']
  /** `Yes` while the account's compromise assistant is not through. */
  readonly beingSecured: YesNo
  readonly tokens: ReadonlyArray<{
    readonly token: TokenId
    readonly organisation: OrganisationId
    readonly product: ProductId
    readonly scopes: ReadonlyArray<string>
    readonly createdAt: Instant
    readonly lastDay: LocalDate
    readonly alive: YesNo
  }>
}
/**
 * ORG-08: what the account reaches in the organisation, `null` where it is no member. Who may ask is for the caller to
 * check.
 */
export const reachIn = (document: AccountSecurity, organisation: OrganisationId, at: AtTime): Reach | null => {
  const member = document.memberships[organisation]
  if (member === undefined) return null
  return {
    account: document.account,
    role: member.role,
    status: member.status,
    beingSecured: yesNo(document.assistant !== null),
    tokens: Object.entries(document.tokens)
      // of a partner, also what it made for clients on the partnership's strength
      .filter(
        ([, entry]) =>
          entry.organisation === organisation
          || (entry.ground._tag === 'Partnership' && entry.ground.partner === organisation),
      )
      .map(([id, entry]) => ({
        token: id as TokenId,
        organisation: entry.organisation,
        product: entry.product,
        scopes: entry.scopes,
        createdAt: entry.createdAt,
        lastDay: entry.lastDay,
        alive: yesNo(tokenLives(document, entry, at)),
      })),
  }
}

/**
 * ORG-08, for the role that the one who asks has now: legal representatives only; `null` for others, and when there is
 * nothing.
 */
export const readReach =
  (documents: Pick<DocumentStore, 'get'>) =>
  ({
    account,
    organisation,
    role,
    ...at
  }: AtTime & {
    readonly account: AccountId
    readonly organisation: OrganisationId
    readonly role: Role | null
  }): TE.TaskEither<Failure, Reach | null> =>
    role === 'LegalRepresentative'
      ? pipe(
          readOne(documents, accountSecurity, account),
          TE.map((theirs) => (theirs === null ? null : reachIn(theirs, organisation, at))),
        )
      : TE.right(null)

export const reachQuery: ViewQuery<[organisation: OrganisationId, account: AccountId], Reach> = {
  notForYou: onlyFor('ORG-08', 'a legal representative of an organisation that the account is a member of'),
  inputs: [ofOrganisation, ofAccount],
  see: (ports) => (viewer, organisation, account) =>
    byRole(ports, organisation, viewer, (role) =>
      pipe(
        TE.Do,
        TE.bind('view', () =>
          readReach(ports.documents)({ account, organisation, role, now: ports.now(), policy: ports.policy }),
        ),
        TE.bind('roles', () => ports.rolesIn(organisation)),
        TE.flatMap(({ view, roles }) =>
          view === null && role === 'LegalRepresentative' && roles[account] !== undefined
            ? notYet(accountSecurity, 'member')
            : TE.right(view),
        ),
      ),
    ),
}
