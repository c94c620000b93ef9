import type { AccountId, Failure, Instant, LocalDate, OrganisationId, ProductId, Role, TokenId } from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readOne } from '../../core/read/read.js'
import { byRole, notYet, ofAccount, ofOrganisation, onlyFor, type ViewQuery } from '../../core/read/viewQuery.js'
import type { Member } from '../../parts/members.js'
import { aliveAmong, type TokenAlive, type TokenEntry } from '../../parts/tokens.js'
import { type YesNo, yesNo } from './alive.js'
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
/** The account's tokens in the organisation; of a partner, also those made for clients on the partnership's strength. */
const tokensIn = (
  { tokens }: AccountSecurity,
  organisation: OrganisationId,
): ReadonlyArray<TokenEntry & { readonly token: TokenId }> =>
  Object.entries(tokens)
    .filter(
      ([, entry]) =>
        entry.organisation === organisation
        || (entry.ground._tag === 'Partnership' && entry.ground.partner === organisation),
    )
    .map(([id, entry]) => ({ ...entry, token: id as TokenId }))

/**
 * ORG-08: what the account reaches in the organisation, `null` where it is no member. Who may ask is for the caller to
 * check.
 */
export const reachIn = (
  document: AccountSecurity,
  organisation: OrganisationId,
  alive: ReadonlySet<TokenId>,
): Reach | null => {
  const member = document.memberships[organisation]
  if (member === undefined) return null
  return {
    account: document.account,
    role: member.role,
    status: member.status,
    beingSecured: yesNo(document.assistant !== null),
    tokens: tokensIn(document, organisation).map((entry) => ({
      token: entry.token,
      organisation: entry.organisation,
      product: entry.product,
      scopes: entry.scopes,
      createdAt: entry.createdAt,
      lastDay: entry.lastDay,
      alive: yesNo(alive.has(entry.token)),
    })),
  }
}

/**
 * ORG-08, for the role that the one who asks has now: legal representatives only; `null` for others, and when there is
 * nothing.
 */
export const readReach =
  (documents: Pick<DocumentStore, 'get'>, tokenAlive: TokenAlive) =>
  ({
    account,
    organisation,
    role,
  }: {
    readonly account: AccountId
    readonly organisation: OrganisationId
    readonly role: Role | null
  }): TE.TaskEither<Failure, Reach | null> =>
    role === 'LegalRepresentative'
      ? pipe(
          readOne(documents, accountSecurity, account),
          TE.flatMap((theirs) =>
            theirs === null
              ? TE.right(null)
              : pipe(
                  aliveAmong(
                    tokenAlive,
                    tokensIn(theirs, organisation).map(({ token }) => token),
                  ),
                  TE.map((alive) => reachIn(theirs, organisation, alive)),
                ),
          ),
        )
      : TE.right(null)

export const reachQuery: ViewQuery<[organisation: OrganisationId, account: AccountId], Reach> = {
  notForYou: onlyFor('ORG-08', 'a legal representative of an organisation that the account is a member of'),
  inputs: [ofOrganisation, ofAccount],
  see: (ports) => (viewer, organisation, account) =>
    byRole(ports, organisation, viewer, (role) =>
      pipe(
        TE.Do,
        TE.bind('view', () => readReach(ports.documents, ports.tokenAlive)({ account, organisation, role })),
        TE.bind('roles', () => ports.rolesIn(organisation)),
        TE.flatMap(({ view, roles }) =>
          view === null && role === 'LegalRepresentative' && roles[account] !== undefined
            ? notYet(accountSecurity, 'member')
            : TE.right(view),
        ),
      ),
    ),
}
