import { event, type Recorded } from '../../core/record/event.js'
import { counter, list, nullable, oneOf, pattern, text, variants, type VariantsOf } from '../../core/values/codecs.js'
import { AccountId, OrganisationId, ProductId, TokenId } from '../../core/values/ids.js'
import { Instant, LocalDate } from '../../core/values/instant.js'
import { personal } from '../../core/values/sealed.js'

// WARNING: type and field names are stored for ever. A change of shape is a new version with an upcast.

/** The person's own word for the token; up to 100 characters. */
export const TokenName = personal({
  field: 'tokenName',
  category: 'Content',
  subject: 'account',
  plain: text(1, 100),
  purpose: 'to tell tokens apart',
})
/** TOK-02: what a call needs and a token was given; compared as a whole, so `dns` does not include `dns:read`. */
export const Scope = pattern(/^[a-z][a-z0-9]*(?::[a-z][a-z0-9]*)*$/, 64, 'a scope such as dns:read')

const number = counter(1)
const grounds = {
  /** The account's own membership in the product's organisation, in this term of it. */
  Membership: { term: number },
  /**
   * The account's membership `memberTerm` in a partner, and the partner's right `grant` in this term of the pair
   * (PAR-15).
   */
  Partnership: { partner: OrganisationId, term: number, grant: number, memberTerm: number },
}
/** On what strength the token may act: its right is this ground's, no longer and no wider (TOK-02). */
export const Ground = variants(grounds)
export type Ground = VariantsOf<typeof grounds>

const token = TokenId
const account = AccountId

/**
 * TOK-05: the text was shown, `hash` is its SHA-256 in hex (TOK-08); `expiresAt` is `null` for an unlimited life
 * (TOK-03).
 */
export const TokenCreated = event('TokenCreated', {
  token,
  account,
  name: TokenName,
  hash: text(64, 64),
  organisation: OrganisationId,
  product: ProductId,
  stay: number,
  scopes: list(Scope),
  ground: Ground,
  epoch: counter(1),
  tokenEra: counter(1),
  createdAt: Instant,
  expiresAt: nullable(Instant),
})
/** The first call of a day; further ones of that day are not recorded (TOK-09). */
export const TokenUsed = event('TokenUsed', { token, account, day: LocalDate })
/** TOK-07: ended by itself, with all others, or by the assistant; in the last two this only records it. */
export const TokenRevoked = event('TokenRevoked', {
  token,
  account,
  how: oneOf('One', 'All', 'Assistant'),
  at: Instant,
})
/** The clock's record of what the check had decided by date already (TOK-06). */
export const TokenDisabled = event('TokenDisabled', { token, account, lastDay: LocalDate, at: Instant })

/** Every event of a token's stream; its state is folded from these and no others. */
export const tokenEvents = [TokenCreated, TokenUsed, TokenRevoked, TokenDisabled] as const
/** One of {@link tokenEvents}, as a fold gets it. */
export type TokenEvent = Recorded<(typeof tokenEvents)[number]>
