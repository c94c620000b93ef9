import type * as t from 'io-ts'
import { type Question, stateNow } from '../../core/react/question.js'
import type { Aggregate } from '../../core/record/aggregate.js'
import { counter, type Fields, nullable, oneOf, record, variants, type VariantsOf } from '../../core/values/codecs.js'
import { IdMap, idMap } from '../../core/values/idMap.js'
import { OrganisationId, type ProductId, ProductId as ProductIdType } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import type { OfType } from '../../core/values/union.js'
import { grantsIn, highest, highestIn } from './access.js'
import { Access, BillingMode, type Grant, PartnerAct, type PartnershipEvent, partnershipEvents } from './events.js'

const number = counter(1)
const pair = { client: OrganisationId, partner: OrganisationId, term: number }
/** The number of the last grant ever given between the two: none is given twice. */
const lastGrant = counter(0)
/** The number of the last mail of the term's invitation: the links of those before were replaced (PAR-06). */
const attempt = counter(0)

/** What is granted now; the products that are granted one by one lie beside it. */
const StandingAccess = variants({
  Limited: {},
  Full: { grant: number, billingMode: BillingMode, walletEntrusted: oneOf('Yes', 'No') },
})
type StandingAccess = t.TypeOf<typeof StandingAccess>

const situations = {
  Strangers: {},
  Invited: { ...pair, enrolment: number, access: Access, attempt, expiresAt: Instant, lastGrant },
  Active: {
    ...pair,
    /** The partner's enrolment in the programme that the term began under, and ends with (PAR-17). */
    enrolment: number,
    access: StandingAccess,
    /** By product, what limited access gives, or what of it went on when it became full. */
    grants: idMap(record({ grant: number, stay: number })),
    startedAt: Instant,
    attempt,
    lastGrant,
    /** What this term authorised lately, by reference, each until it lapses (PAR-16); gone with the term. */
    authorised: idMap(
      record({
        act: PartnerAct,
        product: ProductIdType,
        grant: number,
        stay: number,
        payer: oneOf('Client', 'Partner'),
        until: Instant,
      }),
    ),
    /** When those that have lapsed go next: once in a word's lifetime, so that a word costs the same among many. */
    sweepAt: nullable(Instant),
  },
  /** Declined, withdrawn, expired or ended: nothing of the term is left, the next one has a higher number (PAR-11). */
  Ended: { ...pair, how: oneOf('Declined', 'Withdrawn', 'Expired', 'Ended'), attempt, lastGrant },
}
/** Where a client and a partner stand with each other (PAR-11). */
export const PartnershipState = variants(situations)
export type PartnershipState = VariantsOf<typeof situations>
/** A partnership in force: what it grants in this term, and what it authorised (PAR-16). */
export type ActivePartnership = Fields<(typeof situations)['Active']>

type Grants = ActivePartnership['grants']
const withGrants = (before: Grants, grants: ReadonlyArray<Grant>): Grants =>
  grants.reduce((all, { product, grant, stay }) => all.with(product, { grant, stay }), before)
const standing = (access: Access): Pick<ActivePartnership, 'access' | 'grants'> => {
  const grants = withGrants(IdMap.empty, grantsIn(access))
  if (access._tag === 'Limited') return { access: { _tag: 'Limited' }, grants }
  const { grant, billingMode, walletEntrusted } = access
  return { access: { _tag: 'Full', grant, billingMode, walletEntrusted }, grants }
}
const whenFull = (
  state: PartnershipState,
  change: Partial<Omit<Extract<StandingAccess, { _tag: 'Full' }>, '_tag'>>,
): PartnershipState =>
  state._tag === 'Active' && state.access._tag === 'Full' ? { ...state, access: { ...state.access, ...change } } : state

const ended = (
  { client, partner, term }: Pick<ActivePartnership, 'client' | 'partner' | 'term'>,
  how: 'Declined' | 'Withdrawn' | 'Expired' | 'Ended',
  last: { readonly attempt: number; readonly lastGrant: number },
): PartnershipState => ({ _tag: 'Ended', client, partner, term, how, ...last })

