import { expect, it } from '@jest/globals'
import type { Position } from '@mandat/domain'
import { organisationStream, productStream } from '@mandat/domain/kit'
import type { Stores } from '../../stores/ports/stores.js'
import { headCountsWith } from '../../testing/headCounts.js'
import { logOf, openHost, tell, type TestHost } from '../../testing/host.js'
import { founded, ordered, person, settled } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

/** Stores whose log shows events of a version that nobody knows yet, at these positions. */
const newerAt =
  (positions: Set<Position>) =>
  (stores: Stores): Stores => ({
    ...stores,
    events: {
      ...stores.events,
      readAll: (range) => async () => {
        const page = await stores.events.readAll(range)()
        if (page._tag === 'Left') return page
        return { ...page, right: page.right.map((one) => (positions.has(one.position) ? later(one) : one)) }
      },
    },
  })
const later = <A extends { readonly version: number }>(one: A): A =>
  Object.create(one, { version: { value: 99, enumerable: true } }) as A

const since = (answer: object): Position | null => ('parkedSince' in answer ? (answer.parkedSince as Position) : null)
const positionOf = async (host: TestHost, type: string, stream: string): Promise<Position> =>
  (await logOf(host)).find((one) => one.type === type && one.stream === stream)?.position ?? 0

it('hole 39: an answer that rests on a parked stream says since which position, in every view of it and in no other', async () => {
  const newer = new Set<Position>()
  const host = await openHost({ wrap: newerAt(newer) })
  const ada = await person(host, 'Ada')
  const [acme, other] = [await founded(host, ada), await founded(host, ada, 'Other')]
  await settled(host)
  const { query } = host.manager
  expect(since(await query.organisationDashboard(ada.actor, acme))).toBeNull()

  const product = await ordered(host, acme, ada.actor)
  const renamed = await tell(host, 'RenameOrganisation', { organisation: acme, name: 'Acme AG' }, ada.actor)
  const orderedAt = await positionOf(host, 'ProductOrdered', productStream(product))
  newer.add(renamed.position).add(orderedAt)
  await settled(host)
  const asked = async (organisation: typeof acme) => [
    since(await query.organisationDashboard(ada.actor, organisation)),
    since(await query.members(ada.actor, { organisation, count: 9 })),
    since(await query.products(ada.actor, { organisation, count: 9 })),
    since(await query.auditTrail(ada.actor, { of: { _tag: 'Organisation', organisation }, count: 9 } as never)),
  ]
  const first = Math.min(renamed.position, orderedAt)
  // who its members are does not hang on its name
  expect(await asked(acme)).toStrictEqual([first, null, orderedAt, first])
  expect(await asked(other)).toStrictEqual([null, null, null, null])
  expect(since(await query.profile(ada.actor, ada.account))).toBeNull()
  expect(since(await query.organisationDashboard(ada.actor, acme))).toBe(first)

  newer.clear()
  right(await host.manager.retryParked())
  expect(await asked(acme)).toStrictEqual([null, null, null, null])
  await host.manager.close()
})

it("hole 39: so does what is read of a host's own read model", async () => {
  let broken = true
  const view = headCountsWith(1, (type) => {
    if (broken && type === 'OrganisationRegistered') throw new Error('not yet')
  })
  const host = await openHost({ views: [view] })
  const ada = await person(host, 'Ada')
  const acme = await founded(host, ada)
  await settled(host)
  const at = await positionOf(host, 'OrganisationRegistered', organisationStream(acme))
  const read = host.manager.read(view)
  expect(await read.one(acme)).toStrictEqual(expect.objectContaining({ right: null, parkedSince: at }))
  expect([since(await read.many([acme])), since(await read.one('another'))]).toStrictEqual([at, null])
  broken = false
  right(await host.manager.retryParked('headCounts'))
  expect(since(await read.one(acme))).toBeNull()
  await host.manager.close()
})
