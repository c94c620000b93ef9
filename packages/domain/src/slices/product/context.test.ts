import { describe, expect, it } from '@jest/globals'
import type { Actor } from '../../core/record/actor.js'
import type { AnyEvent } from '../../core/record/event.js'
import { HOUR, type Instant, later } from '../../core/values/instant.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { organisationStream } from '../../aggregates/organisation/state.js'
import { gathered, gatheredCommand } from '../../testing/gathered.js'
import { sampleId } from '../../testing/index.js'
import { anna, annaActs, client, domain, mail, partner, rene, reneActsForClient } from '../../testing/partnerships.js'
import { automatic, end, florist, newShop, order, renew, transfer } from '../../testing/products.js'
import { stepsBefore } from '../../testing/reactions.js'
import { at, founded } from '../../testing/world.js'
import type { ProductCommand } from './commands.js'
import { productSlice } from './index.js'

type Streams = Readonly<Record<string, ReadonlyArray<AnyEvent>>>
const here = organisationStream(client)
const there = organisationStream(florist)
const system: Actor = { _tag: 'System', process: 'test' }
const admitted = (
  organisation: typeof client,
  product = domain,
  command = gatheredCommand,
  until: Instant = later(at, HOUR),
): OrganisationEvent => ({ type: 'ProductAdmitted', organisation, product, command, until })
const another = sampleId<'Command'>('another')
const forGood: OrganisationEvent = { ...admitted(client), command: null, until: null } as OrganisationEvent
const closed = (organisation: typeof client): OrganisationEvent => ({ type: 'OrganisationClosed', organisation, at })
const ask = (command: object, actor: Actor, streams: Streams) =>
  gathered(productSlice, command as ProductCommand, { actor, streams })
const actsAs = async (command: object, actor: Actor, streams: Streams): Promise<string> =>
  (await ask(command, actor, streams)).found.actsAs

describe('what a command on a product looks up', () => {
  it('ORG-10: whether the organisation runs, and has given its word for the product', async () => {
    for (const [history, admission] of [
      [[], 'NotRunning'],
      [[founded(client, anna)], 'NotAdmitted'],
      [[founded(client, anna), admitted(client)], 'Admitted'],
      [[founded(client, anna), admitted(client, mail)], 'NotAdmitted'],
      [[founded(client, anna), admitted(client, domain, another)], 'ToAnother'],
      // hole 20: lapsed by date, settled or not
      [[founded(client, anna), admitted(client, domain, gatheredCommand, at)], 'NotAdmitted'],
      [[founded(client, anna), forGood], 'ToAnother'],
      [[founded(client, anna), admitted(client), closed(client)], 'NotRunning'],
    ] as const)
      expect(await ask(renew, system, { [here]: history })).toEqual({
        found: { admission, actsAs: 'Clock', mayReceive: false, isAdmittedThere: false },
        basis: [here],
        own: [],
      })
  })
  it('PRD-01, hole 16: for a transfer, whether the actor may take over there now, and that side gave its word to this very command', async () => {
    const history = { [here]: [founded(client, anna)] }
    for (const [other, mayReceive, isAdmittedThere] of [
      [[founded(florist, anna), admitted(florist)], true, true],
      [[founded(florist, anna)], true, false],
      [[founded(florist, anna), admitted(florist, domain, another)], true, false],
      [[founded(florist, anna), admitted(florist, domain, gatheredCommand, at)], true, false],
      [[founded(florist, rene), admitted(florist)], false, true],
      [[], false, false],
      [[founded(florist, anna), admitted(florist), closed(florist)], false, false],
    ] as const)
      expect(await ask(transfer, annaActs, { ...history, [there]: other })).toEqual({
        found: { admission: 'NotAdmitted', actsAs: 'Manager', mayReceive, isAdmittedThere },
        basis: [here, there],
        own: [],
      })
  })
  it('ORG-05: nobody but persons, tokens and processes acts as anybody', async () => {
    const visitor = sampleId<'Visitor'>('visitor')
    for (const actor of [
      { _tag: 'Visitor', visitor },
      { _tag: 'LinkHolder', visitor },
      { _tag: 'Operator', account: anna },
    ] as const)
      expect(await actsAs(renew, actor, { [here]: [founded(client, anna)] })).toBe('Nobody')
  })
  it('TOK-02: a token acts as its account does; whether it may at all is asked before, of every command alike', async () => {
    const program: Actor = { _tag: 'Token', token: sampleId<'Token'>('deploy'), account: anna, onBehalfOf: null }
    expect(await actsAs(renew, program, { [here]: [founded(client, anna)] })).toBe('Manager')
    expect(await actsAs(renew, program, { [here]: [founded(client, rene)] })).toBe('Nobody')
  })
})

describe('what goes before a command on a product', () => {
  const steps = (command: object, actor: Actor) =>
    stepsBefore(command as ProductCommand, { actor, reference: gatheredCommand })
  const authorise = (act: string, product: string) => ({
    type: 'AuthorisePartnerAct',
    client,
    partner,
    act,
    reference: gatheredCommand,
    product,
    password: null,
  })
  const agents: ReadonlyArray<Actor> = [
    reneActsForClient,
    { _tag: 'Token', token: sampleId('deploy'), account: rene, onBehalfOf: { _tag: 'Partner', partner, client } },
  ]
  it("PAR-16: the partnership's word for an order or a renewal, and the organisation's for what comes new", () => {
    for (const actor of agents) {
      expect(steps(order, actor)).toEqual([
        authorise('Order', newShop),
        { type: 'AdmitProduct', product: newShop, organisation: client, command: gatheredCommand },
      ])
      expect(steps(renew, actor)).toEqual([authorise('Renewal', domain)])
    }
    for (const actor of [annaActs, system]) {
      expect(steps(order, actor)).toEqual([
        { type: 'AdmitProduct', product: newShop, organisation: client, command: gatheredCommand },
      ])
      expect(steps(renew, actor)).toEqual([])
    }
    for (const actor of [...agents, annaActs]) {
      expect(steps(transfer, actor)).toEqual([
        { type: 'AdmitProduct', product: domain, organisation: florist, command: gatheredCommand },
      ])
      for (const command of [
        automatic,
        end(),
        { type: 'RenewAutomatically', product: domain, organisation: client, from: '2027-03-02' },
      ])
        expect(steps(command, actor)).toEqual([])
    }
  })
})
