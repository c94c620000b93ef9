import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { documentsOf, plain, randomHistory } from '../../testing/index.js'
import {
  agency,
  anna,
  at,
  bakery,
  bruno,
  domain,
  log,
  mail,
  positions,
  read,
  session,
} from '../../testing/stories/trail.js'
import { entryKey } from '../../parts/order.js'
import { auditTrail } from './model.js'

describe('the audit trail', () => {
  it('LOG-01: tells of an event who, what, when, from where, on behalf of whom, by which command', async () => {
    const stored = log[4]
    expect(await read({ of: { _tag: 'Stream', stream: `partnership-${bakery}-${agency}` }, count: 5 })).toEqual({
      entries: [
        {
          position: 5,
          id: stored?.id,
          type: 'PartnerInvited',
          stream: `partnership-${bakery}-${agency}`,
          revision: 0,
          recordedAt: at(5),
          actor: { _tag: 'Person', account: anna, session, name: null },
          onBehalfOf: { _tag: 'Organisation', organisation: bakery },
          ipAddress: plain('192.0.2.2'),
          device: null,
          commandType: 'InvitePartner',
          command: stored?.meta.command,
          causation: null,
          correlation: stored?.meta.correlation,
          concerns: { Organisation: [bakery, agency].sort(), Product: [domain, mail].sort() },
        },
      ],
      next: null,
    })
  })
  it('LOG-01: has one entry for every event of any history', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { maxLength: 60 }), (steps) => {
        const history = randomHistory(steps)
        const entries = documentsOf(auditTrail, history)
        expect([...entries.keys()]).toEqual(history.map((e) => entryKey(e.position)))
        expect([...entries.values()].map((e) => [e.stream, e.revision, e.type])).toEqual(
          history.map((e) => [e.stream, e.revision, e.type]),
        )
      }),
      { numRuns: 50 },
    )
  })
  it('SES-04: a person sees what was done by the account or to it, and from which address it was logged in', async () => {
    expect(await positions({ of: { _tag: 'Account', account: anna }, count: 10 })).toEqual([1, 2, 3, 5])
    const [, entry] = (await read({ of: { _tag: 'Account', account: anna }, count: 10 })).entries
    expect([entry?.type, entry?.ipAddress, entry?.device]).toEqual([
      'SessionStarted',
      plain('192.0.2.1'),
      plain('Firefox'),
    ])
    expect(await positions({ of: { _tag: 'Account', account: bruno }, count: 10 })).toEqual([4, 6])
  })
  it("LOG-01: an organisation's history has what concerns it and what was done on its behalf", async () => {
    expect(await positions({ of: { _tag: 'Organisation', organisation: bakery }, count: 10 })).toEqual([3, 4, 5, 6])
    expect(await positions({ of: { _tag: 'Organisation', organisation: agency }, count: 10 })).toEqual([5, 6])
  })
  it('LOG-01: is read by period, both ends included, newest or oldest first, page by page', async () => {
    const of = { _tag: 'Organisation', organisation: bakery } as const
    expect(await positions({ of, from: at(4), to: at(5), count: 10 })).toEqual([4, 5])
    expect(await positions({ of, from: at(4), to: at(5), direction: 'backwards', count: 10 })).toEqual([5, 4])
    expect(await positions({ of: { _tag: 'Everything' }, from: at(2), to: at(4), count: 10 })).toEqual([2, 3, 4])
    expect(await positions({ of: { _tag: 'Everything' }, count: 10 })).toEqual([1, 2, 3, 4, 5, 6])
    const first = await read({ of, count: 3 })
    expect(first.entries.map((e) => e.position)).toEqual([3, 4, 5])
    const second = await read({ of, count: 3, after: first.next ?? '' })
    expect([second.entries.map((e) => e.position), second.next]).toEqual([[6], null])
  })
})
