import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { TimeZone } from './core/values/calendar.js'
import { dispatcher } from './core/handle/dispatch.js'
import { type Instant, later, type LocalDate } from './core/values/instant.js'
import { defaultPolicy } from './core/values/policy.js'
import type { ReminderItem } from './aggregates/renewalMails/events.js'
import { renewalMails } from './aggregates/renewalMails/state.js'
import { registry } from './registry.js'
import { depsOn, metaOf } from './testing/counter.js'
import { memoryStore, sampleBox, sampleId } from './testing/index.js'
import { addressee, anna, bakery, beat, invitedByMail, joined, noon, registered } from './testing/organisations.js'
import { client, domain, fullAs, inThirtyDays, invitedTo, partner } from './testing/partnerships.js'
import { checkCommand } from './testing/reactions.js'
import {
  founded,
  listed,
  ordered,
  put,
  registered as accountRegistered,
  samplePorts,
  transferred,
} from './testing/world.js'
import { TokenName } from './aggregates/token/events.js'
import type { Pending } from './core/react/deadline.js'
import type { ProcessCommand } from './core/react/reaction.js'
import type { AnyEvent } from './core/record/event.js'
import { remindersDue, remindersDueAt } from './slices/renewalMails/index.js'

const { deadlines } = registry
const { dueBy } = deadlines

const moment = (text: string): Instant => text as Instant
const day = (text: string): LocalDate => text as LocalDate
const pendingAfter = (...events: ReadonlyArray<object>): Pending | null =>
  events.reduce<Pending | null>((pending, event) => deadlines.evolve(pending, event as AnyEvent), null)
const due = (...events: ReadonlyArray<object>) =>
  deadlines.of(pendingAfter(...events) ?? {}, defaultPolicy).map(({ dueAt, command }) => {
    checkCommand(command)
    return { dueAt, command }
  })

const pair = { client, partner }
const session = sampleId<'Session'>('s')
const token = sampleId<'Token'>('t')
const sessionStarted = (id = session, expiresAt = moment('2026-04-01T12:00:00.000Z')) =>
  ({
    type: 'SessionStarted',
    account: anna,
    session: id,
    ipAddress: null,
    device: null,
    method: 'Password',
    epoch: 1,
    startedAt: noon,
    expiresAt,
  }) as const
const tokenCreated = {
  type: 'TokenCreated',
  token,
  account: anna,
  name: sampleBox(TokenName, anna),
  hash: 'a'.repeat(64),
  organisation: client,
  product: domain,
  stay: 1,
  scopes: [],
  ground: { _tag: 'Membership', term: 1 },
  epoch: 1,
  tokenEra: 1,
  createdAt: noon,
  expiresAt: null,
} as const
const product = ordered(domain, client)
const automatic = {
  type: 'RenewalMannerChanged',
  product: domain,
  organisation: client,
  stay: 1,
  renewal: 'Automatic',
} as const

