import { afterAll, expect, it } from '@jest/globals'
import { organisationStream } from '@mandat/domain/kit'
import { openHost, tell, type TestHost, wordOf } from '../../testing/host.js'
import { founded, person, settled } from '../../testing/people.js'
import { rewriteEvent } from '../../testing/rewriteEvent.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import type { SqliteStores } from '../../stores/sqlite/index.js'

const folder = scratchFolder()
afterAll(folder.remove)

const parkedIn = async ({ manager }: TestHost) =>
  (await manager.status()).readModels.flatMap(({ model, parked }) => (parked === 0 ? [] : [[model.name, parked]]))

it('LOG-05: after a fix the parked streams of one read model, or of all, look-ups included, are taken up through the host; what is no better stays', async () => {
  const host = await openHost({ file: folder.path('parked.db') })
  const ada = await person(host, 'Ada')
  const acme = await founded(host, ada)
  await settled(host)
  const { position } = await tell(host, 'RenameOrganisation', { organisation: acme, name: 'Acme AG' }, ada.actor)
  const { database } = host.stores as SqliteStores
  const write = (data: string) => rewriteEvent(database, position, { data })
  const original = await write('{"type":"OrganisationRenamed"}')

  // a process that has seen none of it
  const late = await host.another()
  await settled(late)
  const stream = organisationStream(acme)
  const concerned = ['organisationDashboard', 'auditTrail', 'addressBook']
  expect(await parkedIn(late)).toEqual(concerned.map((name) => [name, 1]))
  const reason =
    'cannot read OrganisationRenamed: organisation: expected a UUID in lower case; name: expected a sealed box of Identity.organisationName'
  const told = async (...args: Parameters<TestHost['manager']['retryParked']>) =>
    right(await late.manager.retryParked(...args)).map(({ model, ...rest }) => [model.name, rest])
  const still = concerned.map((name) => [name, { stream, outcome: 'StillParked', reason }])
  const waiting = ['processes', { stream, outcome: 'StillParked', reason: `reading: ${reason}` }]
  expect(await told()).toEqual([...still, waiting])
  expect((await late.manager.status()).processes.parked).toBe(1)

  await write(original.data)
  await settled(late)
  expect(await told('addressBook')).toEqual([['addressBook', { stream, outcome: 'Unparked', reason: null }]])
  expect(await parkedIn(late)).toEqual(concerned.slice(0, 2).map((name) => [name, 1]))
  expect(await told()).toEqual(
    [...concerned.slice(0, 2), 'processes'].map((name) => [name, { stream, outcome: 'Unparked', reason: null }]),
  )
  expect((await late.manager.status()).processes.parked).toBe(0)
  expect([await parkedIn(late), await told()]).toEqual([[], []])
  expect(right(await late.manager.rebuild()).filter(({ identical }) => !identical)).toEqual([])
  for (const name of ['nothing', 'constructor', 7])
    expect(wordOf(await late.manager.retryParked(name as never))).toBe('InvalidInput')
  await late.manager.close()
  expect(wordOf(await late.manager.retryParked())).toBe('Closed')
  await host.manager.close()
})
