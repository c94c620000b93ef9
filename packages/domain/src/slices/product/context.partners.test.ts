import { describe, expect, it } from '@jest/globals'
import { HOUR, later } from '../../core/values/instant.js'
import type { Actor } from '../../core/record/actor.js'
import type { AnyEvent } from '../../core/record/event.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { organisationStream } from '../../aggregates/organisation/state.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import { partnershipStream } from '../../aggregates/partnership/state.js'
import { productStream } from '../../aggregates/product/state.js'
import { gathered, gatheredCommand } from '../../testing/gathered.js'
import { sampleId } from '../../testing/index.js'
import {
  anna,
  client,
  domain,
  endedIn,
  fullAs,
  grantOf,
  limitedTo,
  mail,
  partner,
  rene,
  reneActs,
  reneActsForClient,
  startedWith,
} from '../../testing/partnerships.js'
import { automatic, end, florist, newShop, order, renew } from '../../testing/products.js'
import { at, founded, joined, listed, ordered } from '../../testing/world.js'
import type { ProductCommand } from './commands.js'
import { productSlice } from './index.js'

type Streams = Readonly<Record<string, ReadonlyArray<AnyEvent>>>
const here = organisationStream(client)
const between = partnershipStream(client, partner)
const ask = (command: object, actor: Actor, streams: Streams) =>
  gathered(productSlice, command as ProductCommand, { actor, streams })
const actsAs = async (command: object, actor: Actor, streams: Streams): Promise<string> =>
  (await ask(command, actor, streams)).found.actsAs

describe('what a partner acts as', () => {
  const word = (over: object = {}): PartnershipEvent => ({
    type: 'PartnerActAuthorised',
    client,
    partner,
    term: 1,
    reference: gatheredCommand,
    act: 'Renewal',
    account: rene,
    product: domain,
    grant: 1,
    stay: 1,
    payer: 'Client',
    at,
    until: later(at, HOUR),
    ...over,
  })
  const agency = [founded(partner, anna), listed(partner), joined(partner, rene, 2)]
  const streams = (
    pair: ReadonlyArray<PartnershipEvent>,
    home: ReadonlyArray<OrganisationEvent> = agency,
  ): Streams => ({
    [here]: [founded(client, anna)],
    [between]: pair,
    [organisationStream(partner)]: home,
    [productStream(domain)]: [ordered(domain, client)],
  })
  const full = startedWith(fullAs(1))
  it('PAR-16: with full access: what the partnership authorised for this very command', async () => {
    expect(await ask(renew, reneActsForClient, streams([...full, word()]))).toEqual({
      found: { admission: 'NotAdmitted', actsAs: 'Manager', mayReceive: false, isAdmittedThere: false },
      basis: [here, between, organisationStream(partner)],
      own: [productStream(domain)],
    })
    const others: ReadonlyArray<ReadonlyArray<PartnershipEvent>> = [
      [word({ act: 'Order' })],
      [word({ product: mail })],
      [word({ stay: 2 })],
      [word({ grant: 2 })],
      [word(), endedIn()],
    ]
    for (const words of [
      [],
      [word({ reference: sampleId('another') })],
      [word({ until: at })],
      [word({ until: null })],
    ])
      expect(await actsAs(renew, reneActsForClient, streams([...full, ...words]))).toBe('Unauthorised')
    for (const words of others)
      expect(await actsAs(renew, reneActsForClient, streams([...full, ...words]))).toBe('Nobody')
    expect(await actsAs(order, reneActsForClient, streams([...full, word({ act: 'Order', product: newShop })]))).toBe(
      'Manager',
    )
    expect(await actsAs(order, reneActsForClient, streams([...full, word({ product: newShop })]))).toBe('Nobody')
    for (const act of ['Renewal', 'Order', 'Token']) {
      expect(await actsAs(automatic, reneActsForClient, streams([...full, word({ act })]))).toBe('Nobody')
      expect(await actsAs(end(), reneActsForClient, streams([...full, word({ act })]))).toBe('Nobody')
    }
  })
  it('PAR-07: with limited access: to what it was granted in this stay; none where the product runs not here', async () => {
    const limited = startedWith(limitedTo(grantOf(domain, 1)))
    expect(await actsAs(renew, reneActsForClient, streams(limited))).toBe('LimitedPartner')
    expect(await actsAs({ ...renew, product: mail }, reneActsForClient, streams(limited))).toBe('Nobody')
    expect(
      await actsAs(renew, reneActsForClient, {
        ...streams(limited),
        [productStream(domain)]: [ordered(domain, florist)],
      }),
    ).toBe('Nobody')
    expect(await actsAs(renew, reneActsForClient, { ...streams(limited), [productStream(domain)]: [] })).toBe('Nobody')
  })
  it('PAR-16: for active people of a listed partner only, and as its agent only', async () => {
    for (const home of [
      [founded(partner, anna), listed(partner)],
      [founded(partner, anna), joined(partner, rene, 2)],
      [founded(partner, anna), listed(partner), joined(partner, rene, 2, 'ExternalUser')],
    ] as const)
      expect(await actsAs(renew, reneActsForClient, streams([...full, word()], home))).toBe('Nobody')
    expect(await actsAs(renew, reneActs, streams([...full, word()]))).toBe('Nobody')
    const forAnother = { ...reneActsForClient, onBehalfOf: { _tag: 'Partner', partner, client: florist } } as Actor
    const everywhere = { ...streams([...full, word()]), [partnershipStream(florist, partner)]: [...full, word()] }
    expect(await ask(renew, forAnother, everywhere)).toEqual({
      found: { admission: 'NotAdmitted', actsAs: 'Nobody', mayReceive: false, isAdmittedThere: false },
      basis: [here],
      own: [],
    })
  })
})
