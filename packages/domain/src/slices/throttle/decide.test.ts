import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { later, MINUTE } from '../../core/values/instant.js'
import type { ThrottleEvent } from '../../aggregates/throttle/events.js'
import { lockOf } from '../../aggregates/throttle/state.js'
import { anna, asVisitor, moment, noon } from '../../testing/accounts.js'
import { circumstances, specOf } from '../../testing/spec.js'
import { throttleSlice } from './index.js'

const usual = circumstances({ actor: asVisitor })
const { given } = specOf(throttleSlice, usual)
const count = (counted: string) => ({ type: 'CountFailure', account: anna, counted }) as const
const forget = (counted: string | null) => ({ type: 'ForgetFailures', account: anna, counted }) as const
const failed = (counted: string, at = noon): ThrottleEvent => ({ type: 'LoginFailed', account: anna, counted, at })
const locked = (counted: string): ThrottleEvent => ({
  type: 'LoginLocked',
  account: anna,
  counted,
  until: moment('2026-03-02T12:15:00.000Z'),
})
const forgotten = (counted: string | null): ThrottleEvent => ({
  type: 'LoginFailuresForgotten',
  account: anna,
  counted,
})
const fourTimes = (counted: string) => [failed(counted), failed(counted), failed(counted), failed(counted)]

describe('wrong passwords', () => {
  it('ACC-08: are counted, and the fifth locks; what came meanwhile adds nothing', () => {
    given().when(count('Strangers')).then(failed('Strangers'))
    given(...fourTimes('Strangers'))
      .when(count('Strangers'))
      .then(failed('Strangers'), locked('Strangers'))
    given(...fourTimes('Strangers'), failed('Strangers'), locked('Strangers'))
      .when(count('Strangers'))
      .then()
  })
  it('ACC-08: of strangers do not count for who comes from where the person logged in before, nor for a session', () => {
    given(...fourTimes('Strangers'))
      .when(count('home'))
      .then(failed('home'))
    given(...fourTimes('home'))
      .when(count('Sessions'))
      .then(failed('Sessions'))
  })
  it('ACC-08: a lock ends by itself, and the count begins anew', () => {
    const now = moment('2026-03-02T12:15:00.000Z')
    given(locked('Strangers')).when(count('Strangers'), { now }).then(failed('Strangers', now))
  })
  it('ACC-08: are forgotten after a login of those who are counted with it, after a reset of all', () => {
    given(failed('home'), failed('Strangers')).when(forget('home')).then(forgotten('home'))
    given(failed('home'), failed('Strangers'), forgotten('home')).when(forget('home')).then()
    given(...fourTimes('home'), forgotten('home'))
      .when(count('home'))
      .then(failed('home'))
    given(failed('home'), locked('Strangers')).when(forget(null)).then(forgotten(null))
    given(locked('Strangers'), forgotten(null)).when(count('Strangers')).then(failed('Strangers'))
    given().when(forget(null)).then()
  })
  it("ACC-08: however failures, logins and time are mixed, no more than the policy's number is counted before a lock", () => {
    const tries = fc.array(
      fc.record({
        right: fc.boolean(),
        after: fc.integer({ min: 0, max: 20 }),
        counted: fc.constantFrom('Strangers', 'Sessions', 'home'),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(tries, (all) => {
        let [state, now] = [throttleSlice.initialState, noon]
        const since = new Map<string, number>()
        for (const { right, after, counted } of all) {
          now = later(now, after * MINUTE)
          if (lockOf(state, counted, now) !== null) continue
          since.set(counted, right ? 0 : (since.get(counted) ?? 0) + 1)
          const answer = throttleSlice.decide(right ? forget(counted) : count(counted))(state, { ...usual, now })
          if (E.isRight(answer)) state = answer.right.reduce(throttleSlice.evolve, state)
          const failures = since.get(counted) ?? 0
          expect(lockOf(state, counted, now) !== null).toBe(failures === usual.policy.login.failures)
          if (failures === usual.policy.login.failures) since.set(counted, 0)
          expect(throttleSlice.state.is(state)).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
  it('ACC-08: however many origins there were, the state keeps the latest', () => {
    const many = Array.from({ length: 200 }, (_, n) => failed(`network ${String(n)}`, later(noon, n)))
    const { logins } = many.reduce(throttleSlice.evolve, throttleSlice.initialState)
    expect(Object.keys(logins)).toHaveLength(64)
    expect(logins['network 199']?.failures).toBe(1)
  })
})

describe('mails that strangers cause', () => {
  const mail = (by: 'Address' | 'Origin') => ({ type: 'CountMail', mark: 'm', by }) as const
  const sent = (n: number, since = noon): ThrottleEvent => ({ type: 'MailCounted', since, sent: n })
  it('ACC-13: are so many in an hour, to an address and from an origin', () => {
    const [toAddress, fromOrigin] = [5, 50]
    given().when(mail('Address')).then(sent(1))
    given(sent(toAddress - 1))
      .when(mail('Address'))
      .then(sent(toAddress))
    given(sent(toAddress)).when(mail('Address')).thenRefused('TooManyMails', 'ACC-13')
    given(sent(toAddress))
      .when(mail('Origin'))
      .then(sent(toAddress + 1))
    given(sent(fromOrigin)).when(mail('Origin')).thenRefused('TooManyMails', 'ACC-13')
  })
  it('ACC-13: begin anew an hour after the first', () => {
    const now = moment('2026-03-02T13:00:00.000Z')
    given(sent(5))
      .when(mail('Address'), { now: moment('2026-03-02T12:59:59.999Z') })
      .thenRefused('TooManyMails', 'ACC-13')
    given(sent(5)).when(mail('Address'), { now }).then(sent(1, now))
  })
})
