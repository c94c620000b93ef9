import { type Question, stateNow } from '../../core/react/question.js'
import type { Aggregate } from '../../core/record/aggregate.js'
import { utcDateOf } from '../../core/values/calendar.js'
import { counter, type Fields, list, nullable, text, variants, type VariantsOf } from '../../core/values/codecs.js'
import { AccountId, OrganisationId, ProductId, TokenId } from '../../core/values/ids.js'
import { Instant, LocalDate } from '../../core/values/instant.js'
import { Ground, Scope, type TokenEvent, tokenEvents } from './events.js'

const live = {
  token: TokenId,
  account: AccountId,
  hash: text(64, 64),
  organisation: OrganisationId,
  product: ProductId,
  stay: counter(1),
  scopes: list(Scope),
  ground: Ground,
  epoch: counter(1),
  tokenEra: counter(1),
  expiresAt: nullable(Instant),
  /** The day of the last call, or of the creation. */
  lastDay: LocalDate,
  everUsed: nullable(LocalDate),
}
/** The hash is kept beyond the end: who knows an id, and not the text, is not told that there was such a token. */
const over = { token: TokenId, account: AccountId, hash: nullable(text(64, 64)) }
const situations = {
  Unknown: {},
  Live: live,
  Revoked: over,
  /** Idle for too long; never enabled again (TOK-06). */
  Disabled: over,
}
/** Where a token stands by its own stream; a live one may be dead by its account, ground or idle days (TOK-02). */
export const TokenState = variants(situations)
export type TokenState = VariantsOf<typeof situations>
/** What a call is checked against: hash, scopes, ground, eras and days. */
export type LiveToken = Fields<typeof live>

const overAs = (state: TokenState, { token, account }: Pick<LiveToken, 'token' | 'account'>) => ({
  token,
  account,
  hash: state._tag === 'Unknown' ? null : state.hash,
})

const evolve = (state: TokenState, event: TokenEvent): TokenState => {
  switch (event.type) {
    case 'TokenCreated':
      return {
        _tag: 'Live',
        token: event.token,
        account: event.account,
        hash: event.hash,
        organisation: event.organisation,
        product: event.product,
        stay: event.stay,
        scopes: event.scopes,
        ground: event.ground,
        epoch: event.epoch,
        tokenEra: event.tokenEra,
        expiresAt: event.expiresAt,
        lastDay: utcDateOf(event.createdAt),
        everUsed: null,
      }
    case 'TokenUsed':
      return state._tag === 'Live' ? { ...state, lastDay: event.day, everUsed: event.day } : state
    case 'TokenRevoked':
      return { _tag: 'Revoked', ...overAs(state, event) }
    case 'TokenDisabled':
      return { _tag: 'Disabled', ...overAs(state, event) }
  }
}

/** How a token's events make its {@link TokenState}. */
export const token: Aggregate<TokenState, TokenEvent> = {
  category: 'token',
  events: tokenEvents,
  state: TokenState,
  initialState: { _tag: 'Unknown' },
  evolve,
}
/** `token-<id>`: a stream for each token, so that there may be any number of them (TOK-01). */
export const tokenStream = (id: TokenId): string => `token-${id}`

/** Asks how a token stands now. */
export const tokenNow = (id: TokenId): Question<TokenState> => stateNow(token, tokenStream(id))