type Words = ActivePartnership['authorised']
type Word = ReturnType<Words['values']>[number]
/** The words with a new one: those that have lapsed go now and then, as a term may be long and its words are many. */
const withWord = (
  state: ActivePartnership,
  { act, reference, product, grant, stay, payer, at, until }: OfType<PartnershipEvent, 'PartnerActAuthorised'>,
): Pick<ActivePartnership, 'authorised' | 'sweepAt'> => {
  const { authorised, sweepAt } = state
  if (at === null || until === null) return { authorised, sweepAt }
  const word = { act, product, grant, stay, payer, until }
  if (sweepAt !== null && at < sweepAt) return { authorised: authorised.with(reference, word), sweepAt }
  const lapsed = authorised.entries().filter(([, { until }]) => until <= at)
  const standing = lapsed.reduce<Words>((words, [gone]) => words.without(gone), authorised)
  return { authorised: standing.with(reference, word), sweepAt: until }
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
        lastGrant: highestIn(event.access, lastGrant),
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
        ...standing(event.access),
        startedAt: event.at,
        attempt,
        lastGrant: highestIn(event.access, lastGrant),
        authorised: IdMap.empty,
        sweepAt: null,
      }
    case 'AccessWidenedToFull':
    case 'AccessLimited':
      return state._tag === 'Active'
        ? { ...state, ...standing(event.access), lastGrant: highestIn(event.access, state.lastGrant) }
        : state
    case 'ProductsGranted':
      return state._tag === 'Active' && state.access._tag === 'Limited'
        ? {
            ...state,
            grants: withGrants(state.grants, event.grants),
            lastGrant: highest(event.grants, state.lastGrant),
          }
        : state
    case 'ProductsWithdrawn':
      return state._tag === 'Active' && state.access._tag === 'Limited'
        ? { ...state, grants: event.products.reduce<Grants>((all, product) => all.without(product), state.grants) }
        : state
    case 'BillingModeChanged':
      return whenFull(state, { billingMode: event.to, walletEntrusted: event.walletEntrusted })
    case 'WalletEntrustmentChanged':
      return whenFull(state, { walletEntrusted: event.walletEntrusted })
    case 'PartnerActAuthorised':
      return state._tag === 'Active' ? { ...state, ...withWord(state, event) } : state
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

/** What is granted one by one, in the order of its numbers. */
export const grantsOf = ({ grants }: ActivePartnership): ReadonlyArray<Grant> =>
  grants
    .entries()
    .map(([product, one]) => ({ product: product as ProductId, ...one }))
    .sort((a, b) => a.grant - b.grant)

/** What is granted, or offered, as events say it. */
export const accessOf = (state: Extract<PartnershipState, { _tag: 'Invited' | 'Active' }>): Access => {
  if (state._tag === 'Invited') return state.access
  const { access } = state
  return access._tag === 'Limited' ? { _tag: 'Limited', grants: grantsOf(state) } : { ...access, kept: grantsOf(state) }
}

/**
 * The number of the right that the partner has to a product in its present stay, or `null` when it has none (PAR-07).
 * Whoever holds something made under another number holds nothing (PAR-15).
 */
export const rightTo = (state: PartnershipState, product: ProductId, stay: number): number | null => {
  if (state._tag !== 'Active') return null
  const own = state.grants.get(product)
  return own?.stay === stay ? own.grant : state.access._tag === 'Full' ? state.access.grant : null
}

/** PAR-16: the partnership's word for what has that reference, while it stands. */
export const wordFor = ({ authorised }: ActivePartnership, reference: string, now: Instant): Word | null => {
  const word = authorised.get(reference)
  return word !== undefined && now < word.until ? word : null
}

/** BIL-08: only full access has a mode; with limited access the client pays. */
export const payerOf = (access: StandingAccess): 'Client' | 'Partner' =>
  access._tag === 'Full' && access.billingMode === 'PartnerPays' ? 'Partner' : 'Client'

/** Asks how a pair stands with each other now. */
export const partnershipNow = (client: OrganisationId, partner: OrganisationId): Question<PartnershipState> =>
  stateNow(partnership, partnershipStream(client, partner))
