import { describe, expect, it } from '@jest/globals'
import { dispatcher } from './core/handle/dispatch.js'
import { type Instant, later } from './core/values/instant.js'
import { registry } from './registry.js'
import { depsOn, metaOf } from './testing/counter.js'
import { memoryStore } from './testing/index.js'
import { anna, bakery, invitedByMail, noon, registered } from './testing/organisations.js'
import { client, domain, fullAs, invitedTo, partner } from './testing/partnerships.js'
import { founded, listed, put, registered as accountRegistered, samplePorts, transferred } from './testing/world.js'
import {
  day,
  deadlinesAfter,
  session,
  token,
  sessionStarted,
  tokenCreated,
  product,
  automatic,
} from './testing/deadlines.js'

describe('what time alone will change', () => {
  it('LOG-07: an id tells what and which date: the same deadline gives the same id, another term, attempt or date another', () => {
    const idOf = (...events: ReadonlyArray<object>) => deadlinesAfter(...events).map(({ id }) => id)
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
      const [deadline] = deadlinesAfter(...history)
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
