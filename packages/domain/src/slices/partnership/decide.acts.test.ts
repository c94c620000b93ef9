import { describe, expect, it } from '@jest/globals'
import { HOUR, later } from '../../core/values/instant.js'
import type { PartnerAct, PartnershipEvent } from '../../aggregates/partnership/events.js'
import { sampleId } from '../../testing/index.js'
import {
  asAgent,
  asClient,
  asPartner,
  asSystem,
  client,
  domain,
  endedIn,
  fullAs,
  grantOf,
  limitedTo,
  mail,
  partner,
  partnerships,
  rene,
  reneActsForClient,
  shop,
  startedWith,
} from '../../testing/partnerships.js'
import { at, passwordAt } from '../../testing/world.js'

const { given, twice } = partnerships
const pair = { client, partner }
const reference = sampleId<'Token'>('token of Rene')
const authorise = (act: PartnerAct, product = domain) =>
  ({ type: 'AuthorisePartnerAct', ...pair, act, reference, product, password: null }) as const
const limited = startedWith(limitedTo(grantOf(domain, 1)))
const full = startedWith(fullAs(4, 'ClientPays', 'No', [grantOf(domain, 3)]))
const partnerPays = startedWith(fullAs(4, 'PartnerPays'))
const authorised = (
  act: PartnerAct,
  product: typeof domain,
  grant: number,
  payer: 'Client' | 'Partner' = 'Client',
  stay = 1,
): PartnershipEvent => ({
  type: 'PartnerActAuthorised',
  ...pair,
  term: 1,
  act,
  reference,
  account: rene,
  product,
  grant,
  stay,
  payer,
  at,
  until: later(at, HOUR),
})

