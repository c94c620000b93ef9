import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { account, accountStream, type AccountState } from '../aggregates/account/state.js'
import type { Aggregate } from '../core/record/aggregate.js'
import type { Position, StreamName } from '../core/record/envelope.js'
import type { AnyEvent } from '../core/record/event.js'
import type { Failure } from '../core/values/failure.js'
import type { AccountId, OrganisationId, ProductId, TokenId } from '../core/values/ids.js'
import { organisation, organisationStream, type OrganisationState } from '../aggregates/organisation/state.js'
import { partnership, partnershipStream, type PartnershipState } from '../aggregates/partnership/state.js'
import { product, productStream, type ProductState } from '../aggregates/product/state.js'
import { renewalMails, renewalMailsStream, type RenewalMailsState } from '../aggregates/renewalMails/state.js'
import { token, tokenStream, type TokenState } from '../aggregates/token/state.js'

/** A client and a partner, whatever there is or was between them. */
export interface Pair {
  readonly client: OrganisationId
  readonly partner: OrganisationId
}

/** A pair as the look-up knows it, with the term and the place in the log of its last start. */
export interface KnownPair extends Pair {
  readonly started: { readonly term: number; readonly position: Position } | null
}

/** What a reaction knows besides its event: states at their streams' heads, and ids looked up in read models. */
export interface Facts {
  readonly accounts: Readonly<Record<string, AccountState>>
  readonly organisations: Readonly<Record<string, OrganisationState>>
  /** By {@link partnershipStream}. */
  readonly partnerships: Readonly<Record<string, PartnershipState>>
  readonly products: Readonly<Record<string, ProductState>>
  readonly tokens: Readonly<Record<string, TokenState>>
  readonly renewalMails: Readonly<Record<string, RenewalMailsState>>
  /** Every pair that an organisation is one side of. */
  readonly partnershipsOf: Readonly<Record<string, ReadonlyArray<KnownPair>>>
  /** Every token that was made for an account. */
  readonly tokensOf: Readonly<Record<string, ReadonlyArray<TokenId>>>
}

/** What a reaction asks for, as data. */
export interface Needs {
  readonly accounts?: ReadonlyArray<AccountId>
  readonly organisations?: ReadonlyArray<OrganisationId>
  readonly partnerships?: ReadonlyArray<Pair>
  readonly products?: ReadonlyArray<ProductId>
  readonly tokens?: ReadonlyArray<TokenId>
  readonly renewalMails?: ReadonlyArray<OrganisationId>
  readonly partnershipsOf?: ReadonlyArray<OrganisationId>
  readonly tokensOf?: ReadonlyArray<AccountId>
}

/** Where facts come from. The look-ups must have folded every event up to the one that is reacted to. */
export interface FactSource {
  /** The state at its stream's head. */
  readonly load: <S, Ev extends AnyEvent>(aggregate: Aggregate<S, Ev>, stream: StreamName) => TE.TaskEither<Failure, S>
  readonly partnershipsOf: (organisation: OrganisationId) => TE.TaskEither<Failure, ReadonlyArray<KnownPair>>
  readonly tokensOf: (account: AccountId) => TE.TaskEither<Failure, ReadonlyArray<TokenId>>
}

export const noFacts: Facts = {
  accounts: {},
  organisations: {},
  partnerships: {},
  products: {},
  tokens: {},
  renewalMails: {},
  partnershipsOf: {},
  tokensOf: {},
}

/** Fetches what is needed, and asks again with what is known by then, until nothing new is asked for. */
export const collectFacts =
  (needs: (known: Facts) => Needs, source: FactSource): TE.TaskEither<Failure, Facts> =>
  async () => {
    let known = noFacts
    for (;;) {
      const more = await fetched(needs(known), known, source)()
      if (E.isLeft(more)) return more
      if (sizeOf(more.right) === sizeOf(known)) return more
      known = more.right
    }
  }

const sizeOf = (facts: Facts): number =>
  Object.values<object>({ ...facts }).reduce<number>((sum, entries) => sum + Object.keys(entries).length, 0)

const fetched = (needs: Needs, known: Facts, source: FactSource): TE.TaskEither<Failure, Facts> =>
  pipe(
    TE.Do,
    TE.bind('accounts', () =>
      fill(needs.accounts, known.accounts, itself, (id) => source.load(account, accountStream(id))),
    ),
    TE.bind('organisations', () =>
      fill(needs.organisations, known.organisations, itself, (id) => source.load(organisation, organisationStream(id))),
    ),
    TE.bind('partnerships', () =>
      fill(needs.partnerships, known.partnerships, pairStream, (pair) => source.load(partnership, pairStream(pair))),
    ),
    TE.bind('products', () =>
      fill(needs.products, known.products, itself, (id) => source.load(product, productStream(id))),
    ),
    TE.bind('tokens', () => fill(needs.tokens, known.tokens, itself, (id) => source.load(token, tokenStream(id)))),
    TE.bind('renewalMails', () =>
      fill(needs.renewalMails, known.renewalMails, itself, (id) => source.load(renewalMails, renewalMailsStream(id))),
    ),
    TE.bind('partnershipsOf', () => fill(needs.partnershipsOf, known.partnershipsOf, itself, source.partnershipsOf)),
    TE.bind('tokensOf', () => fill(needs.tokensOf, known.tokensOf, itself, source.tokensOf)),
  )

const itself = (id: string): string => id
const pairStream = ({ client, partner }: Pair): StreamName => partnershipStream(client, partner)

const fill = <K, V>(
  wanted: ReadonlyArray<K> = [],
  known: Readonly<Record<string, V>>,
  keyOf: (wanted: K) => string,
  load: (wanted: K) => TE.TaskEither<Failure, V>,
): TE.TaskEither<Failure, Readonly<Record<string, V>>> =>
  pipe(
    [...new Map(wanted.map((one) => [keyOf(one), one])).entries()].filter(([key]) => !Object.hasOwn(known, key)),
    TE.traverseSeqArray(([key, one]) =>
      pipe(
        load(one),
        TE.map((value) => [key, value] as const),
      ),
    ),
    TE.map((entries) => ({ ...known, ...Object.fromEntries(entries) })),
  )

export const accountIn = (facts: Facts, id: AccountId): AccountState => facts.accounts[id] ?? account.initialState
export const organisationIn = (facts: Facts, id: OrganisationId): OrganisationState =>
  facts.organisations[id] ?? organisation.initialState
export const partnershipIn = (facts: Facts, pair: Pair): PartnershipState =>
  facts.partnerships[pairStream(pair)] ?? partnership.initialState
export const productIn = (facts: Facts, id: ProductId): ProductState => facts.products[id] ?? product.initialState
export const tokenIn = (facts: Facts, id: TokenId): TokenState => facts.tokens[id] ?? token.initialState
export const renewalMailsIn = (facts: Facts, id: OrganisationId): RenewalMailsState =>
  facts.renewalMails[id] ?? renewalMails.initialState
