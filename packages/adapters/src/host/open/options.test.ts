import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { openHost, wordOf } from '../../testing/host.js'
import { person } from '../../testing/people.js'
import { memoryMailer } from '../../mail/index.js'
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
      'invalid input: policy.reminderIntervals.0: expected one of 1d, 3d, 7d, 14d, 1m, 2m',
    )
    expect(await opened({ sesionHours: 12, login: { failures: 5, lockMinutes: 5, lockHours: 1 } })).toBe(
      'invalid input: policy.login.lockHours: expected no such field; policy.sesionHours: expected no such field',
    )
    expect(await opened({ attempts: undefined, tokenIdleYears: 2 })).toBe('open')
  })
  it('REN-01, ACC-07, hole 19: is named at the start: a policy that no event could hold, or that contradicts itself', async () => {
    expect(await opened({ reminderIntervals: ['7d', '5d', '3m'] })).toBe(
      'invalid input: policy.reminderIntervals.1: expected one of 1d, 3d, 7d, 14d, 1m, 2m;'
        + ' policy.reminderIntervals.2: expected one of 1d, 3d, 7d, 14d, 1m, 2m',
    )
    expect(await opened({ reminderIntervals: ['7d', '7d'] })).toBe(
      'invalid input: policy.reminderIntervals.1: expected each interval once',
    )
    expect(await opened({ passwordLength: { min: 20, withSecondFactor: 8, max: 12 } })).toBe(
      'invalid input: policy.passwordLength.min: expected at most 12, the longest',
    )
    expect(await opened({ passwordLength: { min: 12, withSecondFactor: 8, max: 12 }, reminderIntervals: [] })).toBe(
      'open',
    )
  })

  const start = async (options: object): Promise<string> => {
    const manager = await openMandat({
      stores: memoryStores,
      hostSecret: new Uint8Array(32),
      work: 'ByHand',
      ...options,
    })
    if (E.isLeft(manager)) return manager.left.message
    await manager.right.close()
    return 'open'
  }
  const mailer = memoryMailer()

  it('is named at the start: a mailer without an address for its links, and an address that is none', async () => {
    expect(await start({ mailer })).toBe(
      "invalid input: baseUrl: expected the host's address, which the links in mails begin with",
    )
    const says = 'invalid input: baseUrl: expected an address with http or https, without query'
    const none = ['', 'manager.example', 'ftp://manager.example', '/links', 'https://', 'https://a.example/?x=1']
    for (const baseUrl of [...none, 'https://a.example/#', 'https://u:p@a.example', ' https://a.example', 5, null])
      expect(await start({ mailer, baseUrl })).toBe(says)
    for (const baseUrl of ['http://localhost:8080', 'https://manager.example/', 'https://manager.example/app'])
      expect(await start({ mailer, baseUrl })).toBe('open')
    expect(await start({})).toBe('open')
  })

  it('is named at the start: an option of another type, and a name that is no option', async () => {
    const wrong: Readonly<Record<string, ReadonlyArray<unknown>>> = {
      file: ['', 5, 'a\0b', null],
      stores: [{}, null],
      hostSecret: ['x'.repeat(32), {}, null, new Uint8Array(31)],
      policy: [5, 'default', null, []],
      clock: [
        5,
        {},
        null,
        { now: 5 },
        () => 'soon',
        () => new Date(Number.NaN),
        () => 5,
        () => null,
        { now: () => {} },
      ],
      passwords: [{}, null, { hash: () => '' }, { hash: () => '', verify: () => true, judge: 5 }],
      mailer: [{}, null, () => undefined, { send: 5 }, { send: () => undefined, close: 5 }],
      service: ['', 5, 'a\0b', null],
      language: ['rm', 'EN', 5, null],
      placeOf: [{}, 'here', null],
      onProblem: [{}, null],
      work: ['ByHnad', true, null],
      hostSecrt: [new Uint8Array(32), undefined],
      constructor: [1],
    }
    for (const [option, values] of Object.entries(wrong))
      for (const value of values) {
        const answer = await openMandat({
          ...(option === 'file' ? {} : { stores: memoryStores }),
          hostSecret: new Uint8Array(32),
          baseUrl: 'https://manager.example',
          work: 'ByHand',
          [option]: value,
        })
        const faults = E.isLeft(answer) && answer.left.kind === 'InvalidInput' ? answer.left.faults : []
        expect(faults.map(({ path }) => path)).toStrictEqual([option])
      }
    expect(await start({ hostSecrt: 1, work: 'Never' })).toBe(
      'invalid input: work: expected one of InBackground, ByHand; hostSecrt: expected one of the options file, stores, '
        + 'hostSecret, policy, clock, passwords, mailer, baseUrl, service, language, mails, placeOf, views, onProblem, work',
    )
    for (const options of [null, undefined, 5, 'manager.db'])
      expect(wordOf(await openMandat(options as never))).toBe('InvalidInput')
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
    expect(problem({ name: 'x', types: 5, handler })).toBe('invalid input: options.types: expected Array<event type>')
    expect(problem({ name: 'x', types: ['MemberJoined', 'MemberJoint'], handler })).toBe(
      'invalid input: options.types.1: expected the type of an event that there is',
    )
    for (const name of ['', 'x'.repeat(201), 'a\u0000b', 7])
      expect(problem({ name, handler })).toBe(
        'invalid input: options.name: expected text of 1 to 200 characters without control characters',
      )
    expect(problem({ name: 'x', from: -1, handler })).toBe(
      'invalid input: options.from: expected an integer from 0 to 9007199254740991',
    )
    expect(problem({ name: 'x' })).toBe('invalid input: options.handler: expected a function')
    // misspelt, it would hear every event
    expect(problem({ name: 'x', type: ['MemberJoined'], handler })).toBe(
      'invalid input: options.type: expected no such field',
    )
    expect(problem(null)).toContain('invalid input: ')
  })
})
