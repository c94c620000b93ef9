import { describe, it } from '@jest/globals'
import type { TimeZone } from '../../core/values/calendar.js'
import type { Instant, LocalDate } from '../../core/values/instant.js'
import type { RenewalMailsEvent } from '../../aggregates/renewalMails/events.js'
import { circumstances, sampleId, specOf } from '../../testing/index.js'
import type { RenewalMailsContext } from './context.js'
import { renewalMailsSlice } from './index.js'

const organisation = sampleId<'Organisation'>('Bakery')
const anna = sampleId<'Account'>('anna')
const domain = sampleId<'Product'>('example.ch')
const hosting = sampleId<'Product'>('hosting')
const day = (text: string): LocalDate => text as LocalDate
const person = { _tag: 'Person', account: anna, session: sampleId<'Session'>('s'), onBehalfOf: null } as const
const usual: RenewalMailsContext = {
  ...circumstances({ actor: person }),
  role: 'LegalRepresentative',
  zone: 'Europe/Zurich' as TimeZone,
  products: [],
}
const { given, twice } = specOf(renewalMailsSlice, usual)
const at = usual.now

describe('recording what has fallen due', () => {
  const clock = { actor: { _tag: 'System', process: 'clock' } } as const
  const today = day('2026-03-02')
  const manual = { product: domain, expiresOn: day('2026-03-09'), renewal: 'Manual' } as const
  const automatic = { product: hosting, expiresOn: day('2026-03-16'), renewal: 'Automatic' } as const
  const reminder = { product: domain, expiresOn: day('2026-03-09'), interval: '7d' } as const
  const notice = { product: hosting, expiresOn: day('2026-03-16'), interval: 'Automatic' } as const
  const record = { type: 'RecordDueReminders', organisation, day: today, items: [reminder, notice] } as const
  const due: RenewalMailsEvent = { type: 'RemindersFellDue', organisation, day: today, items: [reminder, notice] }

  it('REN-04: what is due on one day for an organisation is one event', () => {
    given()
      .when(record, { ...clock, products: [manual, automatic] })
      .then(due)
  })
  it('REN-04: however often the scheduler runs, a reminder falls due once', () => {
    twice()(record, { ...clock, products: [manual, automatic] }).thenNothing()
    given(due)
      .when(
        { ...record, day: day('2026-03-03') },
        { ...clock, products: [manual, automatic], now: '2026-03-03T12:00:00.000Z' as Instant },
      )
      .thenNothing()
  })
  it('REN-04, hole 13: what is found after the mail of a day makes a second one, with nothing that was told', () => {
    given({ ...due, items: [reminder] })
      .when(record, { ...clock, products: [manual, automatic] })
      .then({ ...due, items: [notice] })
  })
  it('REN-04: only the clock records it', () => {
    given()
      .when(record, { products: [manual, automatic] })
      .thenRefused('OnlyTheClock', 'REN-04')
  })
  it('REN-05: a day is the organisation’s: it is refused before it begins there, and left to the next once it is over', () => {
    const early = { ...clock, products: [manual, automatic], now: '2026-03-01T22:59:59.999Z' as Instant }
    given().when(record, early).thenRefused('DayNotReached', 'REN-05', { day: '2026-03-02', today: '2026-03-01' })
    given()
      .when(record, { ...early, now: '2026-03-01T23:00:00.000Z' as Instant })
      .then(due)
    given()
      .when(record, { ...early, now: '2026-03-02T22:59:59.999Z' as Instant })
      .then(due)
    given()
      .when(record, { ...early, now: '2026-03-02T23:00:00.000Z' as Instant })
      .thenNothing()
  })
  it('REN-06: a product that was renewed, ended or transferred meanwhile is left out', () => {
    given()
      .when(record, { ...clock, products: [{ ...manual, expiresOn: day('2027-03-09') }, automatic] })
      .then({ ...due, items: [notice] })
    given()
      .when(record, { ...clock, products: [automatic] })
      .then({ ...due, items: [notice] })
    given()
      .when(record, { ...clock, products: [] })
      .thenNothing()
  })
  it('REN-06: a product that has expired is left out', () => {
    given()
      .when(
        { ...record, items: [{ ...reminder, expiresOn: today }] },
        { ...clock, products: [{ ...manual, expiresOn: today }] },
      )
      .thenNothing()
  })
  it('REN-07: what was switched off meanwhile is left out', () => {
    const off: RenewalMailsEvent = { type: 'ReminderIntervalSwitched', organisation, interval: '7d', to: 'Off', at }
    given(off)
      .when({ ...record, items: [reminder] }, { ...clock, products: [manual] })
      .thenNothing()
  })
  it('ORG-10: a closed organisation is reminded of nothing', () => {
    given()
      .when(record, { ...clock, products: [manual, automatic], zone: null })
      .thenNothing()
  })
})
