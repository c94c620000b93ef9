import { describe, expect, it } from '@jest/globals'
import { sampleId } from '../../testing/samples.js'
import { accountOf, Actor, subjectOfActor } from './actor.js'
import { refusals } from '../values/refusal.js'

const account = sampleId<'Account'>('anna')
const visitor = sampleId<'Visitor'>('someone')
const actors: ReadonlyArray<[Actor, string | null, string | null]> = [
  [{ _tag: 'Person', account, session: sampleId<'Session'>('s'), onBehalfOf: null }, account, account],
  [
    {
      _tag: 'Token',
      account,
      token: sampleId<'Token'>('t'),
      onBehalfOf: { _tag: 'Organisation', organisation: sampleId<'Organisation'>('o') },
    },
    account,
    account,
  ],
  [{ _tag: 'Operator', account }, account, account],
  [{ _tag: 'Visitor', visitor }, null, visitor],
  [{ _tag: 'LinkHolder', visitor }, null, visitor],
  [{ _tag: 'System', process: 'clock' }, null, null],
]

describe('actors', () => {
  it.each(actors)(
    'LOG-01: %j is one, with the account that acts and the person whose traces these are',
    (actor, acting, subject) => {
      expect(Actor.is(actor)).toBe(true)
      expect(accountOf(actor)).toBe(acting)
      expect(subjectOfActor(actor)).toBe(subject)
    },
  )
})

describe('refusals', () => {
  it('carry their name, the rule that says no, a sentence and what a program needs', () => {
    const refuse = refusals({ TooLate: ['PAR-14', 'the invitation has expired', 'ask for another'] })
    expect(refuse.TooLate({ days: 30 })).toEqual({
      _tag: 'Left',
      left: {
        _tag: 'Refusal',
        name: 'TooLate',
        rule: 'PAR-14',
        message: 'the invitation has expired',
        details: { days: 30 },
      },
    })
    expect(refuse.TooLate()).toMatchObject({ left: { details: {} } })
    expect(Object.keys(refuse)).toEqual(['TooLate'])
  })
})
