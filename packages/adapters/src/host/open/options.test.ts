import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { openHost, wordOf } from '../../testing/host.js'
import { person } from '../../testing/people.js'
import { memoryStores } from '../../stores/memory/index.js'
import { openMandat } from './openMandat.js'

const opened = async (policy: object): Promise<string> => {
  const manager = await openMandat({
    stores: memoryStores,
    hostSecret: new Uint8Array(32),
    work: 'ByHand',
    policy: policy,
  })
  if (E.isLeft(manager)) return manager.left.message
  await manager.right.close()
  return 'open'
}

describe('what a host gives that cannot be meant', () => {
  it('is named at the start: a number of the policy', async () => {
    expect(await opened({ sessionHours: 1e12 })).toBe(
      'invalid input: policy.sessionHours: expected an integer from 1 to 87840',
    )
    expect(await opened({ login: { failures: 0, lockMinutes: 15 } })).toBe(
      'invalid input: policy.login.failures: expected an integer from 1 to 1000000000',
    )
    expect(await opened({ reminderIntervals: ['soon'] })).toBe(
      'invalid input: policy.reminderIntervals.0: expected an interval such as 7d or 2m',
    )
    expect(await opened({ attempts: undefined, tokenIdleYears: 2 })).toBe('open')
  })

  it('is named in the answer: a query of the trail, the options of a subscription', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const trail = (query: object) => host.manager.query.auditTrail(ada.actor, query as never)
    expect(wordOf(await trail({ of: { _tag: 'Nope' }, count: 5 }))).toBe('InvalidInput')
    expect(wordOf(await trail({ of: { _tag: 'Account', account: ada.account }, count: -1 }))).toBe('InvalidInput')
    expect(wordOf(await trail(undefined as never))).toBe('InvalidInput')
    expect(wordOf(await trail({ of: { _tag: 'Account', account: ada.account }, from: undefined, count: 5 }))).toBe(
      'Right',
    )
    const problem = (options: unknown): string => {
      const answer = host.manager.subscribe(options as never)
      return E.isLeft(answer) ? answer.left.message : 'started'
    }
    const handler = () => undefined
    expect(problem({ name: 'x', types: 5, handler })).toBe('invalid input: options.types: expected Array<string>')
    expect(problem({ name: 'not a name', handler })).toBe(
      'invalid input: options.name: expected a name of at most 50 letters, digits or underscores',
    )
    expect(problem({ name: 'x', from: -1, handler })).toBe(
      'invalid input: options.from: expected an integer from 0 to 9007199254740991',
    )
    expect(problem({ name: 'x' })).toBe('invalid input: options.handler: expected a function')
    expect(problem(null)).toContain('invalid input: ')
  })
})
