import { expect, it } from '@jest/globals'
import { openHost, tell } from '../../testing/host.js'
import { following } from '../../testing/following.js'
import { founded, person } from '../../testing/people.js'
import { scratchFolder } from '../../testing/scratch.js'
import { until } from '../../testing/until.js'

it('hole 30: a subscription may have any name, a UUID too; each has a checkpoint of its own, which a restart goes on from', async () => {
  const { path, remove } = scratchFolder()
  const names = [
    '0b9a1c6e-5f0e-4a3c-9d67-8f0f9f0f9f0f',
    'to the CRM',
    'to the crm',
    'CRM',
    'crm',
    'é',
    'x'.repeat(200),
    'x'.repeat(199),
  ]
  const host = await openHost({ file: path('names.db') })
  const ada = await person(host, 'Ada')
  const acme = await founded(host, ada)
  const heard = async (): Promise<ReadonlyArray<readonly [string, number]>> => {
    const manager = (await host.another()).manager
    const counts = names.map((name) => {
      let count = 0
      const one = following(manager, { name, types: ['OrganisationRenamed'], handler: () => void count++ })
      return { name, one, count: () => count }
    })
    const { position } = await tell(host, 'RenameOrganisation', { organisation: acme, name: 'Acme AG' }, ada.actor)
    await until(() => counts.every(({ one }) => one.status().position >= position))
    expect((await manager.status()).subscriptions.map(({ name, lastProblem }) => [name, lastProblem])).toEqual(
      names.map((name) => [name, null]),
    )
    await manager.close()
    return counts.map(({ name, count }) => [name, count()])
  }
  expect(await heard()).toEqual(names.map((name) => [name, 1]))
  expect(await heard()).toEqual(names.map((name) => [name, 1]))
  await host.manager.close()
  remove()
})
