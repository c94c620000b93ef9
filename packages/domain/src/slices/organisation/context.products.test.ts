import { describe, expect, it } from '@jest/globals'
import type { Actor, OnBehalfOf } from '../../core/record/actor.js'
import type { AnyEvent } from '../../core/record/event.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { gathered } from '../../testing/gathered.js'
import { sampleId } from '../../testing/index.js'
import { anna, bakery, beat, person, registered } from '../../testing/organisations.js'
import { endedIn, fullAs, limitedTo, startedWith } from '../../testing/partnerships.js'
import { ordered } from '../../testing/world.js'
import type { OrganisationCommand } from './commands.js'
import { nothingGathered } from './context.js'
import { organisationSlice } from './index.js'

const organisation = bakery
const nothing = { found: nothingGathered, basis: [], own: [] }
const product = sampleId<'Product'>('example.ch')
const annaActs = person(anna)
const ask = (
  command: OrganisationCommand,
  streams: Readonly<Record<string, ReadonlyArray<AnyEvent>>> = {},
  actor: Actor = annaActs,
) => gathered(organisationSlice, command, { actor, streams })

describe('what a command on an organisation looks up', () => {
  it('ORG-10: a product: not ordered yet, here, elsewhere, or gone for good', async () => {
    const elsewhere = sampleId<'Organisation'>('Florist')
    const ended = {
      type: 'ProductEnded',
      product,
      organisation,
      stay: 1,
      why: 'Cancelled',
      at: '2026-03-02T12:00:00.000Z',
    } as AnyEvent
    for (const [history, where] of [
      [[], 'Unordered'],
      [[ordered(product, organisation)], 'Here'],
      [[ordered(product, elsewhere)], 'Elsewhere'],
      [[ordered(product, organisation), ended], 'Gone'],
    ] as const)
      expect(await ask({ type: 'ReleaseProduct', organisation, product }, { [`product-${product}`]: history })).toEqual(
        { found: { ...nothingGathered, products: { [product]: where } }, basis: [`product-${product}`], own: [] },
      )
  })
})

describe("a partner's right to order", () => {
  const partner = sampleId<'Organisation'>('Studio')
  const between = `partnership-${organisation}-${partner}`
  const admit = { type: 'AdmitProduct', organisation, product, command: null } as const
  const of = (events: ReadonlyArray<object>) =>
    events.map((event) => ({ ...event, client: organisation, partner }) as unknown as AnyEvent)
  const theirs = { ...registered, organisation: partner, founder: beat } as OrganisationEvent
  const asked = (
    onBehalfOf: OnBehalfOf | null,
    history: ReadonlyArray<object>,
    actor: Actor = person(beat, onBehalfOf),
  ) => ask(admit, { [between]: of(history), [`organisation-${partner}`]: [theirs] }, actor)
  const asPartner = { _tag: 'Partner', partner, client: organisation } as const
  it('PAR-07: is read where it lives: the partnership, and the membership of the partner', async () => {
    const basis = [between, `organisation-${partner}`]
    expect(await asked(asPartner, startedWith(fullAs(1)))).toEqual({
      found: { ...nothingGathered, partner: 'FullAccess' },
      basis,
      own: [],
    })
    for (const history of [startedWith(limitedTo()), [...startedWith(fullAs(1)), endedIn()], []])
      expect(await asked(asPartner, history)).toEqual({ found: nothingGathered, basis, own: [] })
    const token: Actor = { _tag: 'Token', token: sampleId('token'), account: beat, onBehalfOf: asPartner }
    expect((await asked(null, startedWith(fullAs(1)), token)).found.partner).toBe('FullAccess')
    expect((await asked(asPartner, startedWith(fullAs(1)), person(anna, asPartner))).found.partner).toBe('None')
  })
  it('PAR-08, hole 15: the term in force is read from the partnership, and is a basis', async () => {
    const replace = { type: 'ReplaceExternalUsers', organisation, partner, partnershipTerm: 1, accounts: [] } as const
    for (const [history, termInForce] of [
      [startedWith(fullAs(1)), 1],
      [[...startedWith(fullAs(1)), endedIn()], null],
      [[], null],
    ] as const)
      expect(await ask(replace, { [between]: of(history) })).toEqual({
        found: { ...nothingGathered, termInForce },
        basis: [between],
        own: [],
      })
  })
  it("PAR-07: is not asked for another client, nor for who is no partner's", async () => {
    for (const onBehalfOf of [null, { _tag: 'Organisation', organisation } as const, { ...asPartner, client: partner }])
      expect(await asked(onBehalfOf, startedWith(fullAs(1)))).toEqual(nothing)
    expect(await asked(null, startedWith(fullAs(1)), { _tag: 'Operator', account: beat })).toEqual(nothing)
  })
})