describe('what time alone will change', () => {
  it('PAR-14: an invitation to a partner expires on its date, a later one with its own', () => {
    const command = { type: 'ExpirePartnerInvitation', ...pair }
    const invited = invitedTo(fullAs(1))
    expect(due(invited)).toStrictEqual([{ dueAt: inThirtyDays, command }])
    const resent = { type: 'PartnerInvitationResent', ...pair, term: 1, attempt: 2, expiresAt: later(inThirtyDays, 5) }
    expect(due(invited, resent)).toStrictEqual([{ dueAt: later(inThirtyDays, 5), command }])
    for (const type of [
      'PartnerInvitationWithdrawn',
      'PartnerInvitationDeclined',
      'PartnerInvitationExpired',
      'PartnershipStarted',
    ])
      expect(pendingAfter(invited, resent, { type, ...pair, term: 1 })).toBeNull()
  })
  it('ORG-02: an invitation to a member expires on its date, unless it is answered or the organisation closes', () => {
    const invited = invitedByMail('Collaborator')
    const { invitation } = addressee
    const command = { type: 'ExpireMemberInvitation', organisation: bakery, invitation }
    expect(due(invited)).toStrictEqual([{ dueAt: moment('2026-04-01T12:00:00.000Z'), command }])
    const resent = {
      type: 'MemberInvitationResent',
      organisation: bakery,
      invitation,
      attempt: 2,
      expiresAt: moment('2026-05-01T12:00:00.000Z'),
    }
    expect(due(invited, resent)).toStrictEqual([{ dueAt: moment('2026-05-01T12:00:00.000Z'), command }])
    for (const type of [
      'MemberInvitationWithdrawn',
      'MemberInvitationDeclined',
      'MemberInvitationExpired',
      'MemberJoined',
      'OrganisationClosed',
    ])
      expect(pendingAfter(invited, { type, organisation: bakery, invitation })).toBeNull()
    expect(due(invited, joined(beat, 'Collaborator', 2))).toHaveLength(1)
  })
  it('SES-01: a session expires; each of an account has its own date', () => {
    const other = sampleId<'Session'>('other')
    const command = { type: 'ExpireSessions', account: anna }
    const both = [sessionStarted(), sessionStarted(other, moment('2026-04-02T12:00:00.000Z'))]
    expect(due(...both)).toStrictEqual([
      { dueAt: moment('2026-04-01T12:00:00.000Z'), command },
      { dueAt: moment('2026-04-02T12:00:00.000Z'), command },
    ])
    const ended = { type: 'SessionEnded', account: anna, session, how: 'Logout', at: noon }
    expect(due(...both, ended)).toStrictEqual([{ dueAt: moment('2026-04-02T12:00:00.000Z'), command }])
  })
  it('TOK-06: a token that made no call is disabled on the day after the anniversary, counted from its last call', () => {
    const command = { type: 'DisableIdleToken', token }
    expect(due(tokenCreated)).toStrictEqual([{ dueAt: moment('2027-03-03T00:00:00.000Z'), command }])
    const used = (on: string) => ({ type: 'TokenUsed', token, account: anna, day: day(on) })
    expect(due(tokenCreated, used('2026-06-01'))).toStrictEqual([
      { dueAt: moment('2027-06-02T00:00:00.000Z'), command },
    ])
    expect(due({ ...tokenCreated, createdAt: moment('2028-02-29T23:59:59.999Z') })).toStrictEqual([
      { dueAt: moment('2029-03-01T00:00:00.000Z'), command },
    ])
    for (const type of ['TokenRevoked', 'TokenDisabled']) {
      expect(pendingAfter(tokenCreated, { type, token, account: anna })).toBeNull()
      expect(pendingAfter(tokenCreated, { type, token, account: anna }, used('2026-06-01'))).toBeNull()
    }
  })
  it('PRD-01: a product ends the day after its expiry, or is renewed on it, as was chosen last, in the organisation that it is in', () => {
    expect(due(product)).toStrictEqual([
      {
        dueAt: moment('2027-03-03T00:00:00.000Z'),
        command: { type: 'EndProduct', product: domain, organisation: client, why: 'Expired' },
      },
    ])
    expect(due(product, automatic, transferred(domain, client, partner, 2))).toStrictEqual([
      {
        dueAt: moment('2027-03-02T00:00:00.000Z'),
        command: { type: 'RenewAutomatically', product: domain, organisation: partner, from: day('2027-03-02') },
      },
    ])
    const renewed = {
      type: 'ProductRenewed',
      product: domain,
      organisation: client,
      stay: 1,
      from: '2027-03-02',
      until: '2028-03-02',
      manner: 'Automatic',
      price: null,
    }
    expect(due(product, automatic, renewed).map(({ dueAt }) => dueAt)).toStrictEqual([
      moment('2028-03-02T00:00:00.000Z'),
    ])
    expect(
      pendingAfter(product, {
        type: 'ProductEnded',
        product: domain,
        organisation: client,
        stay: 1,
        why: 'Cancelled',
        at: noon,
      }),
    ).toBeNull()
  })
  it('LOG-07: an id tells what and which date: the same deadline gives the same id, another term, attempt or date another', () => {
    const idOf = (...events: ReadonlyArray<object>) =>
      deadlines.of(pendingAfter(...events) ?? {}, defaultPolicy).map(({ id }) => id)
    const invited = invitedTo(fullAs(1))
    const different = [
      [invited],
      [invitedTo(fullAs(1), 2)],
      [{ ...invited, attempt: 2 }],
      [tokenCreated],
      [tokenCreated, { type: 'TokenUsed', token, account: anna, day: day('2026-06-01') }],
      [product],
      [product, automatic],
      [product, transferred(domain, client, partner, 2)],
      [sessionStarted()],
      [sessionStarted(session, later(noon, 1))],
      [invitedByMail('Collaborator')],
      [invitedByMail('Collaborator', 2)],
    ].map((events) => idOf(...events).join())
    expect(new Set(different).size).toBe(different.length)
    expect(idOf(invited)).toStrictEqual(idOf({ ...invited }))
  })
})

