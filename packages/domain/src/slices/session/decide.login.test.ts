import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { later, MINUTE } from '../../core/values/instant.js'
import { account as accountAggregate } from '../../aggregates/account/state.js'
import type { SessionEvent } from '../../aggregates/session/events.js'
import {
  anna,
  annasPhone,
  annasSession,
  asSomebodyElse,
  asSystem,
  compromised,
  moment,
  noon,
  pass,
  registered,
} from '../../testing/accounts.js'
import { sampleId, specOf } from '../../testing/index.js'
import { accountOf, device, ended, ipAddress, started, usual } from '../../testing/sessions.js'
import { refusalIn } from './decide.login.js'
import { sessionSlice } from './index.js'
import { refuse } from './refusals.js'

const { given } = specOf(sessionSlice, usual)

const logIn = { type: 'LogIn', account: anna, ipAddress, device, password: pass(), secondFactor: null } as const
const failed: SessionEvent = { type: 'LoginFailed', account: anna, at: noon }
const locked: SessionEvent = { type: 'LoginLocked', account: anna, until: moment('2026-03-02T12:15:00.000Z') }
const wrong = { password: 'Wrong' } as const

describe('logging in', () => {
  it('SES-01: a session starts with its address, device, method and epoch, for its time', () => {
    given().when(logIn).then(started())
    given()
      .when(logIn, { secondFactor: 'Passed' })
      .then({ ...started(), method: 'PasswordAndSecondFactor' })
    given()
      .when({ ...logIn, ipAddress: null, device: null })
      .then({ ...started(), ipAddress: null, device: null })
    given()
      .when(logIn, { account: accountOf(registered, ...compromised) })
      .then(started(annasSession, 2))
  })
  it('SES-01: there may be any number of sessions', () => {
    given(started()).when(logIn, { session: annasPhone }).then(started(annasPhone))
  })
  it('SES-01: programs do not log in, persons who are logged in already do', () => {
    given().when(logIn, { actor: asSomebodyElse }).then(started())
    given().when(logIn, { actor: asSystem }).thenRefused('MayNotLogIn', 'SES-01')
    given()
      .when(logIn, { actor: { _tag: 'Token', token: sampleId<'Token'>('t'), account: anna, onBehalfOf: null } })
      .thenRefused('MayNotLogIn', 'SES-01')
  })
  it('ACC-08: a wrong password is counted, and the answer is no', () => {
    given().when(logIn, wrong).then(failed)
    expect(E.left(refusalIn([failed]))).toEqual(refuse.WrongCredentials())
    expect(refusalIn([failed, locked])).toEqual(refusalIn([failed]))
    expect(refusalIn([started()])).toBeNull()
    expect(refusalIn([ended('Logout')])).toBeNull()
  })
  it('ACC-08: a failed second factor counts like a wrong password', () => {
    given().when(logIn, { secondFactor: 'Failed' }).then(failed)
  })
  it('ACC-08: who has no account gets the same answer, and nothing is recorded', () => {
    given().when(logIn, { account: accountAggregate.initialState }).thenRefused('WrongCredentials', 'ACC-08')
    given()
      .when(logIn, { account: { _tag: 'Deleted', account: anna } })
      .thenRefused('WrongCredentials', 'ACC-08')
  })
  it('ACC-08: the fifth failure locks', () => {
    given(failed, failed, failed).when(logIn, wrong).then(failed)
    given(failed, failed, failed, failed).when(logIn, wrong).then(failed, locked)
  })
  it('ACC-08: under a lock even the right password is refused, and nothing more is recorded', () => {
    given(locked).when(logIn).thenRefused('LoginLocked', 'ACC-08', { until: '2026-03-02T12:15:00.000Z' })
    given(locked).when(logIn, wrong).thenRefused('LoginLocked', 'ACC-08', { until: '2026-03-02T12:15:00.000Z' })
    given(locked).when(logIn, { password: 'NotAsked' }).thenRefused('LoginLocked', 'ACC-08')
    given().when(logIn, { password: 'NotAsked' }).thenRefused('LoginLocked', 'ACC-08', { until: noon })
  })
  it('ACC-08: a lock ends by itself', () => {
    given(locked)
      .when(logIn, { now: moment('2026-03-02T12:14:59.999Z') })
      .thenRefused('LoginLocked', 'ACC-08')
    const now = moment('2026-03-02T12:15:00.000Z')
    given(locked)
      .when(logIn, { now })
      .then({ ...started(), startedAt: now, expiresAt: moment('2026-04-01T12:15:00.000Z') })
    given(locked)
      .when(logIn, { now, ...wrong })
      .then({ ...failed, at: now })
  })
  it('ACC-08: a correct login resets the count', () => {
    given(failed, failed, failed, failed, started()).when(logIn, wrong).then(failed)
  })
  it("ACC-08: however guesses and logins are mixed, no more than the policy's number is looked at without a lock or a login", () => {
    const tries = fc.array(fc.record({ right: fc.boolean(), after: fc.integer({ min: 0, max: 20 }) }), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(tries, (all) => {
        let [state, now, model] = [sessionSlice.initialState, noon, { failures: 0, until: 0, clock: 0 }]
        for (const [n, { right, after }] of all.entries()) {
          now = later(now, after * MINUTE)
          model = { ...model, clock: model.clock + after }
          const session = sampleId<'Session'>(`try ${String(n)}`)
          const answer = sessionSlice.decide(logIn)(state, {
            ...usual,
            session,
            now,
            password: right ? 'Right' : 'Wrong',
          })
          const events = E.isRight(answer) ? answer.right.map((event) => event.type) : []
          const isLocked = model.clock < model.until
          const last = model.failures + 1 === usual.policy.login.failures
          expect(events).toEqual(
            isLocked ? [] : right ? ['SessionStarted'] : last ? ['LoginFailed', 'LoginLocked'] : ['LoginFailed'],
          )
          if (!isLocked)
            model = right
              ? { ...model, failures: 0 }
              : last
                ? { ...model, failures: 0, until: model.clock + 15 }
                : { ...model, failures: model.failures + 1 }
          if (E.isRight(answer)) state = answer.right.reduce(sessionSlice.evolve, state)
          expect(sessionSlice.state.is(state)).toBe(true)
        }
      }),
      { numRuns: 200 },
    )
  })
})
