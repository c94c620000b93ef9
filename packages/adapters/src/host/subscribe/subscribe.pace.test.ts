import { afterAll, expect, it } from '@jest/globals'
import { type AnyEvent } from '@mandat/domain'
import { eventReader, registry } from '@mandat/domain/kit'
import { systemTimers, type Timers, usualBackoff } from '@mandat/projections/kit'
import { openHost, tell } from '../../testing/host.js'
import { ground, until } from '../../testing/subscribing.js'
import { scratchFolder } from '../../testing/scratch.js'
import { subscribe } from './subscribe.js'

const folder = scratchFolder()
afterAll(folder.remove)

/** Timers that count how long they were asked to wait, and wait for nothing. */
const counting = (): { readonly timers: Timers; readonly waits: ReadonlyArray<number> } => {
  const waits: Array<number> = []
  const after: Timers['after'] = (ms, f) => {
    waits.push(ms)
    return systemTimers.after(0, f)
  }
  return { timers: { after, breathe: systemTimers.breathe }, waits }
}

it('hole 17: a handler that fails at every fiftieth event waits as after a first failure each time, and never longer', async () => {
  const host = await openHost({ file: folder.path('flaky.db') })
  const { ada, acme } = await ground(host)
  for (let i = 0; i < 300; i++)
    await tell(host, 'RenameOrganisation', { organisation: acme, name: `Acme ${String(i)}` }, ada.actor)
  const { timers, waits } = counting()
  const { events: store, documents } = host.stores
  const seen: Array<number> = []
  const failed = new Set<number>()
  const everyMs = 7
  const pace = { timers, everyMs, backoff: usualBackoff, chance: () => 1 }
  const read = eventReader<AnyEvent>(registry.events)
  const one = subscribe(
    { store, documents, read, tell: () => undefined, pace },
    {
      name: 'flaky',
      handler: ({ position }) => {
        if (position % 50 === 0 && failed.size !== failed.add(position).size) throw new Error('not now')
        seen.push(position)
      },
    },
  )
  await until(() => seen.length === 305, 20_000)
  await one.stop()
  expect(seen).toStrictEqual(Array.from({ length: 305 }, (_, i) => i + 1))
  expect(waits.filter((ms) => ms !== everyMs)).toStrictEqual([100, 100, 100, 100, 100, 100])
  await host.manager.close()
})