describe("what is done on a partnership's strength", () => {
  it('PAR-16: a token is authorised on whatever right there is to the product', () => {
    given(...limited)
      .when(authorise('Token'), asAgent())
      .then(authorised('Token', domain, 1))
    given(...full)
      .when(authorise('Token'), asAgent())
      .then(authorised('Token', domain, 3))
    given(...full)
      .when(authorise('Token', mail), asAgent())
      .then(authorised('Token', mail, 4))
  })
  it('PAR-16, TOK-04, hole 26: for who does not know the password nothing is authorised', () => {
    const asked = { ...authorise('Token'), password: passwordAt(2) }
    given(...limited)
      .when(asked, { ...asAgent(), password: 'Wrong' })
      .thenRefused('TokenPasswordWrong', 'TOK-04')
    given(...limited)
      .when(asked, { ...asAgent(), password: 'Right' })
      .then(authorised('Token', domain, 1))
  })
  it('PAR-07: without a right to the product nothing is authorised', () => {
    given(...limited)
      .when(authorise('Token', mail), asAgent())
      .thenRefused('NoRightToProduct', 'PAR-07', { product: mail })
    given(...limited)
      .when(authorise('Renewal', mail), asAgent())
      .thenRefused('NoRightToProduct', 'PAR-07')
    given(...limited)
      .when(authorise('Token'), { ...asAgent(), stays: { [domain]: 3 } })
      .thenRefused('NoRightToProduct', 'PAR-07')
    given(...full)
      .when(authorise('Renewal'), { ...asAgent(), stays: {} })
      .thenRefused('NoRightToProduct', 'PAR-07')
  })
  it('PAR-16: with full access a product is ordered, in its first stay, or renewed', () => {
    given(...full)
      .when(authorise('Order', shop), { ...asAgent(), stays: {} })
      .then(authorised('Order', shop, 4))
    given(...full)
      .when(authorise('Renewal'), asAgent())
      .then(authorised('Renewal', domain, 3))
    given(...full)
      .when(authorise('Renewal', mail), { ...asAgent(), stays: { [mail]: 5 } })
      .then(authorised('Renewal', mail, 4, 'Client', 5))
  })
  it('BIL-07: with limited access a renewal waits for the client, and nothing new is ordered', () => {
    given(...limited)
      .when(authorise('Renewal'), asAgent())
      .thenRefused('ClientMustApprove', 'BIL-07')
    given(...limited)
      .when(authorise('Order', shop), { ...asAgent(), stays: {} })
      .thenRefused('ClientMustApprove', 'BIL-07')
  })
  it('BIL-06: the payer is that of the mode in force at the authorisation, and holds for it', () => {
    given(...partnerPays)
      .when(authorise('Renewal'), asAgent())
      .then(authorised('Renewal', domain, 4, 'Partner'))
    const changed: PartnershipEvent = {
      type: 'BillingModeChanged',
      ...pair,
      term: 1,
      from: 'PartnerPays',
      to: 'ClientPays',
      walletEntrusted: 'No',
    }
    given(...partnerPays, authorised('Renewal', domain, 4, 'Partner'), changed)
      .when(authorise('Renewal'), asAgent())
      .thenNothing()
    given(...partnerPays, changed)
      .when(authorise('Renewal'), asAgent())
      .then(authorised('Renewal', domain, 4, 'Client'))
  })
  it('PAR-16: an act is authorised once by its reference', () => {
    twice(...full)(authorise('Token'), asAgent()).thenNothing()
    for (const other of [authorise('Renewal'), authorise('Token', mail)])
      given(...full, authorised('Token', domain, 3))
        .when(other, asAgent())
        .thenRefused('ReferenceUsed', 'PAR-16', { reference })
  })
  it('PAR-16, hole 20: a word is good for its time, and given anew after it', () => {
    const word = authorised('Token', domain, 3)
    const afterwards = later(at, HOUR)
    given(...full, word)
      .when(authorise('Token'), { ...asAgent(), now: later(at, HOUR - 1) })
      .thenNothing()
    given(...full, word)
      .when(authorise('Token'), { ...asAgent(), now: afterwards })
      .then({ ...word, at: afterwards, until: later(afterwards, HOUR) } as PartnershipEvent)
  })
  it('PAR-16, hole 20: what lapsed is kept no longer than the time of another: a long term has many', () => {
    const words = Array.from({ length: 100 }, (_, hours): PartnershipEvent => {
      const given = later(at, hours * HOUR)
      return {
        ...authorised('Token', domain, 3),
        reference: sampleId<'Token'>(String(hours)),
        at: given,
        until: later(given, 2 * HOUR),
      } as PartnershipEvent
    })
    const state = given(...full, ...words).state()
    // swept with the word of hour 98: that of hour 96 had lapsed, and that of hour 97 lapses at hour 99
    expect(state._tag === 'Active' && state.authorised.keys()).toEqual(
      ['97', '98', '99'].map((hours) => sampleId<'Token'>(hours)).sort(),
    )
    const old = { ...authorised('Token', domain, 3), at: null, until: null } as PartnershipEvent
    expect(given(...full, old).state()).toEqual(given(...full).state())
  })
  it('PAR-15: a reference that was authorised on a right that ended is not authorised anew', () => {
    const away: PartnershipEvent = { type: 'ProductsWithdrawn', ...pair, term: 1, products: [domain] }
    const back: PartnershipEvent = { type: 'ProductsGranted', ...pair, term: 1, grants: [grantOf(domain, 2)] }
    given(...limited, authorised('Token', domain, 1), away)
      .when(authorise('Token'), asAgent())
      .thenRefused('NoRightToProduct', 'PAR-07')
    given(...limited, authorised('Token', domain, 1), away, back)
      .when(authorise('Token'), asAgent())
      .thenRefused('ReferenceUsed', 'PAR-16')
  })
  it('PAR-16: only active members of the partner are authorised, while they act for the client', () => {
    given(...full)
      .when(authorise('Token'), asAgent('LegalRepresentative'))
      .then(authorised('Token', domain, 3))
    for (const who of [asAgent(null), asAgent('ExternalUser'), asPartner('LegalRepresentative'), asClient(), asSystem])
      given(...full)
        .when(authorise('Token'), who)
        .thenRefused('MayNotActForClient', 'PAR-16')
  })
  it('PAR-16: who acts for another client or another partner is not', () => {
    const other = sampleId<'Organisation'>('Florist')
    for (const behalf of [
      { partner, client: other },
      { partner: other, client },
    ])
      given(...full)
        .when(authorise('Token'), {
          ...asAgent(),
          actor: { ...reneActsForClient, onBehalfOf: { _tag: 'Partner', ...behalf } } as typeof reneActsForClient,
        })
        .thenRefused('MayNotActForClient', 'PAR-16')
  })
  it('PAR-16: a program with a token acts for the client as its account does', () => {
    const actor = {
      _tag: 'Token',
      token: sampleId<'Token'>('t'),
      account: rene,
      onBehalfOf: { _tag: 'Partner', ...pair },
    } as const
    given(...full)
      .when(authorise('Renewal'), { actor, partnerRole: 'Collaborator' })
      .then(authorised('Renewal', domain, 3))
  })
  it('PAR-16: nothing is authorised after the end, or before the start', () => {
    given(...full, endedIn())
      .when(authorise('Token'), asAgent())
      .thenRefused('NotPartners', 'PAR-10')
    given().when(authorise('Token'), asAgent()).thenRefused('NotPartners', 'PAR-10')
  })
  it('PAR-17: a partner that left the programme is authorised to nothing, nor for a client that closed', () => {
    given(...full)
      .when(authorise('Token'), { ...asAgent(), partner: 'NotListed' })
      .thenRefused('NotAListedPartner', 'PAR-13', { partner })
    given(...full)
      .when(authorise('Token'), { ...asAgent(), client: 'NotRunning' })
      .thenRefused('ClientNotRunning', 'ORG-10', { client })
  })
})
