import { expect, it } from '@jest/globals'
import { slices } from '@mandat/domain'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { openHost } from '../contract/host.js'
import { founded, ordered, person, settled, visitor } from '../contract/people.js'
import { right } from '../contract/scratch.js'

/** Refused, and yet on record: a wrong password counts (ACC-08). */
const COUNTED = 'WrongCredentials'
/** Said before the command itself is decided, by commands of their own, under other ids (ORG-02, ORG-10, PAR-16). */
const WORDS_BEFORE = ['MembershipAccepted', 'ProductAdmitted', 'PartnerActAuthorised']

it('LOG-01, ACC-08: of any input, nothing throws, and what is refused or fails leaves the log as it was', async () => {
  const host = await openHost({ policy: { login: { failures: 1_000_000, lockMinutes: 1 } } })
  const ada = await person(host, 'Ada')
  const acme = await founded(host, ada)
  const product = await ordered(host, acme, ada.actor)
  await settled(host)
  const { events } = host.stores
  const definitions = slices.flatMap((slice) => slice.commands)
  const ids = fc.constantFrom<string>(ada.account, ada.session, acme, product, host.id(), host.id(), 'no id')
  const value = fc.oneof(
    { weight: 6, arbitrary: ids }, { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, 'Administrator', 'Manual', 'On', '7d', 'en', '2027-05-05', '2027-05-05T00:00:00.000Z', 'a@b.ch', ada.password, []) },
    { weight: 1, arbitrary: fc.jsonValue() }, { weight: 1, arbitrary: fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>({ _tag: 'Account', account: ada.account }, { _tag: 'Full', billingMode: 'PartnerPays', walletEntrusted: null }, { currency: 'CHF', amount: 5 }, ['a:b'], [product]) },
  )
  const actor = fc.oneof({ weight: 6, arbitrary: fc.constant<unknown>(ada.actor) }, { weight: 1, arbitrary: fc.constantFrom<unknown>(visitor(host), { _tag: 'System', process: 'fuzz' }, { _tag: 'LinkHolder', visitor: ada.account }) }, { weight: 1, arbitrary: value })
  const nearly = fc.constantFrom(...definitions).chain(({ type, fields }) => {
    const data = fc.record(Object.fromEntries(Object.keys(fields).map((key) => [
      key, ['account', 'founder'].includes(key) ? fc.oneof({ weight: 5, arbitrary: fc.constant<unknown>(ada.account) }, value) : ['organisation', 'client'].includes(key) ? fc.oneof({ weight: 5, arbitrary: fc.constant<unknown>(acme) }, value) : value,
    ])))
    return fc.record({ type: fc.constant<unknown>(type), data: fc.oneof({ weight: 9, arbitrary: data }, value), actor }, { requiredKeys: ['type', 'data', 'actor'] })
  })
  const seen = new Map<string, number>()
  await fc.assert(fc.asyncProperty(fc.oneof({ weight: 9, arbitrary: nearly }, { weight: 1, arbitrary: fc.anything({ withBigInt: true, withDate: true }) }), async (input) => {
    const before = right(await events.head()())
    const answer = await host.manager.execute(input)
    const after = right(await events.head()())
    const word = E.isRight(answer) ? answer.right.outcome : answer.left._tag === 'Refusal' ? answer.left.name : answer.left.kind
    seen.set(word, (seen.get(word) ?? 0) + 1)
    if (E.isRight(answer)) expect(after - before >= answer.right.events.length).toBe(true)
    else if (word !== COUNTED) {
      const left = right(await events.readAll({ after: before, count: 10 })())
      expect(left.filter(({ type }) => !WORDS_BEFORE.includes(type))).toEqual([])
    }
    expect(['Unknown', 'Unavailable', 'Unreadable', 'MissingKey', 'Tampered']).not.toContain(word)
  }), { numRuns: 2_000, seed: 20_260_302, endOnFailure: true })
  // it got past the door: some were applied, and many rules had their say
  expect(seen.get('Applied')).toBeGreaterThan(10)
  expect(seen.size).toBeGreaterThan(20)
}, 180_000)
