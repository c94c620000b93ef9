import { type Question, stateNow } from '../../core/react/question.js'
import type { Aggregate } from '../../core/record/aggregate.js'
import { dictionary, type Fields, integer, oneOf, record, variants, type VariantsOf } from '../../core/values/codecs.js'
import { OrganisationId, type ProductId, ProductId as ProductIdType } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import type { OfType } from '../../core/values/union.js'
import { Access, type Grant, PartnerAct, type PartnershipEvent, partnershipEvents } from './events.js'

const number = integer(1, 1_000_000_000)
const pair = { client: OrganisationId, partner: OrganisationId, term: number }
/** The number of the last grant ever given between the two: none is given twice. */
const lastGrant = integer(0, 1_000_000_000)
/** The number of the last mail of the term's invitation: the links of those before were replaced (PAR-06). */
const attempt = integer(0, 1_000_000)

const situations = {
  Strangers: {},
  Invited: { ...pair, enrolment: number, access: Access, attempt, expiresAt: Instant, lastGrant },
  Active: {
    ...pair,
    /** The partner's enrolment in the programme that the term began under, and ends with (PAR-17). */
    enrolment: number,
    access: Access,
    startedAt: Instant,
    attempt,
    lastGrant,
    /** What this term authorised lately, by reference, each until it lapses (PAR-16); gone with the term. */
    authorised: dictionary(
      record({
        act: PartnerAct,
        product: ProductIdType,
        grant: number,
        stay: number,
        payer: oneOf('Client', 'Partner'),
        until: Instant,
      }),
    ),
  },
  /** Declined, withdrawn, expired or ended: nothing of the term is left, the next one has a higher number (PAR-11). */
  Ended: { ...pair, how: oneOf('Declined', 'Withdrawn', 'Expired', 'Ended'), attempt, lastGrant },
}
/** Where a client and a partner stand with each other (PAR-11). */
export const PartnershipState = variants(situations)
export type PartnershipState = VariantsOf<typeof situations>
/** A partnership in force: what it grants in this term, and what it authorised (PAR-16). */
export type ActivePartnership = Fields<(typeof situations)['Active']>

const highest = (access: Access, before: number): number =>
  Math.max(
    before,
    ...(access._tag === 'Full'
      ? [access.grant, ...access.kept.map((g) => g.grant)]
      : access.grants.map((g) => g.grant)),
  )

const withAccess = (state: PartnershipState, access: Access): PartnershipState =>
  state._tag === 'Active' ? { ...state, access, lastGrant: highest(access, state.lastGrant) } : state

const ended = (
  { client, partner, term }: Pick<ActivePartnership, 'client' | 'partner' | 'term'>,
  how: 'Declined' | 'Withdrawn' | 'Expired' | 'Ended',
  last: { readonly attempt: number; readonly lastGrant: number },
): PartnershipState => ({ _tag: 'Ended', client, partner, term, how, ...last })

type Words = ActivePartnership['authorised']
/** With every new word those go that have lapsed: a term may be long, and its words are many. */
const withWord = (words: Words, event: OfType<PartnershipEvent, 'PartnerActAuthorised'>): Words => {
  const { act, reference, product, grant, stay, payer, at, until } = event
  if (at === null || until === null) return words
  const standing = Object.entries(words).filter(([, word]) => at < word.until)
  return { ...Object.fromEntries(standing), [reference]: { act, product, grant, stay, payer, until } }
}

