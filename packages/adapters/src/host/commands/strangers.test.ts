import { expect, it } from '@jest/globals'
import { type CommandDefinition, plainOf, registry } from '@mandat/domain/kit'
import { arbitraryOf } from '@mandat/domain/testing'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { openHost } from '../../testing/host.js'
import { founded, ordered, person, tokenFor, visitor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

const all: ReadonlyArray<CommandDefinition> = [...registry.commands.values()]
const definitions = all.filter(({ givenBy }) => givenBy === 'Callers')

it('LOG-01: a command about what nobody knows, whoever acts, is refused by a rule and leaves no trace, but for those that begin something', async () => {
  const host = await openHost({ positions: 'Dense' })
  const ada = await person(host, 'Ada')
  const acme = await founded(host, ada)
  const { token } = await tokenFor(host, ada, acme, await ordered(host, acme, ada.actor))
  const actors = {
    Person: ada.actor,
    Token: { _tag: 'Token', token, account: ada.account, onBehalfOf: null },
    Visitor: visitor(host),
    LinkHolder: { _tag: 'LinkHolder', visitor: host.id() },
    Operator: { _tag: 'Operator', account: ada.account },
    System: { _tag: 'System', process: 'clock' },
  }
  const taken = new Set<string>()
  for (const { type, codec, origin } of definitions)
    for (const [kind, actor] of Object.entries(actors))
      for (const made of fc.sample(arbitraryOf(plainOf(codec) as never), {
        seed: 4_711,
        numRuns: 3,
      }) as ReadonlyArray<object>) {
        const data = Object.fromEntries(Object.entries(made).filter(([key]) => !['type', ...origin].includes(key)))
        const head = right(await host.stores.events.head()())
        const answer = await host.manager.executeUnknown({ type, data, actor })
        const written = right(await host.stores.events.head()()) - head
        if (E.isRight(answer)) taken.add(`${type} by ${kind}: ${answer.right.outcome}`)
        else {
          const rule = answer.left._tag === 'Refusal' ? answer.left.rule : answer.left
          // a guess is counted, whether or not there is such an account (ACC-08)
          const counted = type === 'LogIn' && rule === 'ACC-08' ? 1 : 0
          expect([type, kind, rule, written]).toStrictEqual([
            type,
            kind,
            expect.stringMatching(/^[A-Z]{3}-\d\d$/),
            counted,
          ])
        }
      }
  expect([...taken]).toStrictEqual([
    'RequestRegistration by Visitor: Applied',
    'RequestRegistration by LinkHolder: Applied',
    'RequestPasswordReset by Visitor: Applied',
    'RequestPasswordReset by LinkHolder: Applied',
    'RevokeSession by System: NothingToDo',
    'LeaveOrganisation by System: NothingToDo',
    'EndPartnership by System: NothingToDo',
  ])
}, 60_000)

it('LOG-01, LOG-10: what the library gives itself is taken from nobody, whoever acts', async () => {
  const host = await openHost()
  const ada = await person(host, 'Ada')
  const head = right(await host.stores.events.head()())
  const own = all.filter(({ givenBy }) => givenBy === 'Library')
  expect(own).toHaveLength(18)
  for (const { type } of own)
    for (const actor of [ada.actor, visitor(host), { _tag: 'System', process: 'clock' }])
      expect([type, await host.manager.executeUnknown({ type, data: {}, actor })]).toStrictEqual([
        type,
        E.left({
          _tag: 'Failure',
          kind: 'InvalidInput',
          faults: [{ path: 'type', expected: 'a known command' }],
          message: 'invalid input: type: expected a known command',
        }),
      ])
  expect(right(await host.stores.events.head()())).toBe(head)
})
