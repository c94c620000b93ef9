import { describe, it } from '@jest/globals'
import { HOUR, later } from '../../core/values/instant.js'
import { Secret } from '../../core/values/secret.js'
import type { OfType } from '../../core/values/union.js'
import { organisation } from '../../aggregates/organisation/state.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import { partnership, type PartnershipState } from '../../aggregates/partnership/state.js'
import { same, sampleId } from '../../testing/index.js'
import {
  anna,
  annaActs,
  client,
  domain,
  endedIn,
  fullAs,
  grantOf,
  limitedTo,
  mail,
  partner,
  rene,
  reneActsForClient,
  startedWith,
} from '../../testing/partnerships.js'
import { stepsBefore } from '../../testing/reactions.js'
import {
  hash,
  owner,
  partnerStates,
  stateOf,
  token,
  tokenCreated,
  tokenName,
  tokens,
  underPartnership,
} from '../../testing/tokens.js'
import { at, founded, joined, listed } from '../../testing/world.js'

const { given } = tokens
const create = {
  type: 'CreateToken',
  token,
  account: anna,
  name: tokenName,
  organisation: client,
  product: domain,
  scopes: ['dns:read', 'dns:write'],
  expiresAt: null,
  password: Secret.of('a password'),
} as const
const ready = { actor: annaActs, password: 'Right', hash } as const

describe("creating a token on a partnership's strength", () => {
  const create2 = { ...create, account: rene } as const
  const authorised = (over: Partial<OfType<PartnershipEvent, 'PartnerActAuthorised'>> = {}): PartnershipEvent => ({
    type: 'PartnerActAuthorised',
    client,
    partner,
    term: 1,
    act: 'Token',
    reference: token,
    account: rene,
    product: domain,
    grant: 1,
    stay: 1,
    payer: 'Client',
    at,
    until: later(at, HOUR),
    ...over,
  })
  const started = startedWith(limitedTo(grantOf(domain, 1)))
  const asPartner = (state: PartnershipState) => ({
    ...ready,
    actor: reneActsForClient,
    states: { ...partnerStates, partnership: state },
  })
  it('PAR-16: the partnership is asked for its word first', () => {
    const command = sampleId<'Command'>('c')
    same('prelude', stepsBefore(create2, { actor: reneActsForClient, reference: command }), [
      {
        type: 'AuthorisePartnerAct',
        client,
        partner,
        act: 'Token',
        reference: token,
        product: domain,
        password: create2.password,
      },
    ])
    same('prelude', stepsBefore(create, { actor: annaActs, reference: command }), [])
    same(
      'prelude',
      stepsBefore({ type: 'RevokeToken', token, account: rene }, { actor: reneActsForClient, reference: command }),
      [],
    )
  })
  it('PAR-16: what it authorised for this very token is the ground', () => {
    given()
      .when(create2, asPartner(stateOf(partnership, ...started, authorised())))
      .then(tokenCreated({ account: rene, ground: underPartnership }))
  })
  it('PAR-16, hole 20: without its word, with one that has lapsed, or with a word for something else, none is made', () => {
    const none = [
      [],
      [authorised({ reference: sampleId<'Token'>('another') })],
      [authorised({ until: at })],
      [authorised({ at: null, until: null })],
    ]
    for (const word of none)
      given()
        .when(create2, asPartner(stateOf(partnership, ...started, ...word)))
        .thenRefused('AuthorisationLapsed', 'PAR-16')
    const others = [
      [authorised({ act: 'Renewal' })],
      [authorised({ product: mail })],
      [authorised({ stay: 2 })],
      [authorised(), endedIn()],
    ]
    for (const word of others)
      given()
        .when(create2, asPartner(stateOf(partnership, ...started, ...word)))
        .thenRefused('NotAuthorisedByPartnership', 'PAR-16')
  })
  it('PAR-15: a right that ended between the word and the token makes none', () => {
    const withdrawn: PartnershipEvent = { type: 'ProductsWithdrawn', client, partner, term: 1, products: [domain] }
    const back: PartnershipEvent = { type: 'ProductsGranted', client, partner, term: 1, grants: [grantOf(domain, 2)] }
    for (const after of [[withdrawn], [withdrawn, back]])
      given()
        .when(create2, asPartner(stateOf(partnership, ...started, authorised(), ...after)))
        .thenRefused('NotAuthorisedByPartnership', 'PAR-16')
    const widened: PartnershipEvent = {
      type: 'AccessWidenedToFull',
      client,
      partner,
      term: 1,
      access: fullAs(2, 'ClientPays', 'No', [grantOf(domain, 1)]),
    }
    given()
      .when(create2, asPartner(stateOf(partnership, ...started, authorised(), widened)))
      .then(tokenCreated({ account: rene, ground: underPartnership }))
  })
  it('PAR-16: only for an active member of a partner in the programme', () => {
    const word = stateOf(partnership, ...started, authorised())
    const places = [
      stateOf(organisation, founded(partner, owner), listed(partner)),
      stateOf(organisation, founded(partner, owner), listed(partner), joined(partner, rene, 2, 'ExternalUser')),
      stateOf(organisation, founded(partner, owner), joined(partner, rene, 2)),
    ]
    for (const partnerOrganisation of places) {
      const gathered = asPartner(word)
      given()
        .when(create2, { ...gathered, states: { ...gathered.states, partnerOrganisation } })
        .thenRefused('NotAMember', 'TOK-02')
    }
  })
})
