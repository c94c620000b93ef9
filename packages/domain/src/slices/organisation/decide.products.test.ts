import { describe, it } from '@jest/globals'
import type { Actor, OnBehalfOf } from '../../core/record/actor.js'
import { HOUR, later } from '../../core/values/instant.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { circumstances, sampleId, specOf } from '../../testing/index.js'
import { anna, bakery, beat, carla, dario, joined, noon, person, registered } from '../../testing/organisations.js'
import { nothingGathered } from './context.js'
import { organisationSlice } from './index.js'

const usual = { ...circumstances({ actor: person(anna) }), ...nothingGathered }
const { given, twice } = specOf(organisationSlice, usual)
const system = circumstances().actor

const product = sampleId<'Product'>('example.ch')
const organisation = bakery
const team = [
  registered,
  joined(beat, 'Administrator', 2),
  joined(carla, 'Collaborator', 3),
  joined(dario, 'ExternalUser', 4),
]
const command = sampleId<'Command'>('order')
const admit = { type: 'AdmitProduct', organisation, product, command } as const
const inAnHour = later(noon, HOUR)
const admitted: OrganisationEvent = { type: 'ProductAdmitted', organisation, product, command, until: inAnHour }
const forGood: OrganisationEvent = { ...admitted, command: null, until: null }
const settle = { type: 'SettleProduct', organisation, product } as const
const release = { type: 'ReleaseProduct', organisation, product } as const
const partner = sampleId<'Organisation'>('Studio')
const asPartner = { _tag: 'Partner', partner, client: organisation } as const
const token = (onBehalfOf: OnBehalfOf | null = null): Actor => ({
  _tag: 'Token',
  token: sampleId('token'),
  account: carla,
  onBehalfOf,
})

describe('the word for a product', () => {
  it('ORG-10: the organisation gives its word once, by its people or a process', () => {
    for (const actor of [
      person(anna),
      person(beat),
      person(carla),
      system,
      person(carla, { _tag: 'Organisation', organisation }),
    ])
      given(...team)
        .when(admit, { actor })
        .then(admitted)
    twice(...team)(admit).thenNothing()
  })
  it('ORG-10, hole 16: a word is for one command; to another it is given anew, and for good to a process', () => {
    const other = sampleId<'Command'>('another order')
    given(registered, admitted)
      .when({ ...admit, command: other })
      .then({ ...admitted, command: other })
    given(registered, admitted)
      .when({ ...admit, command: null }, { actor: system })
      .then(forGood)
  })
  it('ORG-10, hole 16: once its time is over a word is taken back, or made good where the product came', () => {
    const due = { actor: system, now: inAnHour }
    for (const [where, event] of [
      ['Unordered', { type: 'ProductReleased', organisation, product }],
      ['Elsewhere', { type: 'ProductReleased', organisation, product }],
      ['Gone', { type: 'ProductReleased', organisation, product }],
      ['Here', forGood],
    ] as const) {
      const products = { [product]: where }
      given(registered, admitted)
        .when(settle, { ...due, products })
        .then(event)
      given(registered, admitted)
        .when(settle, { ...due, now: later(inAnHour, -1), products })
        .thenRefused('ProductNotGone', 'ORG-10', { product })
      given(registered, admitted)
        .when(settle, { ...due, actor: person(anna), products })
        .thenRefused('MayNotManageProducts', 'ORG-05')
    }
    given(registered, forGood)
      .when(settle, { ...due, products: { [product]: 'Elsewhere' } })
      .thenNothing()
    given(registered).when(settle, due).thenNothing()
  })
  it('ORG-05: external users, operators and who acts for another organisation give none', () => {
    const elsewhere = { _tag: 'Organisation', organisation: partner } as const
    const operator: Actor = { _tag: 'Operator', account: anna }
    for (const actor of [person(dario), person(anna, elsewhere), operator])
      given(...team)
        .when(admit, { actor })
        .thenRefused('MayNotManageProducts', 'ORG-05')
  })
  it('TOK-02: a token was made for one product, and brings no other', () => {
    for (const actor of [token(), token({ _tag: 'Organisation', organisation }), token(asPartner)])
      given(...team)
        .when(admit, { actor, partner: 'FullAccess' })
        .thenRefused('MayNotManageProducts', 'ORG-05')
  })
  it('PAR-07: a partner with full access orders for the client, one without it does not', () => {
    const actor = person(beat, asPartner)
    given(registered).when(admit, { actor, partner: 'FullAccess' }).then(admitted)
    given(...team)
      .when(admit, { actor, partner: 'None' })
      .thenRefused('NoRightToOrder', 'PAR-07')
  })
  it('ORG-10: a product is released when it runs here no more, by a process', () => {
    given(registered, admitted)
      .when(release, { actor: system, products: { [product]: 'Gone' } })
      .then({ type: 'ProductReleased', organisation, product })
    twice(registered, admitted)(release, { actor: system, products: { [product]: 'Gone' } }).thenNothing()
    for (const products of [{ [product]: 'Here' }, { [product]: 'Unordered' }, {}] as const)
      given(registered, admitted)
        .when(release, { actor: system, products })
        .thenRefused('ProductNotGone', 'ORG-10', { product })
  })
  it('ORG-10: what was to be taken over and never came is released by hand', () => {
    for (const where of ['Elsewhere', 'Gone'] as const)
      given(...team, admitted)
        .when(release, { actor: person(anna), products: { [product]: where } })
        .then({ type: 'ProductReleased', organisation, product })
    given(...team, admitted)
      .when(release, { actor: person(anna), products: { [product]: 'Here' } })
      .thenRefused('ProductNotGone', 'ORG-10')
    given(...team, admitted)
      .when(release, { actor: person(dario), products: { [product]: 'Gone' } })
      .thenRefused('MayNotManageProducts', 'ORG-05')
  })
})
