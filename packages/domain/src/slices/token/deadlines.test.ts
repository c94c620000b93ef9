import { describe, expect, it } from '@jest/globals'
import { anna } from '../../testing/organisations.js'
import { moment, day, waitingAfter, due, token, tokenCreated } from '../../testing/deadlines.js'

describe('what time alone will change of a token', () => {
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
      expect(waitingAfter(tokenCreated, { type, token, account: anna })).toStrictEqual([])
      expect(waitingAfter(tokenCreated, { type, token, account: anna }, used('2026-06-01'))).toStrictEqual([])
    }
  })
})
