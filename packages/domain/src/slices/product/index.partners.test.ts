import { describe, expect, it } from '@jest/globals'
import { HOUR, later } from '../../core/values/instant.js'
import type { Actor } from '../../core/record/actor.js'
import { organisationStream } from '../../aggregates/organisation/state.js'
import { partnershipStream } from '../../aggregates/partnership/state.js'
import { productStream } from '../../aggregates/product/state.js'
import { asSent } from '../../core/record/stepId.js'
import { metaOf } from '../../testing/counter.js'
import { sampleId } from '../../testing/index.js'
import {
  anna,
  client,
  domain,
  endedIn,
  fullAs,
  grantOf,
  limitedTo,
  partner,
  rene,
  reneActsForClient,
  startedWith,
} from '../../testing/partnerships.js'
import {
  automatic,
  downBefore,
  end,
  florist,
  newShop,
  order,
  populated,
  processOn,
  renew,
  transfer,
  typesIn,
} from '../../testing/products.js'
import { at, founded, interrupted, put } from '../../testing/world.js'

describe('a partner with full access', () => {
  it('LOG-09: what was looked at is the basis, at its revision', async () => {
    const store = await populated(...startedWith(fullAs(1)))
    await processOn(store)(renew, reneActsForClient)
    expect(store.log().at(-1)?.meta.basis).toEqual([
      { stream: organisationStream(client), revision: 0 },
      { stream: partnershipStream(client, partner), revision: 2 },
      { stream: organisationStream(partner), revision: 1 },
    ])
  })
  it('PAR-07, PAR-16: orders and renews for the client, each authorised by the partnership first', async () => {
    const store = await populated(...startedWith(fullAs(1)))
    const act = processOn(store)
    expect([await act(order, reneActsForClient), await act(renew, reneActsForClient)]).toEqual(['Applied', 'Applied'])
    expect(
      store
        .log()
        .slice(-5)
        .map((e) => e.type),
    ).toEqual(['PartnerActAuthorised', 'ProductAdmitted', 'ProductOrdered', 'PartnerActAuthorised', 'ProductRenewed'])
    expect(
      store
        .log()
        .slice(-5)
        .map((e) => (e.data as { act?: string }).act),
    ).toEqual(['Order', undefined, undefined, 'Renewal', undefined])
  })
  it('PAR-16: what it was not authorised to it does not do: it ends, moves and switches nothing', async () => {
    const store = await populated(...startedWith(fullAs(1)))
    for (const command of [end(), automatic])
      expect(await processOn(store)(command, reneActsForClient)).toBe('MayNotManageProducts ORG-05')
    await put(store, organisationStream(florist), founded(florist, rene))
    expect(await processOn(store)(transfer, reneActsForClient)).toBe('NoRightToOrder PAR-07')
  })
  it('PAR-16: an authorisation is for one act and one product', async () => {
    for (const word of [
      { act: 'Order', product: domain },
      { act: 'Renewal', product: newShop },
    ] as const) {
      const store = await populated(...startedWith(fullAs(1)))
      const name = 'renewal'
      const before = interrupted(store, 'PartnerActAuthorised', () =>
        put(store, partnershipStream(client, partner), {
          type: 'PartnerActAuthorised',
          client,
          partner,
          term: 1,
          reference: asSent(metaOf(name).id, metaOf(name).digest),
          account: rene,
          grant: 1,
          stay: 1,
          payer: 'Client',
          at,
          until: later(at, HOUR),
          ...word,
        }),
      )
      expect(await processOn(before)(renew, reneActsForClient, name)).toBe('ReferenceUsed PAR-16')
      expect(typesIn(store, productStream(domain))).toEqual(['ProductOrdered'])
    }
  })
  it('PAR-16: an end of the partnership that lands between its word and the renewal makes the renewal fail', async () => {
    const store = await populated(...startedWith(fullAs(1)))
    const broken = processOn(downBefore(store, 'ProductRenewed'))
    expect(await broken(renew, reneActsForClient)).toBe('Unavailable')
    await put(store, partnershipStream(client, partner), endedIn())
    expect(await processOn(store)(renew, reneActsForClient)).toBe('MayNotManageProducts ORG-05')
  })
  it('PAR-15: a word that was given on a right that ended is no word for the right that came after it', async () => {
    const store = await populated(...startedWith(fullAs(1)))
    const broken = processOn(downBefore(store, 'ProductRenewed'))
    expect(await broken(renew, reneActsForClient)).toBe('Unavailable')
    await put(
      store,
      partnershipStream(client, partner),
      { type: 'AccessLimited', client, partner, term: 1, access: limitedTo() },
      { type: 'AccessWidenedToFull', client, partner, term: 1, access: fullAs(2) },
    )
    expect(await processOn(store)(renew, reneActsForClient)).toBe('MayNotManageProducts ORG-05')
    expect(await processOn(store)(renew, reneActsForClient, 'asked anew')).toBe('Applied')
  })
  it('BIL-06: keeps no payer for later: a renewal that was authorised under another mode is refused, and authorised anew under another id', async () => {
    const store = await populated(...startedWith(fullAs(1)))
    const ahead = { ...renew, from: '2028-03-02', until: '2029-03-02' }
    // refused, but the partnership's word was given, with the client as payer
    expect(await processOn(store)(ahead, reneActsForClient)).toBe('NotTheCurrentExpiry PRD-01')
    expect(await processOn(store)(renew)).toBe('Applied')
    await put(store, partnershipStream(client, partner), {
      type: 'BillingModeChanged',
      client,
      partner,
      term: 1,
      from: 'ClientPays',
      to: 'PartnerPays',
      walletEntrusted: 'No',
    })
    expect(await processOn(store)(ahead, reneActsForClient)).toBe('PayerChanged BIL-06')
    expect(await processOn(store)(ahead, reneActsForClient, 'asked anew')).toBe('Applied')
    const words = store
      .log()
      .filter((e) => e.type === 'PartnerActAuthorised')
      .map((e) => (e.data as { payer?: string }).payer)
    expect([words, typesIn(store, productStream(domain))]).toEqual([
      ['Client', 'Partner'],
      ['ProductOrdered', 'ProductRenewed', 'ProductRenewed'],
    ])
  })
  it('BIL-06: an order keeps the payer of its authorisation, whatever the mode is by then', async () => {
    const store = await populated(...startedWith(fullAs(1)))
    expect(await processOn(downBefore(store, 'ProductOrdered'))(order, reneActsForClient)).toBe('Unavailable')
    await put(store, partnershipStream(client, partner), {
      type: 'BillingModeChanged',
      client,
      partner,
      term: 1,
      from: 'ClientPays',
      to: 'PartnerPays',
      walletEntrusted: 'No',
    })
    expect(await processOn(store)(order, reneActsForClient)).toBe('Applied')
  })
  it('PAR-10: does nothing once the partnership has ended', async () => {
    const store = await populated(...startedWith(fullAs(1)), endedIn())
    for (const command of [order, renew])
      expect(await processOn(store)(command, reneActsForClient)).toBe('NotPartners PAR-10')
    expect(await processOn(store)(automatic, reneActsForClient)).toBe('MayNotManageProducts ORG-05')
  })
  it('PAR-17: does nothing once the partner has left the programme', async () => {
    const store = await populated(...startedWith(fullAs(1)))
    await put(store, organisationStream(partner), { type: 'PartnerProgrammeLeft', organisation: partner })
    for (const command of [order, renew])
      expect(await processOn(store)(command, reneActsForClient)).toBe('NotAListedPartner PAR-13')
    expect(await processOn(store)(automatic, reneActsForClient)).toBe('MayNotManageProducts ORG-05')
  })
  it('PAR-16: only an active member of the partner acts for its client, and for no other client', async () => {
    const store = await populated(...startedWith(fullAs(1)))
    const stranger = { ...reneActsForClient, account: sampleId<'Account'>('stranger') } as Actor
    expect(await processOn(store)(renew, stranger)).toBe('MayNotActForClient PAR-16')
    await put(store, organisationStream(florist), founded(florist, anna))
    expect(await processOn(store)({ ...automatic, organisation: florist }, reneActsForClient)).toBe(
      'MayNotManageProducts ORG-05',
    )
  })
})

describe('a partner with limited access', () => {
  it("BIL-07: renews on the client's approval only, and orders nothing new", async () => {
    const store = await populated(...startedWith(limitedTo(grantOf(domain, 1))))
    for (const command of [order, renew, automatic, end()]) {
      const answer = await processOn(store)(command, reneActsForClient)
      expect(answer).toBe('ClientMustApprove BIL-07')
    }
    expect(typesIn(store, organisationStream(client))).toEqual(['OrganisationRegistered'])
  })
  it('PAR-07: has no standing with what it was not granted, or was granted in an earlier stay', async () => {
    const store = await populated(...startedWith(limitedTo(grantOf(domain, 1, 2))))
    expect(await processOn(store)(renew, reneActsForClient)).toBe('NoRightToProduct PAR-07')
    expect(await processOn(store)(end(), reneActsForClient)).toBe('MayNotManageProducts ORG-05')
  })
})
