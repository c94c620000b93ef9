import { describe, expect, it } from '@jest/globals'
import type { Actor, OnBehalfOf } from '../../core/record/actor.js'
import { organisationStream } from '../../aggregates/organisation/state.js'
import { productStream } from '../../aggregates/product/state.js'
import { sampleId } from '../../testing/index.js'
import { memoryStore, type MemoryStore } from '../../testing/memoryStore.js'
import { anna, annaActs, client, domain, rene, reneActs } from '../../testing/partnerships.js'
import {
  automatic,
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
import type { Asked } from '../../testing/samples.js'
import { at, founded, interrupted, joined, passwordAt, put, registered } from '../../testing/world.js'

const system: Actor = { _tag: 'System', process: 'clock' }
const asMember = (account: typeof anna, onBehalfOf: OnBehalfOf | null = null): Actor => ({
  _tag: 'Person',
  account,
  session: sampleId<'Session'>(account),
  onBehalfOf,
})

describe("the organisation's own people", () => {
  it("PRD-01: a member orders, renews and ends, on the organisation's word", async () => {
    const store = await populated()
    const act = processOn(store)
    expect([await act(order), await act(renew), await act(automatic), await act(end(newShop))]).toEqual([
      'Applied',
      'Applied',
      'Applied',
      'Applied',
    ])
    expect(typesIn(store, organisationStream(client))).toEqual(['OrganisationRegistered', 'ProductAdmitted'])
    expect(typesIn(store, productStream(newShop))).toEqual(['ProductOrdered', 'ProductEnded'])
  })
  it('ORG-05: legal representatives, administrators and collaborators do, external users, suspended ones and strangers do not', async () => {
    for (const [role, answer] of [
      ['LegalRepresentative', 'Applied'],
      ['Administrator', 'Applied'],
      ['Collaborator', 'Applied'],
      ['ExternalUser', 'MayNotManageProducts ORG-05'],
    ] as const) {
      const store = await populated()
      await put(store, organisationStream(client), joined(client, rene, 2, role))
      expect(await processOn(store)(renew, reneActs)).toBe(answer)
    }
    const store = await populated()
    expect(await processOn(store)(renew, reneActs)).toBe('MayNotManageProducts ORG-05')
    await put(store, organisationStream(client), joined(client, rene, 2), {
      type: 'MemberSuspended',
      organisation: client,
      account: rene,
      reason: 'Other',
    })
    expect(await processOn(store)(renew, reneActs, 'suspended')).toBe('MayNotManageProducts ORG-05')
    expect(await processOn(store)(renew, { _tag: 'Operator', account: anna })).toBe('MayNotManageProducts ORG-05')
  })
  it('LOG-01: who acts on behalf of another organisation manages nothing here, whatever its role', async () => {
    const store = await populated()
    expect(await processOn(store)(renew, asMember(anna, { _tag: 'Organisation', organisation: florist }))).toBe(
      'MayNotManageProducts ORG-05',
    )
    expect(await processOn(store)(renew, asMember(anna, { _tag: 'Organisation', organisation: client }))).toBe(
      'Applied',
    )
  })
})

describe('a transfer', () => {
  it('PRD-01: needs somebody who manages products on either side', async () => {
    const carla = sampleId<'Account'>('Carla')
    for (const [role, answer] of [
      ['LegalRepresentative', 'Applied'],
      ['Administrator', 'Applied'],
      ['Collaborator', 'Applied'],
      ['ExternalUser', 'MayNotManageProducts ORG-05'],
    ] as const) {
      const store = await populated()
      await put(store, organisationStream(florist), founded(florist, carla), joined(florist, anna, 2, role))
      expect(await processOn(store)(transfer)).toBe(answer)
    }
    const store = await populated()
    await put(store, organisationStream(florist), founded(florist, carla))
    // hole 29: of an organisation that is none of one's affairs not even that it is there is told
    expect(await processOn(store)(transfer)).toBe('UnknownOrganisation ORG-01')
    // a manager of the receiving side takes nothing that it was not given
    expect(await processOn(store)(transfer, asMember(carla))).toBe('MayNotManageProducts ORG-05')
  })
  it('ORG-10: goes to a running organisation only', async () => {
    const store = await populated()
    await put(store, organisationStream(florist), founded(florist, anna), {
      type: 'OrganisationClosed',
      organisation: florist,
      at,
    })
    expect(await processOn(store)(transfer)).toBe('OrganisationIsClosed ORG-10')
  })
})

describe('the clock', () => {
  it('PRD-01: renews on the day of the expiry, and ends what has expired, in a running organisation', async () => {
    const store = await populated()
    expect(
      await processOn(store)(
        { type: 'RenewAutomatically', product: domain, organisation: client, from: '2027-03-02' },
        system,
      ),
    ).toBe('NotRenewedAutomatically PRD-01')
    expect(await processOn(store)({ ...end(), why: 'Expired' }, system)).toBe('NotExpired PRD-01')
    await put(store, organisationStream(client), { type: 'OrganisationClosed', organisation: client, at })
    expect(await processOn(store)({ ...end(), why: 'Expired' }, system, 'closed')).toBe('NotExpired PRD-01')
  })
})

describe('closing an organisation', () => {
  const close: Asked = { type: 'CloseOrganisation', organisation: client, password: passwordAt(1) }
  /** The organisation gave its word, and the order itself was lost. */
  const underWay = async (): Promise<MemoryStore> => {
    const store = memoryStore()
    await put(store, `account-${anna}`, registered(anna))
    await put(store, organisationStream(client), founded(client, anna), {
      type: 'ProductAdmitted',
      organisation: client,
      product: newShop,
      command: sampleId<'Command'>('lost'),
      until: '2026-03-02T13:00:00.000Z' as typeof at,
    })
    return store
  }
  it('ORG-10: is refused while what was ordered runs', async () => {
    const store = await underWay()
    expect(await processOn(store)(order)).toBe('Applied')
    expect(await processOn(store)(close, annaActs, 'while it runs')).toBe('ProductsRunning ORG-10')
  })
  it('ORG-10, hole 16: waits for no order that came to nothing, and none that is still under way lands after it', async () => {
    const store = await underWay()
    expect(await processOn(store)(close)).toBe('Applied')
    const later = await underWay()
    const slow = processOn(interrupted(later, 'ProductOrdered', () => processOn(later)(close)))
    expect(await slow(order)).toBe('MayNotManageProducts ORG-05')
    expect(typesIn(later, productStream(newShop))).toEqual([])
  })
  it('ORG-10: is allowed once the order that never came about was ended, before and after its release', async () => {
    for (const released of [false, true]) {
      const store = await underWay()
      const act = processOn(store)
      expect(await act(end(newShop))).toBe('Applied')
      if (released)
        expect(await act({ type: 'ReleaseProduct', organisation: client, product: newShop }, system)).toBe('Applied')
      expect(await act(close)).toBe('Applied')
      expect(await act(order, annaActs, 'too late')).toBe('OrganisationIsClosed ORG-10')
    }
  })
  it('ORG-10: an order that lands after the closing was admitted before it, or not at all', async () => {
    const store = await underWay()
    const slow = processOn(
      interrupted(store, 'OrganisationClosed', () => processOn(store)({ ...order, product: domain })),
    )
    await processOn(store)(end(newShop))
    expect(await slow(close)).toBe('ProductsRunning ORG-10')
    expect(typesIn(store, productStream(domain))).toEqual(['ProductOrdered'])
  })
})
