import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { Aggregate } from '../../core/record/aggregate.js'
import type { AnyEvent } from '../../core/record/event.js'
import type { TimeZone } from '../../core/values/calendar.js'
import { IdMap } from '../../core/values/idMap.js'
import type { LocalDate } from '../../core/values/instant.js'
import type { OrganisationState } from '../../aggregates/organisation/state.js'
import type { ProductState } from '../../aggregates/product/state.js'
import { circumstances, sampleId } from '../../testing/index.js'
import type { RenewalMailsCommand } from './commands.js'
import { gather } from './context.js'

const organisation = sampleId<'Organisation'>('Bakery')
const anna = sampleId<'Account'>('anna')
const domain = sampleId<'Product'>('example.ch')
const hosting = sampleId<'Product'>('hosting')
const day = (text: string): LocalDate => text as LocalDate
const person = { _tag: 'Person', account: anna, session: sampleId<'Session'>('s'), onBehalfOf: null } as const

describe('what a decision rests on', () => {
  const member = { role: 'Administrator', term: 1, status: 'Active' } as const
  const bakery: OrganisationState = {
    _tag: 'Running',
    organisation,
    kind: 'Company',
    country: 'CH',
    timeZone: 'Europe/Zurich' as TimeZone,
    members: IdMap.of({ [anna]: member }),
    lastTerm: 1,
    invitations: IdMap.empty,
    closedInvitations: [],
    lastAttempt: 0,
    hasBillingContact: 'No',
    partner: null,
    lastEnrolment: 0,
    products: IdMap.of({ [domain]: { command: null, until: null } }),
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
    const suspended = { ...bakery, members: IdMap.of({ [anna]: { ...member, status: 'Suspended' } }) }
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
