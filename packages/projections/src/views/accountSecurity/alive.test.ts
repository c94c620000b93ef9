import { describe, expect, it } from '@jest/globals'
import type { AccountEvent } from '@mandat/domain/kit'
import { sampleId } from '@mandat/domain/testing'
import {
  anna,
  compromised,
  created,
  ground,
  here,
  key,
  later,
  made,
  now,
  other,
  review,
  started,
  there,
  tokensOf,
  tool,
} from '../../testing/stories/anna.js'

describe('what is alive of an account', () => {
  it('ACC-06: a rise of the epoch kills all sessions but the one that asked, and all tools', async () => {
    const view = await review([
      ...ground,
      started(here),
      started(there),
      made,
      compromised,
      started(sampleId<'Session'>('new'), 2),
    ])
    expect(view?.sessions.map((s) => s.alive)).toEqual(['Yes', 'No', 'Yes'])
    expect(view?.applicationPasswords.map((p) => p.alive)).toEqual(['No'])
    const reset = await review([
      ...ground,
      started(here),
      compromised,
      { type: 'PasswordReset', account: anna, credential: 3, epoch: 3, at: now },
    ])
    expect(reset?.sessions.map((s) => s.alive)).toEqual(['No'])
  })
  it('SES-01: a session is gone when it ended, and dead when its time is over', async () => {
    expect(
      (
        await review([
          ...ground,
          started(here),
          { type: 'SessionEnded', account: anna, session: here, how: 'Logout', at: now },
        ])
      )?.sessions,
    ).toEqual([])
    expect((await review([...ground, started(here)], later))?.sessions.map((s) => s.alive)).toEqual(['No'])
  })
  it('APP-04: a revoked application password is gone', async () => {
    const revoked: AccountEvent = {
      type: 'ApplicationPasswordRevoked',
      account: anna,
      applicationPassword: tool,
      at: now,
    }
    expect((await review([...ground, made, revoked]))?.applicationPasswords).toEqual([])
  })
  it('TOK-02, TOK-07: a revoked token is gone; whether another one lives is asked of the streams', async () => {
    const story = [...ground, created(key), created(other)]
    expect(
      await tokensOf([...story, { type: 'TokenRevoked', token: key, account: anna, how: 'One', at: now }]),
    ).toEqual([[other, 'Yes']])
    expect(await tokensOf(story, key)).toEqual([
      [key, 'No'],
      [other, 'Yes'],
    ])
  })
})
