import {
  AccountId,
  type Failure,
  type Instant,
  OrganisationId,
  type Policy,
  type ProductId,
  type Refusal,
  type Role,
  type RuleId,
  type TokenId,
} from '@mandat/domain'
import { type LiveToken, type PartnershipState, refusals, unavailable } from '@mandat/domain/kit'
import type * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import type { DocumentStore } from '../ports/documentStore.js'
import type { Open } from './openBoxes.js'

/** The town or country of an IP address as the host knows it, or `null`, at once or later: nothing of it is kept. */
export type PlaceOf = (ipAddress: string) => string | null | Promise<string | null>

/** What queries are answered from. */
export interface QueryPorts {
  readonly documents: DocumentStore
  readonly open: Open
  readonly now: () => Instant
  readonly policy: Policy
  readonly placeOf: PlaceOf | null
  /**
   * The role that counts now: an active member's, in a running organisation. Like the partnership, it is read at the
   * head of its stream: a read model lags behind what takes a right away (PAR-10, PAR-15).
   */
  readonly roleIn: (organisation: OrganisationId, account: AccountId) => TE.TaskEither<Failure, Role | null>
  /** By account, the roles of all members at the head of the organisation's stream, suspended ones too. */
  readonly rolesIn: (organisation: OrganisationId) => TE.TaskEither<Failure, Readonly<Record<string, Role>>>
  /** The partnership as it is now; a closed client's grants nothing. */
  readonly partnershipNow: (client: OrganisationId, partner: OrganisationId) => TE.TaskEither<Failure, PartnershipState>
  /**
   * Whether the token could make a call now, by everything that it stands on: asked where a call is (TOK-02, PAR-15), no
   * read model answers it.
   */
  readonly tokenAlive: (token: TokenId) => TE.TaskEither<Failure, boolean>
  /** Whose address it is by the claims and the account's own word, however it is spelt (ACC-01, ACC-14). */
  readonly accountByEmail: (email: string) => TE.TaskEither<Refusal | Failure, AccountId | null>
  /** Who claimed the customer number (ORG-09); whether it was ever registered with it, its document says. */
  readonly claimantOfNumber: (customerNumber: string) => TE.TaskEither<Failure, OrganisationId | null>
}

/** What one argument of a query must be, and what a fault in it is called by. */
export interface QueryInput<A> {
  readonly name: string
  readonly codec: t.Type<A, unknown>
}
/** The inputs of queries that want an id and nothing else. */
export const ofAccount: QueryInput<AccountId> = { name: 'account', codec: AccountId }
export const ofOrganisation: QueryInput<OrganisationId> = { name: 'organisation', codec: OrganisationId }

/** An API token that may make the call at this moment, and what it stands for (TOK-02). */
export interface TokenViewer {
  readonly account: AccountId
  readonly organisation: OrganisationId
  readonly product: ProductId
  readonly ground: LiveToken['ground']
}
/** How API tokens see a view: with this scope, within what they stand for. */
export interface ForTokens<Args extends ReadonlyArray<unknown>, A> {
  /** As {@link Scope} takes it, and documented in docs/operating.md. */
  readonly scope: string
  /** `null` where it is not for this token: never more than its account, or its partnership, shows (TOK-02). */
  readonly see: (ports: QueryPorts) => (viewer: TokenViewer, ...args: Args) => TE.TaskEither<Failure, A | null>
}

/**
 * A view that people ask for. To add one: write it beside its read model (`views/<name>/query.ts`), say whose it is and
 * by which rule, and give it a line in `views/queries.ts`; the host does the rest: the viewer's session is looked at,
 * and a view that is `null` is answered with `notForYou`.
 */
export interface ViewQuery<Args extends ReadonlyArray<unknown>, A> {
  readonly notForYou: () => E.Either<Refusal, never>
  /** The view for one person, cut to what they may see, its boxes opened; `null` where it is not for them. */
  readonly see: (ports: QueryPorts) => (viewer: AccountId, ...args: Args) => TE.TaskEither<Failure, A | null>
  /** What operators and the host's own programs see, who have no session; left out, they see nothing. */
  readonly seeAsStaff?: (ports: QueryPorts) => (...args: Args) => TE.TaskEither<Refusal | Failure, A>
  /** What API tokens see; left out, no token sees the view, whatever its scopes. */
  readonly forTokens?: ForTokens<Args, A>
  /** What its arguments must be: they come from outside, and are decoded before anything is looked at. */
  readonly inputs: { readonly [I in keyof Args]: QueryInput<Args[I]> }
}

/** Whose a view is, and by which rule. */
export const onlyFor = (rule: RuleId, whom: string): ViewQuery<[], never>['notForYou'] =>
  refusals({ NotForYou: [rule, `only ${whom} may see this`, `ask ${whom}`] }).NotForYou

/** What there is, and the read model has not come to: asked again in a moment, it is shown. */
export const notYet = ({ name }: { readonly name: string }, what: string): TE.TaskEither<Failure, never> =>
  TE.left(unavailable(name, `it has not come to this ${what} yet`))

/** A view of one's own, and of nobody else's. */
export const ifOwn = <A>(
  viewer: AccountId,
  account: AccountId,
  see: () => TE.TaskEither<Failure, A | null>,
): TE.TaskEither<Failure, A | null> => (viewer === account ? see() : TE.right(null))

/** A view that goes by the role that the viewer has in the organisation now. */
export const byRole = <A>(
  { roleIn }: QueryPorts,
  organisation: OrganisationId,
  viewer: AccountId,
  see: (role: Role | null) => TE.TaskEither<Failure, A | null>,
): TE.TaskEither<Failure, A | null> => pipe(roleIn(organisation, viewer), TE.flatMap(see))

/** {@link byRole} for a token that rests on its account's own membership, in the organisation that it stands for. */
export const byRoleOfToken = <A>(
  ports: QueryPorts,
  organisation: OrganisationId,
  viewer: TokenViewer,
  see: (role: Role | null) => TE.TaskEither<Failure, A | null>,
): TE.TaskEither<Failure, A | null> =>
  viewer.organisation === organisation && viewer.ground._tag === 'Membership'
    ? byRole(ports, organisation, viewer.account, see)
    : TE.right(null)
