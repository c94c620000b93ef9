import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { Actor } from '../../core/record/actor.js'
import { utcDateOf } from '../../core/values/calendar.js'
import { DAY, HOUR, type Instant, instantOf, later, type LocalDate, millisOf } from '../../core/values/instant.js'
import { account } from '../../aggregates/account/state.js'
import type { TokenEvent } from '../../aggregates/token/events.js'
import type { TokenState } from '../../aggregates/token/state.js'
import { sampleId } from '../../testing/index.js'
import { anna, annaActs, rene } from '../../testing/partnerships.js'
import {
  memberStates,
  partnerStates,
  stateOf,
  token,
  tokenCreated,
  tokens,
  underPartnership,
  usualToken,
} from '../../testing/tokens.js'
import { at, registered } from '../../testing/world.js'
import { tokenSlice } from './index.js'

const { given, twice, fold } = tokens
const use = { type: 'RecordTokenUse', token, scope: 'dns:read' } as const
const asToken: Actor = { _tag: 'Token', token, account: anna, onBehalfOf: null }
const calls = { actor: asToken, states: memberStates }
const usedOn = (day: string): TokenEvent => ({ type: 'TokenUsed', token, account: anna, day: day as LocalDate })

describe('recording the calls of a token', () => {
  it('TOK-09: the first call of a UTC day is recorded, that of the day of creation too, and no other', () => {
    given(tokenCreated()).when(use, calls).then(usedOn('2026-03-02'))
    twice(tokenCreated())(use, calls).thenNothing()
    given(tokenCreated(), usedOn('2026-03-02'))
      .when(use, { ...calls, now: '2026-03-02T23:59:59.999Z' as Instant })
      .thenNothing()
    given(tokenCreated(), usedOn('2026-03-02'))
      .when(use, { ...calls, now: '2026-03-03T00:00:00.000Z' as Instant })
      .then(usedOn('2026-03-03'))
  })
  it('TOK-09: a clock that steps back takes no day back', () => {
    given(tokenCreated(), usedOn('2026-03-05'))
      .when(use, { ...calls, now: '2026-03-04T12:00:00.000Z' as Instant })
      .thenNothing()
  })
  it('TOK-09: a call that may not be made is refused and not recorded', () => {
    given(tokenCreated())
      .when({ ...use, scope: 'mail:read' }, calls)
      .thenRefused('ScopeNotGiven', 'TOK-02', { scope: 'mail:read' })
    given(tokenCreated({ epoch: 2 }))
      .when(use, calls)
      .thenRefused('EpochEnded', 'ACC-06')
    given(tokenCreated())
      .when(use, { ...calls, now: '2027-03-03T00:00:00.000Z' as Instant })
      .thenRefused('TokenIdleTooLong', 'TOK-06', { lastDay: '2026-03-02' })
    given(tokenCreated())
      .when(use, {
        ...calls,
        states: {
          ...memberStates,
          account: stateOf(account, registered(anna), { type: 'AccountDeleted', account: anna, at }),
        },
      })
      .thenRefused('AccountNotActive', 'ACC-12')
    given().when(use, calls).thenRefused('UnknownToken', 'TOK-05')
  })
  it('TOK-09: only the token itself records its calls, or the host', () => {
    given(tokenCreated()).when(use).then(usedOn('2026-03-02'))
    const others: Actor[] = [
      annaActs,
      { ...asToken, token: sampleId<'Token'>('another') },
      { ...asToken, account: rene },
    ]
    for (const actor of others)
      given(tokenCreated())
        .when(use, { ...calls, actor })
        .thenRefused('NotYourToken', 'TOK-09')
  })
  it('TOK-09: so it goes for a token under a partnership', () => {
    const made = tokenCreated({ account: rene, ground: underPartnership })
    given(made)
      .when(use, { actor: { ...asToken, account: rene } as Actor, states: partnerStates })
      .then({ ...usedOn('2026-03-02'), account: rene })
    given(made)
      .when(use, { actor: { ...asToken, account: rene } as Actor, states: { ...partnerStates, partnership: null } })
      .thenRefused('PartnershipRightEnded', 'PAR-15')
  })

  const gaps = fc.array(fc.oneof(fc.nat({ max: 30 * HOUR }), fc.integer({ min: 350 * DAY, max: 380 * DAY })), {
    maxLength: 40,
  })
  it('TOK-06: through any calls it counts from the true last one, to the day', () => {
    fc.assert(
      fc.property(gaps, (pauses) => {
        let now = at
        let lastDay = utcDateOf(at)
        let state: TokenState = fold([tokenCreated()])
        for (const pause of pauses) {
          now = later(now, pause)
          const decision = tokenSlice.decide(use)(state, { ...usualToken, ...calls, now })
          // a year of calendar days, told without the code under test
          const anniversary = new Date(`${lastDay}T00:00:00.000Z`)
          const month = anniversary.getUTCMonth()
          anniversary.setUTCFullYear(anniversary.getUTCFullYear() + 1)
          if (anniversary.getUTCMonth() !== month) anniversary.setUTCDate(0)
          expect(E.isRight(decision)).toBe(millisOf(now) < anniversary.getTime() + DAY)
          if (E.isLeft(decision)) return
          lastDay = utcDateOf(now)
          state = decision.right.reduce(tokenSlice.evolve, state)
          expect(state._tag === 'Live' ? state.lastDay : null).toBe(lastDay)
        }
      }),
      { numRuns: 200 },
    )
  })
  it('TOK-09: however many calls, there is at most one event a day', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 * 24 }), { maxLength: 100 }), (hours) => {
        let state: TokenState = fold([tokenCreated()])
        const days: string[] = []
        for (const hour of [...hours].sort((a, b) => a - b)) {
          const decision = tokenSlice.decide(use)(state, {
            ...usualToken,
            ...calls,
            now: instantOf(millisOf(at) + hour * HOUR),
          })
          const events = E.isRight(decision) ? decision.right : []
          days.push(...events.map((e) => (e.type === 'TokenUsed' ? e.day : 'something else')))
          state = events.reduce(tokenSlice.evolve, state)
        }
        expect(days).toEqual([...new Set(hours.map((hour) => utcDateOf(instantOf(millisOf(at) + hour * HOUR))))].sort())
      }),
      { numRuns: 100 },
    )
  })
})
