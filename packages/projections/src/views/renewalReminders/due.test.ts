import { describe, expect, it } from '@jest/globals'
import { type Instant, type TimeZone } from '@mandat/domain'
import { OrganisationAddress, type ProductEvent } from '@mandat/domain/kit'
import { sampleBox } from '@mandat/domain/testing'
import { type DomainEvent, type Happened, ordered, storyAt } from '../../testing/index.js'
import {
  bakery,
  chosen,
  domain,
  due,
  expiring,
  ground,
  here,
  item,
  items,
  mail,
  noon,
  on,
  other,
  type Story,
  told,
} from '../../testing/stories/reminders.js'

describe('what is due by a day', () => {
  it('REN-01: a chosen interval before the expiry, for organisations that have something due and no others', async () => {
    expect(await due(ground, noon('2026-05-19'))).toEqual([])
    expect(await due(ground, noon('2026-05-20'))).toEqual([
      { organisation: bakery, day: '2026-05-20', items: [item('1m')] },
    ])
    const switched = [...ground, chosen('1m', 'Off'), chosen('2m', 'On')]
    expect(await items(switched, '2026-04-19')).toEqual([])
    expect(await items(switched, '2026-04-20')).toEqual([[domain, '2026-06-20', '2m']])
    expect(
      await items(
        [...ground, { type: 'ExpiryRemindersSwitched', organisation: bakery, to: 'Off', at: storyAt }],
        '2026-05-20',
      ),
    ).toEqual([])
  })
  it("REN-02: automatic renewal is announced by the policy's days, unless that is off", async () => {
    const story: Story = [ground[0] as DomainEvent, expiring(domain, '2026-06-20', 'Automatic')]
    expect(await items(story, '2026-06-05')).toEqual([])
    expect(await items(story, '2026-06-06')).toEqual([[domain, '2026-06-20', 'Automatic']])
    expect(
      await items(
        [
          ...story,
          {
            type: 'RenewalNoticeSwitched',
            organisation: bakery,
            notice: 'BeforeAutomaticRenewal',
            to: 'Off',
            at: storyAt,
          },
        ],
        '2026-06-06',
      ),
    ).toEqual([])
  })
  it('REN-04: what was told is not due again; products due on one day come together', async () => {
    const both = [...ground, expiring(mail, '2026-06-20')]
    expect((await due(both, noon('2026-05-20'))).map((d) => d.items.length)).toEqual([2])
    const after = [...both, told('2026-05-20', item('1m'), item('1m', mail))]
    expect(await due(after, noon('2026-05-20'))).toEqual([])
    expect(await due(after, noon('2026-05-21'))).toEqual([])
    expect((await due(after, noon('2026-06-13'))).map((d) => d.items.map((i) => i.interval))).toEqual([['7d', '7d']])
  })
  it("REN-05: days are those of the organisation's own calendar, also where it moves to", async () => {
    expect(await due(ground, '2026-05-19T21:59:59.999Z' as Instant)).toEqual([])
    expect(await due(ground, '2026-05-19T22:00:00.000Z' as Instant)).toEqual([
      { organisation: bakery, day: '2026-05-20', items: [item('1m')] },
    ])
    const moved = (timeZone: string): Story => [
      ...ground,
      {
        type: 'OrganisationMoved',
        organisation: bakery,
        address: sampleBox(OrganisationAddress, bakery),
        country: 'KI',
        timeZone: timeZone as TimeZone,
      },
    ]
    expect((await due(moved('Pacific/Kiritimati'), '2026-05-19T10:00:00.000Z' as Instant)).map((d) => d.day)).toEqual([
      '2026-05-20',
    ])
    expect(await due(moved('Pacific/Kiritimati'), '2026-05-19T09:59:59.999Z' as Instant)).toEqual([])
    expect(await due(moved('Pacific/Niue'), '2026-05-20T10:59:59.999Z' as Instant)).toEqual([])
    expect((await due(moved('Pacific/Niue'), '2026-05-20T11:00:00.000Z' as Instant)).map((d) => d.day)).toEqual([
      '2026-05-20',
    ])
  })
  it('REN-05: the end of a month clamps, and daylight saving shifts nothing', async () => {
    const clamped = [
      ...ground.slice(0, 1),
      expiring(domain, '2026-04-30'),
      chosen('2m', 'On'),
      chosen('1m', 'Off'),
      chosen('7d', 'Off'),
    ]
    expect(await items(clamped, '2026-02-27')).toEqual([])
    expect(await items(clamped, '2026-02-28')).toEqual([[domain, '2026-04-30', '2m']])
    const spring = [...ground.slice(0, 1), expiring(domain, '2026-04-05')]
    expect(await due([...spring, chosen('1m', 'Off')], '2026-03-28T22:59:59.999Z' as Instant)).toEqual([])
    expect(
      (await due([...spring, chosen('1m', 'Off')], '2026-03-28T23:00:00.000Z' as Instant)).map((d) => d.day),
    ).toEqual(['2026-03-29'])
  })
  it('REN-06: renewed, ended or transferred, a product is not due for its old date', async () => {
    const renewed: ProductEvent = {
      type: 'ProductRenewed',
      ...here,
      from: on('2026-06-20'),
      until: on('2027-06-20'),
      manner: 'Manual',
      price: { amount: 1, currency: 'CHF' },
    }
    expect(await items([...ground, { event: renewed, recordedAt: noon('2026-05-01') }], '2026-05-20')).toEqual([])
    expect(await items([...ground, { event: renewed, recordedAt: noon('2026-05-01') }], '2027-05-20')).toEqual([
      [domain, '2027-06-20', '1m'],
    ])
    expect(
      await items([...ground, { type: 'ProductEnded', ...here, why: 'Cancelled', at: storyAt }], '2026-05-20'),
    ).toEqual([])
    const moved: ProductEvent = {
      type: 'ProductTransferred',
      product: domain,
      organisation: other,
      stay: 2,
      from: bakery,
      expiresOn: on('2026-06-20'),
      renewal: 'Manual',
    }
    expect(await items([...ground, moved], '2026-05-20')).toEqual([])
    expect(await items([...ground, moved], '2026-05-20', other)).toEqual([[domain, '2026-06-20', '1m']])
    expect(
      await due([...ground, { type: 'OrganisationClosed', organisation: bakery, at: storyAt }], noon('2026-05-20')),
    ).toEqual([])
  })
  it('REN-06: a missed reminder is late once, and never after the expiry', async () => {
    expect(await items(ground, '2026-05-28')).toEqual([[domain, '2026-06-20', '1m']])
    expect(await items([...ground, told('2026-05-28', item('1m'))], '2026-06-12')).toEqual([])
    expect(await items(ground, '2026-06-19')).toEqual([[domain, '2026-06-20', '7d']])
    expect(await items(ground, '2026-06-20')).toEqual([])
  })
  it('REN-07: several missed ones are one; what had passed when it was chosen, or ordered, makes none', async () => {
    expect(await items(ground, '2026-06-15')).toEqual([[domain, '2026-06-20', '7d']])
    expect(await items([...ground, told('2026-06-15', item('7d'))], '2026-06-16')).toEqual([])
    const late = [...ground, told('2026-05-20', item('1m')), chosen('14d', 'On', noon('2026-06-08'))]
    expect(await items(late, '2026-06-09')).toEqual([])
    const short = [
      ...ground.slice(0, 1),
      ordered(mail, bakery, 'x', { expiresOn: on('2026-06-20'), at: noon('2026-06-10') }),
    ]
    expect(await items(short, '2026-06-11')).toEqual([])
    expect(await items(short, '2026-06-13')).toEqual([[mail, '2026-06-20', '7d']])
    const renewed: ProductEvent = {
      type: 'ProductRenewed',
      ...here,
      from: on('2026-06-20'),
      until: on('2026-07-01'),
      manner: 'Manual',
      price: { amount: 1, currency: 'CHF' },
    }
    expect(await items([...ground, { event: renewed, recordedAt: noon('2026-06-10') }], '2026-06-11')).toEqual([])
    const [automatic, manual] = (['Automatic', 'Manual'] as const).map((renewal): Happened => ({
      event: { type: 'RenewalMannerChanged', ...here, renewal } as DomainEvent,
      recordedAt: noon('2026-06-10'),
    })) as [Happened, Happened]
    expect(await items([...ground, automatic], '2026-06-11')).toEqual([])
    expect(await items([...ground, automatic, manual], '2026-06-11')).toEqual([])
  })
  it('REN-07: a product with automatic renewal gets no other reminder, and by hand again it gets those', async () => {
    const automatic: DomainEvent = { type: 'RenewalMannerChanged', ...here, renewal: 'Automatic' }
    expect(await items([...ground, automatic], '2026-05-20')).toEqual([])
    const byHand: DomainEvent = { type: 'RenewalMannerChanged', ...here, renewal: 'Manual' }
    expect(
      await items([...ground, automatic, { event: byHand, recordedAt: noon('2026-05-01') }], '2026-05-20'),
    ).toEqual([[domain, '2026-06-20', '1m']])
  })
})
