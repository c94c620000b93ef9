import { afterAll, expect, it } from '@jest/globals'
import type { AuditQuery } from '@mandat/projections'
import { logOf, openHost, tell } from '../../testing/host.js'
import { founded, person, settled } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'

const folder = scratchFolder()
afterAll(folder.remove)

it('LOG-12, hole 5: hosts whose clocks are a second apart write while somebody pages: nothing is missed, nothing seen twice', async () => {
  const host = await openHost({ file: folder.path('pages.db') })
  const other = await host.another()
  const ada = await person(host, 'Ada')
  const acme = await founded(host, ada)
  let name = 0
  const write = async () => {
    for (const [one, ms] of [
      [host, 1_000],
      [other, -1_000],
      [host, 10],
    ] as const) {
      host.clock.move(ms)
      await tell(one, 'RenameOrganisation', { organisation: acme, name: `Acme ${String(++name)}` }, ada.actor)
    }
    await settled(host)
  }
  for (const of of [
    { _tag: 'Organisation', organisation: acme },
    { _tag: 'Account', account: ada.account },
  ] as const) {
    const seen: Array<number> = []
    let after: string | null | undefined
    for (let page = 0; after !== null; page++) {
      if (page < 4) await write()
      const query: AuditQuery = { of, count: 2, ...(after === undefined ? {} : { after }) }
      const answer = right(await host.manager.query.auditTrail(ada.actor, query))
      seen.push(...answer.entries.map(({ position }) => position))
      after = answer.next
    }
    const whole = right(await host.manager.query.auditTrail(ada.actor, { of, count: 1_000 })).entries
    expect(whole.length).toBeGreaterThan(12)
    expect(seen).toEqual(whole.map(({ position }) => position))
    const back = right(await host.manager.query.auditTrail(ada.actor, { of, count: 1_000, direction: 'backwards' }))
    expect(back.entries).toEqual([...whole].reverse())
  }
  const times = (await logOf(host)).map(({ recordedAt }) => recordedAt)
  expect(times).not.toEqual([...times].sort())
  await other.manager.close()
  await host.manager.close()
})
