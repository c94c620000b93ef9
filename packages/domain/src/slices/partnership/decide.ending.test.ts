import { describe, expect, it } from '@jest/globals'
import { HOUR, later } from '../../core/values/instant.js'
import { at } from '../../testing/world.js'
import { Secret } from '../../core/values/secret.js'
import type { OfType } from '../../core/values/union.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import { rightTo } from '../../aggregates/partnership/state.js'
import { same } from '../../testing/index.js'
import {
  anna,
  annaActs,
  asAgent,
  asClient,
  asPartner,
  asSystem,
  client,
  domain,
  endedIn,
  fullAs,
  grantOf,
  invitedTo,
  limitedTo,
  mail,
  partner,
  partnerships,
  rene,
  startedWith,
  usual,
} from '../../testing/partnerships.js'

const { given, twice, fold } = partnerships
const pair = { client, partner }
const end = { type: 'EndPartnership', ...pair, confirmed: true, password: Secret.of('a password') } as const
const active = startedWith(fullAs(1, 'ClientPays', 'Yes', [grantOf(domain, 1)]))
const right = { password: 'Right' } as const
const ended = (
  by: OfType<PartnershipEvent, 'PartnershipEnded'>['by'],
  account: typeof anna | null,
): PartnershipEvent => ({ type: 'PartnershipEnded', ...pair, term: 1, by, account, at: usual.now })

describe('ending a partnership', () => {
  it('PAR-10: either side ends it', () => {
    for (const role of ['LegalRepresentative', 'Administrator'] as const) {
      given(...active)
        .when(end, { ...asClient(role), ...right })
        .then(ended('Client', anna))
      given(...active)
        .when(end, { ...asPartner(role), ...right })
        .then(ended('Partner', rene))
      given(...active)
        .when(end, { ...asAgent(role), ...right })
        .then(ended('Partner', rene))
    }
  })
  it('PAR-10: who manages both sides ends it for the one on whose behalf it acts', () => {
    const both = { clientRole: 'Administrator', partnerRole: 'Administrator', ...right } as const
    given(...active)
      .when(end, { actor: annaActs, ...both })
      .then(ended('Client', anna))
    given(...active)
      .when(end, { ...asAgent(), ...both })
      .then(ended('Partner', rene))
  })
  it('PAR-10: a confirmation and the password are needed', () => {
    given(...active)
      .when({ ...end, confirmed: false }, { ...asClient(), ...right })
      .thenRefused('EndNotConfirmed', 'PAR-10')
    given(...active)
      .when(end, { ...asClient(), password: 'Wrong' })
      .thenRefused('EndingPasswordWrong', 'PAR-10')
    given(...active)
      .when({ ...end, password: null }, { ...asPartner(), password: 'NotAsked' })
      .thenRefused('EndingPasswordWrong', 'PAR-10')
  })
  it('PAR-10: ended twice is ended once', () => {
    twice(...active)(end, { ...asClient(), ...right }).thenNothing()
    given(...active, endedIn())
      .when(end, { ...asPartner(), ...right })
      .thenNothing()
  })
  it('PAR-10: access ends at once', () => {
    for (const before of [active, startedWith(limitedTo(grantOf(domain, 1)))]) {
      const state = fold([...before, endedIn()])
      same(
        'rights',
        [domain, mail].map((product) => rightTo(state, product, 1)),
        [null, null],
      )
    }
  })
  it('PAR-10: there is no partnership to end before it was accepted', () => {
    for (const before of [[], [invitedTo(fullAs(1))]])
      given(...before)
        .when(end, { ...asClient(), ...right })
        .thenRefused('NotPartners', 'PAR-10')
  })
  it('PAR-17: nobody else ends it', () => {
    for (const who of [asClient('Collaborator'), asClient(null), asPartner('Collaborator'), asPartner('ExternalUser')])
      given(...active)
        .when(end, { ...who, ...right })
        .thenRefused('MayNotEnd', 'PAR-17')
  })
  const bySystem = { ...end, confirmed: false, password: null } as const
  it("PAR-17: the partnerships of a partner that leaves the programme end, without anybody's password", () => {
    given(...active)
      .when(bySystem, { ...asSystem, partner: 'NotListed' })
      .then(ended('ProgrammeLeft', null))
    given(...active)
      .when(bySystem, asSystem)
      .then(ended('ProgrammeLeft', null))
    twice(...active)(bySystem, asSystem).thenNothing()
    given().when(bySystem, asSystem).thenNothing()
  })
  it('PAR-10: the partnerships of an organisation that closes end', () => {
    given(...active)
      .when(bySystem, { ...asSystem, client: 'NotRunning' })
      .then(ended('OrganisationClosed', null))
    given(...active)
      .when(bySystem, { ...asSystem, partner: 'NotRunning' })
      .then(ended('OrganisationClosed', null))
  })
  it('PAR-15: what the term authorised is gone with it, also for the next term', () => {
    const authorised: PartnershipEvent = {
      type: 'PartnerActAuthorised',
      ...pair,
      term: 1,
      act: 'Token',
      reference: anna,
      account: rene,
      product: domain,
      grant: 1,
      stay: 1,
      payer: 'Client',
      at,
      until: later(at, HOUR),
    }
    const next = fold([...active, authorised, endedIn(), ...startedWith(limitedTo(grantOf(domain, 2)), 2)])
    same('authorised', next._tag === 'Active' ? next.authorised.entries() : null, [])
    expect(rightTo(next, domain, 1)).toBe(2)
  })
})
