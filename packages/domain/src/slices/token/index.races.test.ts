import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { GatherPorts } from '../../core/handle/decider.js'
import { dispatcher } from '../../core/handle/dispatch.js'
import type { Handled } from '../../core/handle/handleCommand.js'
import type { EventStore } from '../../core/ports/eventStore.js'
import type { Actor } from '../../core/record/actor.js'
import type { AnyEvent } from '../../core/record/event.js'
import type { TokenId } from '../../core/values/ids.js'
import type { OfType } from '../../core/values/union.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { account, accountStream } from '../../aggregates/account/state.js'
import { organisation, organisationStream } from '../../aggregates/organisation/state.js'
import { partnership, partnershipStream } from '../../aggregates/partnership/state.js'
import { product, productStream } from '../../aggregates/product/state.js'
import { tokenStream } from '../../aggregates/token/state.js'
import { trusting } from '../../testing/trusting.js'
import { depsOn, metaOf } from '../../testing/counter.js'
import { sampleId } from '../../testing/index.js'
import { memoryStore, type MemoryStore, type StoreHooks } from '../../testing/memoryStore.js'
import { anna, annaActs, client, domain, partner } from '../../testing/partnerships.js'
import { stateOf, tokenName } from '../../testing/tokens.js'
import { at, interrupted, passwordAt, populate, put, samplePorts } from '../../testing/world.js'
import { mayBeUsed } from './calls.js'
import type { TokenCommand } from './commands.js'
import { tokenSlice } from './index.js'

const token = sampleId<'Token'>('deploy')
const create = (over: Partial<OfType<TokenCommand, 'CreateToken'>> = {}): OfType<TokenCommand, 'CreateToken'> => ({
  type: 'CreateToken',
  token,
  account: anna,
  name: tokenName,
  organisation: client,
  product: domain,
  scopes: ['dns:read'],
  expiresAt: null,
  password: passwordAt(1),
  ...over,
})
const use = { type: 'RecordTokenUse', token, scope: 'dns:read' } as const
const compromised: AccountEvent = {
  type: 'PasswordCompromised',
  account: anna,
  epoch: 2,
  session: sampleId<'Session'>('Anna'),
  at,
}
const reset: AccountEvent = { type: 'PasswordReset', account: anna, credential: 2, epoch: 2, at }

const populated = async (hooks: StoreHooks = {}): Promise<MemoryStore> => {
  const store = memoryStore(hooks)
  await populate(store)
  return store
}
/** As on a store that cannot check the basis (LOG-11): what lands too late must be dead by itself. */
const UNCHECKED = { basis: 'Unchecked' } as const
type Answer = { readonly outcome: string; readonly handled: Handled<AnyEvent> | null }
const processOn = (store: EventStore, ports: Partial<GatherPorts> = {}) => {
  const dispatch = dispatcher(trusting, depsOn(store, { ports: samplePorts(ports) }))
  return async (command: AnyEvent, actor: Actor = annaActs, name: string = command.type): Promise<Answer> => {
    const answer = await dispatch(command, metaOf(name, { actor }))()
    if (E.isRight(answer)) return { outcome: answer.right.outcome, handled: answer.right }
    return { outcome: answer.left._tag === 'Refusal' ? answer.left.name : answer.left.kind, handled: null }
  }
}
const eventsIn = (store: MemoryStore, stream: string): ReadonlyArray<unknown> =>
  store
    .log()
    .filter((e) => e.stream === stream)
    .map((e) => e.data)
/** Whether the token may be used now, by the states that the log gives. */
const usable = (store: MemoryStore, id: TokenId = token): string => {
  const verdict = mayBeUsed({
    token: stateOf(tokenSlice, ...(eventsIn(store, tokenStream(id)) as never[])),
    account: stateOf(account, ...(eventsIn(store, accountStream(anna)) as never[])),
    organisation: stateOf(organisation, ...(eventsIn(store, organisationStream(client)) as never[])),
    product: stateOf(product, ...(eventsIn(store, productStream(domain)) as never[])),
    partnership: stateOf(partnership, ...(eventsIn(store, partnershipStream(client, partner)) as never[])),
    partnerOrganisation: stateOf(organisation, ...(eventsIn(store, organisationStream(partner)) as never[])),
    scope: 'dns:read',
    now: at,
    policy: depsOn(store).policy,
  })
  return E.isRight(verdict) ? 'usable' : verdict.left.name
}

describe('a token and a compromise at once', () => {
  for (const [what, event] of [
    ['compromise', compromised],
    ['reset', reset],
  ] as const) {
    it(`ACC-06: a token that is appended after a ${what}, but was decided before it, is dead`, async () => {
      const store = await populated(UNCHECKED)
      const slow = processOn(interrupted(store, 'TokenCreated', () => put(store, accountStream(anna), event)))
      expect((await slow(create())).outcome).toBe('Applied')
      expect(
        store
          .log()
          .map((e) => e.type)
          .slice(-2),
      ).toEqual([event.type, 'TokenCreated'])
      expect(usable(store)).toBe('EpochEnded')
      expect((await processOn(store)(use, { _tag: 'Token', token, account: anna, onBehalfOf: null })).outcome).toBe(
        'EpochEnded',
      )
    })
    it(`LOG-11: where the store checks the basis, a token that a ${what} overtakes is decided again, and refused`, async () => {
      const store = await populated()
      const slow = processOn(interrupted(store, 'TokenCreated', () => put(store, accountStream(anna), event)))
      expect((await slow(create())).outcome).toBe(
        event.type === 'PasswordReset' ? 'TokenPasswordWrong' : 'AssistantOpen',
      )
      expect(eventsIn(store, tokenStream(token))).toEqual([])
    })
    it.each([
      ['cannot check the basis', UNCHECKED, 'EpochEnded'],
      ['checks it', {}, 'UnknownToken'],
    ] as const)(
      `ACC-06: an old password that is still being verified when a ${what} comes makes no living token, on a store that %s`,
      async (_, hooks, outcome) => {
        const store = await populated(hooks)
        const { passwords } = samplePorts()
        const late = {
          ...passwords,
          verify:
            (...args: Parameters<typeof passwords.verify>) =>
            async () => {
              await put(store, accountStream(anna), event)
              return passwords.verify(...args)()
            },
        }
        await processOn(store, { passwords: late })(create())
        expect(usable(store)).toBe(outcome)
      },
    )
  }
  it('ACC-06: whatever the order of tokens and a compromise, none that the old password made lives after it', async () => {
    const store = await populated()
    const ids = Array.from({ length: 6 }, (_, i) => sampleId<'Token'>(`attack ${String(i)}`))
    const act = processOn(store)
    await Promise.all(
      ids.map(async (id, i) => {
        if (i === 3) await put(store, accountStream(anna), compromised)
        return act(create({ token: id }), annaActs, `create ${id}`)
      }),
    )
    expect(ids.map((id) => usable(store, id)).filter((answer) => answer === 'usable')).toEqual([])
  })
  it('ACC-04: while the assistant is open none is made, with whatever password', async () => {
    const store = await populated()
    await put(store, accountStream(anna), compromised, { type: 'PasswordChanged', account: anna, credential: 2, at })
    expect((await processOn(store)(create({ password: passwordAt(2) }))).outcome).toBe('AssistantOpen')
  })
})