describe('what is due by now', () => {
  it('PAR-14: what is due is done, the longest due first, and nothing before its moment', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { maxLength: 8 }),
        fc.integer({ min: 0, max: 50 }),
        (ages, n) => {
          const pending = ages.map(
            (age, i) => pendingAfter(sessionStarted(sampleId<'Session'>(String(i)), later(noon, age))) ?? {},
          )
          const now = later(noon, n)
          expect(dueBy(now, pending, defaultPolicy).map(({ dueAt }) => dueAt)).toStrictEqual(
            ages
              .filter((age) => age <= n)
              .sort((a, b) => a - b)
              .map((age) => later(noon, age)),
          )
        },
      ),
    )
  })
  it('REN-02, PAR-14, TOK-06, PRD-01: every deadline is refused or empty a moment before, takes effect at its moment, and once for two clocks', async () => {
    const cases: ReadonlyArray<readonly [string, ReadonlyArray<object>, string]> = [
      [`partnership-${client}-${partner}`, [invitedTo(fullAs(1))], 'PartnerInvitationExpired'],
      [`organisation-${bakery}`, [registered, invitedByMail('Collaborator')], 'MemberInvitationExpired'],
      [`session-${anna}`, [sessionStarted()], 'SessionEnded'],
      [`token-${token}`, [tokenCreated], 'TokenDisabled'],
      [`product-${domain}`, [product], 'ProductEnded'],
      [`product-${domain}`, [product, automatic], 'ProductRenewed'],
    ]
    for (const [stream, history, outcome] of cases) {
      const store = memoryStore()
      if (!stream.startsWith('organisation'))
        await put(store, `organisation-${client}`, founded(client, anna), listed(client))
      await put(store, `account-${anna}`, accountRegistered(anna))
      await put(store, stream, ...(history as never[]))
      const size = store.log().length
      const [deadline] = deadlines.of(pendingAfter(...history) ?? {}, defaultPolicy)
      if (deadline === undefined) throw new Error('nothing waits')
      const { id, command, dueAt } = deadline
      const at = (now: Instant) =>
        dispatcher(registry, depsOn(store, { clock: { now: () => now }, ports: samplePorts() }))(command, {
          ...metaOf(id),
          id,
        })()
      // manual products wait a day longer than the rule would have them, for every time zone
      await at(later(dueAt, outcome === 'ProductEnded' ? -86_400_001 : -1))
      if (outcome !== 'ProductRenewed') expect(store.log()).toHaveLength(size)
      await Promise.all([at(dueAt), at(later(dueAt, 1))])
      await at(later(dueAt, 60_000))
      expect(
        store
          .log()
          .slice(size)
          .map((e) => e.type),
      ).toStrictEqual([outcome])
    }
  })
})

describe('a session whose id comes again', () => {
  it('SES-01: expires again, at its new date', async () => {
    const store = memoryStore()
    await put(store, `account-${anna}`, accountRegistered(anna))
    const types = ['SessionStarted', 'SessionEnded', 'SessionStarted', 'SessionEnded']
    for (const expiresAt of ['2026-04-01T12:00:00.000Z', '2026-05-01T12:00:00.000Z'].map(moment)) {
      await put(store, `session-${anna}`, sessionStarted(session, expiresAt))
      const [deadline] = dueBy(expiresAt, [pendingAfter(sessionStarted(session, expiresAt)) ?? {}], defaultPolicy)
      if (deadline === undefined) throw new Error('nothing is due')
      await dispatcher(registry, depsOn(store, { clock: { now: () => expiresAt }, ports: samplePorts() }))(
        deadline.command,
        { ...metaOf(deadline.id), id: deadline.id },
      )()
    }
    expect(
      store
        .log()
        .slice(1)
        .map((e) => e.type),
    ).toStrictEqual(types)
  })
})

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
  it('REN-04: two schedulers at once, with what they found at different times, make one reminder and one mail', async () => {
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
    expect(store.log().filter((e) => e.type === 'RemindersFellDue')).toHaveLength(1)
  })
})
