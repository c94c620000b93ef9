import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { Aggregate } from '../../core/record/aggregate.js'
import type { AnyEvent } from '../../core/record/event.js'
import type { TimeZone } from '../../core/values/calendar.js'
import type { Instant, LocalDate } from '../../core/values/instant.js'
import { defaultPolicy } from '../../core/values/policy.js'
import type { OrganisationState } from '../../aggregates/organisation/state.js'
import type { ProductState } from '../../aggregates/product/state.js'
import type { RenewalMailsEvent } from '../../aggregates/renewalMails/events.js'
import { circumstances, sampleId, specOf } from '../../testing/index.js'
import { type RenewalMailsCommand, SwitchReminderInterval } from './commands.js'
import { gather, type RenewalMailsContext } from './context.js'
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

describe('settings', () => {
  it('REN-01: reminders are switched off and on for the organisation', () => {
    const off: RenewalMailsEvent = { type: 'ExpiryRemindersSwitched', organisation, to: 'Off', at }
    given().when({ type: 'SwitchExpiryReminders', organisation, to: 'Off' }).then(off)
    given(off)
      .when({ type: 'SwitchExpiryReminders', organisation, to: 'On' })
      .then({ ...off, to: 'On' })
  })
  it('REN-01: intervals are chosen, up to two months ahead and no further', () => {
    const command = { type: 'SwitchReminderInterval', organisation, interval: '2m', to: 'On' } as const
    given().when(command).then({ type: 'ReminderIntervalSwitched', organisation, interval: '2m', to: 'On', at })
    expect(SwitchReminderInterval.codec.is({ ...command, interval: '3m' })).toBe(false)
  })
  it('REN-01: a host offers the intervals of its policy; one that it dropped can only be switched off', () => {
    const policy = { ...defaultPolicy, reminderIntervals: ['3d'] }
    given()
      .when({ type: 'SwitchReminderInterval', organisation, interval: '2m', to: 'On' }, { policy })
      .thenRefused('IntervalNotOffered', 'REN-01', { interval: '2m' })
    given()
      .when({ type: 'SwitchReminderInterval', organisation, interval: '7d', to: 'Off' }, { policy })
      .then({ type: 'ReminderIntervalSwitched', organisation, interval: '7d', to: 'Off', at })
  })
  it('REN-02: three notices of automatic renewal are each on or off', () => {
    for (const notice of ['BeforeAutomaticRenewal', 'RenewalConfirmation', 'Invoice'] as const) {
      const off: RenewalMailsEvent = { type: 'RenewalNoticeSwitched', organisation, notice, to: 'Off', at }
      given().when({ type: 'SwitchRenewalNotice', organisation, notice, to: 'Off' }).then(off)
      given(off)
        .when({ type: 'SwitchRenewalNotice', organisation, notice, to: 'On' })
        .then({ ...off, to: 'On' })
    }
  })
  it('REN-03: one change is one event, and what is so already is none', () => {
    const commands: ReadonlyArray<RenewalMailsCommand> = [
      { type: 'SwitchExpiryReminders', organisation, to: 'Off' },
      { type: 'SwitchReminderInterval', organisation, interval: '3d', to: 'On' },
      { type: 'SwitchReminderInterval', organisation, interval: '7d', to: 'Off' },
      { type: 'SwitchRenewalNotice', organisation, notice: 'Invoice', to: 'Off' },
    ]
    for (const command of commands) twice()(command).thenNothing()
  })
  it('REN-07: an administrator sets them too, nobody else does', () => {
    const command = { type: 'SwitchExpiryReminders', organisation, to: 'Off' } as const
    given()
      .when(command, { role: 'Administrator' })
      .then({ type: 'ExpiryRemindersSwitched', organisation, to: 'Off', at })
    for (const role of ['Collaborator', 'ExternalUser', null] as const)
      given().when(command, { role }).thenRefused('MayNotSetRenewalMails', 'REN-07')
  })
  it('REN-07: all of them may be off', () => {
    const history: ReadonlyArray<RenewalMailsEvent> = [
      { type: 'ExpiryRemindersSwitched', organisation, to: 'Off', at },
      { type: 'RenewalNoticeSwitched', organisation, notice: 'BeforeAutomaticRenewal', to: 'Off', at },
    ]
    const products = [
      { product: domain, expiresOn: day('2026-03-09'), renewal: 'Manual' },
      { product: hosting, expiresOn: day('2026-03-16'), renewal: 'Automatic' },
    ] as const
    const items = [
      { product: domain, expiresOn: day('2026-03-09'), interval: '7d' },
      { product: hosting, expiresOn: day('2026-03-16'), interval: 'Automatic' },
    ] as const
    given(...history)
      .when(
        { type: 'RecordDueReminders', organisation, day: day('2026-03-02'), items },
        { actor: { _tag: 'System', process: 'test' }, products },
      )
      .thenNothing()
  })
})

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
  it('REN-04: a day makes one mail; what is found later that day is late on the next', () => {
    const found = { product: hosting, expiresOn: day('2026-03-16'), interval: 'Automatic' } as const
    given({ ...due, items: [reminder] })
      .when(record, { ...clock, products: [manual, automatic] })
      .thenNothing()
    given({ ...due, items: [reminder] })
      .when(
        { ...record, day: day('2026-03-03') },
        { ...clock, products: [manual, automatic], now: '2026-03-03T12:00:00.000Z' as Instant },
      )
      .then({ ...due, day: day('2026-03-03'), items: [found] })
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

describe('what a decision rests on', () => {
  const member = { role: 'Administrator', term: 1, status: 'Active' } as const
  const bakery: OrganisationState = {
    _tag: 'Running',
    organisation,
    kind: 'Company',
    country: 'CH',
    timeZone: 'Europe/Zurich' as TimeZone,
    members: { [anna]: member },
    lastTerm: 1,
    invitations: {},
    lastAttempt: 0,
    hasBillingContact: 'No',
    partner: null,
    products: [domain],
  }
  const running: ProductState = {
    _tag: 'Running',
    product: domain,
    organisation,
    stay: 1,
    category: 'Domain',
    expiresOn: day('2026-03-09'),
    renewalPrice: { amount: 1_500, currency: 'CHF' },
    renewal: 'Manual',
  }
  const gathererOf = (states: Readonly<Record<string, unknown>>, actor: Gatherer['actor']): Gatherer =>
    ({
      ...circumstances({ actor }),
      load: <S, Ev extends AnyEvent>(aggregate: Aggregate<S, Ev>, stream: string) =>
        TE.right((states[stream] ?? aggregate.initialState) as S),
    }) as unknown as Gatherer
  const gathered = async (
    command: RenewalMailsCommand,
    states: Readonly<Record<string, unknown>>,
    actor: Gatherer['actor'],
  ) => {
    const context = await gather(command, gathererOf(states, actor))()
    if (E.isLeft(context)) throw new Error('gather failed')
    const { role, zone, products } = context.right
    return { role, zone, products }
  }
  const streams = { [`organisation-${organisation}`]: bakery, [`product-${domain}`]: running }
  const change = { type: 'SwitchExpiryReminders', organisation, to: 'Off' } as const
  const record = {
    type: 'RecordDueReminders',
    organisation,
    day: day('2026-03-02'),
    items: [
      { product: domain, expiresOn: day('2026-03-09'), interval: '7d' },
      { product: hosting, expiresOn: day('2026-03-09'), interval: '7d' },
    ],
  } as const

  it('REN-07: the role is the person’s own and active; one on behalf of a partner has none', async () => {
    expect(await gathered(change, streams, person)).toStrictEqual({
      role: 'Administrator',
      zone: 'Europe/Zurich',
      products: [],
    })
    const suspended = { ...bakery, members: { [anna]: { ...member, status: 'Suspended' } } }
    expect(
      (await gathered(change, { ...streams, [`organisation-${organisation}`]: suspended }, person)).role,
    ).toBeNull()
    const partner = sampleId<'Organisation'>('Agency')
    expect(
      (await gathered(change, streams, { ...person, onBehalfOf: { _tag: 'Partner', partner, client: organisation } }))
        .role,
    ).toBeNull()
    expect((await gathered(change, streams, { _tag: 'Operator', account: anna })).role).toBeNull()
  })
  it('REN-06: each product is looked up as it is now, where it runs in the organisation', async () => {
    const clock = { _tag: 'System', process: 'clock' } as const
    const now = { product: domain, expiresOn: day('2026-03-09'), renewal: 'Manual' }
    expect(await gathered(record, streams, clock)).toStrictEqual({ role: null, zone: 'Europe/Zurich', products: [now] })
    const gone = { ...running, organisation: sampleId<'Organisation'>('Florist') }
    expect((await gathered(record, { ...streams, [`product-${domain}`]: gone }, clock)).products).toStrictEqual([])
    expect((await gathered(record, { [`product-${domain}`]: running }, clock)).zone).toBeNull()
  })
})
