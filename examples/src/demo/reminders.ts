import type { Mandat } from '@mandat/adapters'
import { type EventOf, unwrap } from '@mandat/domain'
import type { Cast } from './cast.js'
import { firstOf, heading, type Say, table } from './tables.js'

type FellDue = EventOf<'RemindersFellDue'>
const PATIENCE_MS = 10_000

/** Every reminder of the log, by a subscription that reads it from the start. */
const remindersOf = async (manager: Mandat): Promise<ReadonlyArray<FellDue>> => {
  const { head } = await manager.status()
  const found: Array<FellDue> = []
  const subscription = unwrap(
    manager.subscribe({
      name: 'demo',
      types: ['RemindersFellDue'],
      handler: ({ event }) => {
        found.push(event)
      },
    }),
  )
  for (const until = performance.now() + PATIENCE_MS; subscription.status().position < (head ?? 0);) {
    if (performance.now() > until)
      throw new Error(`the subscription stands still: ${subscription.status().lastProblem ?? 'no reason given'}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await subscription.stop()
  return found
}

/** What fell due in the month with the most reminders. */
export const showReminders = async (say: Say, manager: Mandat, people: Cast): Promise<void> => {
  const all = await remindersOf(manager)
  const months = new Map<string, number>()
  for (const { day } of all) months.set(day.slice(0, 7), (months.get(day.slice(0, 7)) ?? 0) + 1)
  const [month] = [...months].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0] ?? []
  say(heading(month === undefined ? 'The reminders' : `The reminders of ${month}`))
  if (month === undefined) {
    say('nothing fell due yet')
    return
  }
  const { shown, more } = firstOf(
    all.filter(({ day }) => day.startsWith(month)),
    20,
  )
  say(
    table(
      ['day', 'organisation', 'product', 'interval', 'expires on'],
      shown.flatMap(({ day, organisation, items }) =>
        items.map((item, i) => [
          i === 0 ? day : '',
          i === 0 ? people.nameOf(organisation) : '',
          people.labelOf(item.product),
          item.interval,
          item.expiresOn,
        ]),
      ),
    ),
  )
  if (more !== '') say(more)
}
