import { describe, expect, it } from '@jest/globals'
import type { TimeZone } from '../../core/values/calendar.js'
import { dispatcher } from '../../core/handle/dispatch.js'
import { defaultPolicy } from '../../core/values/policy.js'
import type { ReminderItem } from '../../aggregates/renewalMails/events.js'
import { renewalMails } from '../../aggregates/renewalMails/state.js'
import { registry } from '../../registry.js'
import { depsOn, metaOf } from '../../testing/counter.js'
import { memoryStore, sampleId } from '../../testing/index.js'
import { anna } from '../../testing/organisations.js'
import { client, domain } from '../../testing/partnerships.js'
import { checkCommand } from '../../testing/reactions.js'
import { founded, ordered, put, samplePorts } from '../../testing/world.js'
import type { ProcessCommand } from '../../core/react/reaction.js'
import { remindersDue, remindersDueAt } from './index.js'
import { moment, day, product } from '../../testing/deadlines.js'

describe('reminders of one organisation', () => {
  const zone = 'Europe/Zurich' as TimeZone
  const products = [{ product: domain, expiresOn: day('2027-03-02'), renewal: 'Manual' as const }]
  const reminding = { settings: renewalMails.initialState, products, zone, policy: defaultPolicy }
  const item: ReminderItem = { product: domain, expiresOn: day('2027-03-02'), interval: '1m' }
  const tick = (now: string): ProcessCommand | null =>
    remindersDue({ ...reminding, organisation: client, now: moment(now) })

  it('REN-05: they are due from the first moment of the local day', () => {
    expect(remindersDueAt(reminding)).toBe('2027-02-01T23:00:00.000Z')
    expect(tick('2027-02-01T22:59:59.999Z')).toBeNull()
    const command = { type: 'RecordDueReminders', organisation: client, day: day('2027-02-02'), items: [item] }
    checkCommand(command)
    expect(tick('2027-02-01T23:00:00.000Z')?.command).toStrictEqual(command)
    expect(remindersDueAt({ ...reminding, products: [] })).toBeNull()
  })
  it('REN-04: the same day and items have the same id, whatever the moment; another day or other items another', () => {
    const first = tick('2027-02-01T23:00:00.000Z')
    expect(tick('2027-02-02T12:00:00.000Z')).toStrictEqual(first)
    expect(tick('2027-02-03T12:00:00.000Z')?.id).not.toBe(first?.id)
    const more = [
      ...products,
      { product: sampleId<'Product'>('mail'), expiresOn: day('2027-03-02'), renewal: 'Manual' as const },
    ]
    expect(
      remindersDue({ ...reminding, products: more, organisation: client, now: moment('2027-02-02T12:00:00.000Z') })?.id,
    ).not.toBe(first?.id)
  })
  it('REN-04: two schedulers at once, with what they found at different times, remind of each product once', async () => {
    const store = memoryStore()
    await put(store, `organisation-${client}`, founded(client, anna))
    const mail = sampleId<'Product'>('mail')
    await put(store, `product-${domain}`, product)
    await put(store, `product-${mail}`, ordered(mail, client))
    const now = moment('2027-02-02T12:00:00.000Z')
    const more = [...products, { product: mail, expiresOn: day('2027-03-02'), renewal: 'Manual' as const }]
    const found = [tick(now), remindersDue({ ...reminding, products: more, organisation: client, now }), tick(now)]
    await Promise.all(
      found.map(async (command) => {
        const dispatch = dispatcher(registry, depsOn(store, { clock: { now: () => now }, ports: samplePorts() }))
        if (command !== null) await dispatch(command.command, { ...metaOf(command.id), id: command.id })()
      }),
    )
    const told = store
      .log()
      .flatMap((e) => (e.type === 'RemindersFellDue' ? (e.data as { items: ReadonlyArray<ReminderItem> }).items : []))
    expect(told.map((one) => one.product).sort()).toStrictEqual([domain, mail].sort())
  })
})
