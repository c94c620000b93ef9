import type {
  AccountId,
  Failure,
  Instant,
  LocalDate,
  OrganisationId,
  Policy,
  ProductId,
  Role,
  TokenId,
} from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readWhole } from '../../core/read/read.js'
import { byRole, notYet, ofAccount, ofOrganisation, onlyFor, type ViewQuery } from '../../core/read/viewQuery.js'
import type { Member } from '../../parts/members.js'
import { allOf } from '../../parts/order.js'
import { aliveAmong, type TokenAlive } from '../../parts/tokens.js'
import type { MembershipDocument } from '../members/document.js'
import { members } from '../members/model.js'
import { membershipsAmong } from '../members/read.js'
import { reachedBy, type TokenDocument, tokenInventory } from '../tokenInventory/model.js'
import { readAccount } from './account.js'
import { type YesNo, yesNo } from './alive.js'
import type { AccountSecurity } from './document.js'

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
/** What is known of a member's account, and its live tokens that concern the organisation. */
export interface Reached {
  readonly member: MembershipDocument
  readonly account: AccountSecurity | null
  readonly tokens: ReadonlyArray<TokenDocument>
  readonly alive: ReadonlySet<TokenId>
}
/** ORG-08: what the account reaches in the organisation. Who may ask is for the caller to check. */
export const reachIn = ({ member, account, tokens, alive }: Reached): Reach => ({
  account: member.account,
  role: member.role,
  status: member.status,
  beingSecured: yesNo(account !== null && account.assistant !== null),
  tokens: tokens.map((token) => ({
    token: token.token,
    organisation: token.organisation,
    product: token.product,
    scopes: token.scopes,
    createdAt: token.createdAt,
    lastDay: token.lastDay,
    alive: yesNo(alive.has(token.token)),
  })),
})

interface Sources {
  readonly documents: Pick<DocumentStore, 'get' | 'getMany' | 'find'>
  readonly tokenAlive: TokenAlive
  readonly policy: Pick<Policy, 'tokenIdleYears'>
}
const reached = (
  { documents, tokenAlive, policy }: Sources,
  member: MembershipDocument,
): TE.TaskEither<Failure, Reached> =>
  pipe(
    TE.Do,
    TE.bind('account', () => readAccount(documents, member.account)),
    TE.bind('tokens', () =>
      readWhole(documents, tokenInventory(policy), allOf('reached', reachedBy(member.account, member.organisation))),
    ),
    TE.bind('alive', ({ tokens }) =>
      aliveAmong(
        tokenAlive,
        tokens.map(({ token }) => token),
      ),
    ),
    TE.map((found) => ({ member, ...found })),
  )

/**
 * ORG-08, for the role that the one who asks has now: legal representatives only; `null` for others, and when there is
 * nothing.
 */
export const readReach =
  (sources: Sources) =>
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
          membershipsAmong(sources.documents, [{ organisation, account }]),
          TE.flatMap(([member]): TE.TaskEither<Failure, Reach | null> =>
            member === undefined ? TE.right(null) : pipe(reached(sources, member), TE.map(reachIn)),
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
        TE.bind('view', () => readReach(ports)({ account, organisation, role })),
        TE.bind('roles', () => ports.rolesIn(organisation)),
        TE.flatMap(({ view, roles }) =>
          view === null && role === 'LegalRepresentative' && roles[account] !== undefined
            ? notYet(members, 'member')
            : TE.right(view),
        ),
      ),
    ),
}