const evolve = (state: PartnershipState, event: PartnershipEvent): PartnershipState => {
  const { attempt, lastGrant } = state._tag === 'Strangers' ? { attempt: 0, lastGrant: 0 } : state
  switch (event.type) {
    case 'PartnerInvited':
      return {
        _tag: 'Invited',
        client: event.client,
        partner: event.partner,
        term: event.term,
        enrolment: event.enrolment,
        access: event.access,
        attempt: event.attempt,
        expiresAt: event.expiresAt,
        lastGrant: highest(event.access, lastGrant),
      }
    case 'PartnerInvitationResent':
      return state._tag === 'Invited' ? { ...state, attempt: event.attempt, expiresAt: event.expiresAt } : state
    case 'PartnerInvitationWithdrawn':
      return ended(event, 'Withdrawn', { attempt, lastGrant })
    case 'PartnerInvitationDeclined':
      return ended(event, 'Declined', { attempt, lastGrant })
    case 'PartnerInvitationExpired':
      return ended(event, 'Expired', { attempt, lastGrant })
    case 'PartnershipStarted':
      // what nobody was invited to is no partnership
      if (state._tag !== 'Invited') return state
      return {
        _tag: 'Active',
        client: event.client,
        partner: event.partner,
        term: event.term,
        enrolment: state.enrolment,
        access: event.access,
        startedAt: event.at,
        attempt,
        lastGrant: highest(event.access, lastGrant),
        authorised: {},
      }
    case 'AccessWidenedToFull':
    case 'AccessLimited':
      return withAccess(state, event.access)
    case 'ProductsGranted':
      return state._tag === 'Active' && state.access._tag === 'Limited'
        ? withAccess(state, {
            _tag: 'Limited',
            grants: [
              ...state.access.grants.filter((g) => event.grants.every((n) => n.product !== g.product)),
              ...event.grants,
            ],
          })
        : state
    case 'ProductsWithdrawn':
      return state._tag === 'Active' && state.access._tag === 'Limited'
        ? withAccess(state, {
            _tag: 'Limited',
            grants: state.access.grants.filter((g) => !event.products.includes(g.product)),
          })
        : state
    case 'BillingModeChanged':
      return state._tag === 'Active' && state.access._tag === 'Full'
        ? withAccess(state, { ...state.access, billingMode: event.to, walletEntrusted: event.walletEntrusted })
        : state
    case 'WalletEntrustmentChanged':
      return state._tag === 'Active' && state.access._tag === 'Full'
        ? withAccess(state, { ...state.access, walletEntrusted: event.walletEntrusted })
        : state
    case 'PartnerActAuthorised':
      return state._tag === 'Active' ? { ...state, authorised: withWord(state.authorised, event) } : state
    case 'PartnershipEnded':
      return ended(event, 'Ended', { attempt, lastGrant })
  }
}

/** How a pair's events make its {@link PartnershipState}. */
export const partnership: Aggregate<PartnershipState, PartnershipEvent> = {
  category: 'partnership',
  events: partnershipEvents,
  state: PartnershipState,
  initialState: { _tag: 'Strangers' },
  evolve,
}
/** `partnership-<client>-<partner>`: one stream for all terms of a pair, so that there is one at a time (PAR-11). */
export const partnershipStream = (client: OrganisationId, partner: OrganisationId): string =>
  `partnership-${client}-${partner}`

/** The grants that an access gives one by one. */
export const grantsOf = (access: Access): ReadonlyArray<Grant> => (access._tag === 'Full' ? access.kept : access.grants)

/**
 * The number of the right that the partner has to a product in its present stay, or `null` when it has none (PAR-07).
 * Whoever holds something made under another number holds nothing (PAR-15).
 */
export const rightTo = (state: PartnershipState, product: ProductId, stay: number): number | null => {
  if (state._tag !== 'Active') return null
  const own = grantsOf(state.access).find((g) => g.product === product && g.stay === stay)
  return own?.grant ?? (state.access._tag === 'Full' ? state.access.grant : null)
}

/** PAR-16: the partnership's word for what has that reference, while it stands. */
export const wordFor = ({ authorised }: ActivePartnership, reference: string, now: Instant): Words[string] | null => {
  const word = authorised[reference]
  return word !== undefined && now < word.until ? word : null
}

/** BIL-08: only full access has a mode; with limited access the client pays. */
export const payerOf = (access: Access): 'Client' | 'Partner' =>
  access._tag === 'Full' && access.billingMode === 'PartnerPays' ? 'Partner' : 'Client'

/** Asks how a pair stands with each other now. */
export const partnershipNow = (client: OrganisationId, partner: OrganisationId): Question<PartnershipState> =>
  stateNow(partnership, partnershipStream(client, partner))
