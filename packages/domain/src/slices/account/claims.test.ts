import { registry } from '../../registry.js'
import type { Asked } from '../../testing/samples.js'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { GatherPorts } from '../../core/handle/decider.js'
import { dispatcher } from '../../core/handle/dispatch.js'
import type { AccountId } from '../../core/values/ids.js'
import type { EventStore } from '../../core/ports/eventStore.js'
import { annasSession, asSystem, asVisitor, pass, said, sessionStarted } from '../../testing/accounts.js'
import { depsOn, metaOf } from '../../testing/counter.js'
import { sampleBox, sampleId } from '../../testing/index.js'
import { interleaved } from '../../testing/interleaved.js'
import { type MemoryPorts, memoryPorts } from '../../testing/memoryPorts.js'
import { type MemoryStore, memoryStore } from '../../testing/memoryStore.js'
import { put } from '../../testing/world.js'
import { claimOwner, settlementOf } from './claims.js'
import { claimsFollowUp } from './followUps.js'
import { settling } from '../../core/handle/settling.js'
import { type AccountEvent, Email } from '../../aggregates/account/events.js'
import { accountSlice } from './index.js'
import { refuse } from './refusals.js'
import { accountStream, type AccountState, knownAccount } from '../../aggregates/account/state.js'

const a = sampleId<'Account'>('a')
const b = sampleId<'Account'>('b')
const c = sampleId<'Account'>('c')
const X = 'x@example.ch'
const Y = 'y@example.ch'

/** One process of a host: its own cache, and commands that claim are run as the guide says. */
const host = (name: string, store: EventStore, ports: GatherPorts) => {
  const dispatch = dispatcher(registry, depsOn(store, { ports }))
  let forfeited = 0
  const forfeit = (step: Asked) =>
    dispatch(step, metaOf(`${name} forfeits ${String(forfeited++)}`, { actor: asSystem }))
  return {
    dispatch,
    settled: (command: Asked, meta: ReturnType<typeof metaOf>) =>
      settling(settlementOf, dispatch(command, meta), forfeit)(),
  }
}
const asPerson = (account: AccountId) => ({
  actor: { _tag: 'Person', account, session: annasSession, onBehalfOf: null } as const,
})
const request = (account: AccountId, email: string): Asked => ({
  type: 'RequestRegistration',
  account,
  email: sampleBox(Email, account, email),
  language: 'en',
})
const register = (account: AccountId, ports: GatherPorts): Asked => ({
  type: 'RegisterAccount',
  account,
  name: null,
  password: pass(),
  link: ports.links.sign({ purpose: 'Registration', stream: accountStream(account), term: 'registration', attempt: 1 }),
})
const confirm = (account: AccountId, ports: GatherPorts, attempt = 1): Asked => ({
  type: 'ConfirmEmailChange',
  account,
  link: ports.links.sign({ purpose: 'EmailChange', stream: accountStream(account), term: 'email', attempt }),
})
const change = (account: AccountId, email: string): Asked => ({
  type: 'RequestEmailChange',
  account,
  email: sampleBox(Email, account, email),
  password: pass(),
})

const eventsOf = (store: MemoryStore, account: AccountId): ReadonlyArray<AccountEvent> =>
  store
    .log()
    .filter((e) => e.stream === accountStream(account))
    .map((e) => e.data as AccountEvent)
const stateOf = (store: MemoryStore, account: AccountId): AccountState =>
  eventsOf(store, account).reduce(accountSlice.evolve, accountSlice.initialState)
const addressOf = (store: MemoryStore, account: AccountId): string | null => {
  const box = knownAccount(stateOf(store, account))?.email.box
  return box === undefined ? null : decodeURIComponent(box)
}
/** What the host's process does after each event, from the first on; a repeat of all of it must change nothing. */
const followUp = async (store: MemoryStore, ports: GatherPorts): Promise<void> => {
  const states = new Map<string, AccountState>()
  for (const { stream, data } of store.log().filter((e) => e.stream.startsWith('account-'))) {
    const before = states.get(stream) ?? accountSlice.initialState
    await claimsFollowUp(data as AccountEvent, before, ports)()
    states.set(stream, accountSlice.evolve(before, data as AccountEvent))
  }
}
const claimed = (ports: MemoryPorts) =>
  Object.fromEntries([...ports.kept.claims].map(([key, { owner, confirmed }]) => [key, [owner, confirmed]]))

const opened = async (...requests: ReadonlyArray<readonly [AccountId, string]>) => {
  const store = memoryStore()
  const ports = memoryPorts()
  const { dispatch, settled } = host('setup', store, ports)
  for (const [account, email] of requests)
    await dispatch(request(account, email), metaOf(`request ${account}`, { actor: asVisitor }))()
  for (const [account] of requests) await put(store, `session-${account}`, sessionStarted(annasSession, account))
  return { store, ports, dispatch, settled }
}

describe('the claim of an e-mail address', () => {
  it('ACC-01: asking for a link reserves nothing, nor does a wrong link', async () => {
    const { ports, dispatch } = await opened([a, X])
    const wrong = { ...register(a, ports), link: pass('wrong') }
    expect(said(await dispatch(wrong, metaOf('wrong', { actor: asVisitor }))())).toBe('RegistrationLinkWrong ACC-01')
    expect(claimed(ports)).toEqual({})
  })
  it('ACC-01: an address is claimed, used, confirmed', async () => {
    const { store, ports, settled } = await opened([a, ' X@Example.ch '])
    expect(E.isRight(await settled(register(a, ports), metaOf('a', { actor: asVisitor })))).toBe(true)
    expect(claimed(ports)).toEqual({ [`Email/${X}`]: [claimOwner(a, 0), false] })
    await followUp(store, ports)
    await followUp(store, ports)
    expect(claimed(ports)).toEqual({ [`Email/${X}`]: [claimOwner(a, 0), true] })
  })
  it('ACC-01: an address belongs to one account at a time, confirmed or not yet', async () => {
    const { store, ports, settled } = await opened([a, X], [b, 'X@EXAMPLE.CH'])
    await settled(register(a, ports), metaOf('a', { actor: asVisitor }))
    expect(said(await settled(register(b, ports), metaOf('b', { actor: asVisitor })))).toBe('EmailTaken ACC-01')
    await followUp(store, ports)
    expect(said(await settled(register(b, ports), metaOf('b', { actor: asVisitor })))).toBe('EmailTaken ACC-01')
    expect(eventsOf(store, a).map((e) => e.type)).toEqual(['RegistrationRequested', 'AccountRegistered'])
  })
  it("ACC-01: a claim whose process died is forfeited in its account's stream, and then released", async () => {
    const { store, ports, dispatch, settled } = await opened([a, X], [b, X])
    await ports.claims.put('Email', X, claimOwner(a, 0), '2026-03-01T00:00:00.000Z' as never)()
    const first = await dispatch(register(b, ports), metaOf('b', { actor: asVisitor }))()
    expect(said(first)).toBe('EmailClaimUnsettled ACC-01')
    expect(E.isRight(await settled(register(b, ports), metaOf('b', { actor: asVisitor })))).toBe(true)
    expect(eventsOf(store, a).map((e) => e.type)).toEqual(['RegistrationRequested', 'EmailClaimForfeited'])
    expect(claimed(ports)).toEqual({ [`Email/${X}`]: [claimOwner(b, 0), false] })
  })
  it('ACC-01: a change claims the new address before it releases the old one', async () => {
    const { store, ports, dispatch, settled } = await opened([a, X], [b, X])
    await settled(register(a, ports), metaOf('a', { actor: asVisitor }))
    await followUp(store, ports)
    await dispatch(change(a, Y), metaOf('change', asPerson(a)))()
    await settled(confirm(a, ports), metaOf('confirm', asPerson(a)))
    expect(claimed(ports)).toEqual({
      [`Email/${X}`]: [claimOwner(a, 0), true],
      [`Email/${Y}`]: [claimOwner(a, 1), false],
    })
    await followUp(store, ports)
    await followUp(store, ports)
    expect(claimed(ports)).toEqual({ [`Email/${Y}`]: [claimOwner(a, 1), true] })
    expect(E.isRight(await settled(register(b, ports), metaOf('b', { actor: asVisitor })))).toBe(true)
  })
  it('ACC-01: who goes back to an old address keeps it, however late the follow-ups of the first change run', async () => {
    const { store, ports, dispatch, settled } = await opened([a, X])
    await settled(register(a, ports), metaOf('a', { actor: asVisitor }))
    await followUp(store, ports)
    for (const [n, email] of [
      [1, Y],
      [2, X],
    ] as const) {
      await dispatch(change(a, email), metaOf(`change ${email}`, asPerson(a)))()
      expect(E.isRight(await settled(confirm(a, ports, n), metaOf(`confirm ${email}`, asPerson(a))))).toBe(true)
    }
    await followUp(store, ports)
    await followUp(store, ports)
    expect(addressOf(store, a)).toBe(X)
    expect(claimed(ports)).toEqual({ [`Email/${X}`]: [claimOwner(a, 2), true] })
  })
  it('ACC-01: deletion releases the address', async () => {
    const { store, ports, settled } = await opened([a, X])
    await settled(register(a, ports), metaOf('a', { actor: asVisitor }))
    await followUp(store, ports)
    await claimsFollowUp(
      { type: 'AccountDeleted', account: a, at: '2026-03-02T12:00:00.000Z' as never },
      stateOf(store, a),
      ports,
    )()
    expect(claimed(ports)).toEqual({})
  })
  it('ACC-01: a claim that this library did not put is never touched', async () => {
    const { ports, settled } = await opened([a, X])
    await ports.claims.put('Email', X, 'somebody', '2026-03-01T00:00:00.000Z' as never)()
    expect(said(await settled(register(a, ports), metaOf('a', { actor: asVisitor })))).toBe('EmailTaken ACC-01')
  })
})

describe('settling', () => {
  it('ACC-01: only an unsettled claim asks for a forfeiture', () => {
    const [unsettled, taken] = [refuse.EmailClaimUnsettled({ owner: a }), refuse.EmailTaken()]
    expect(E.isLeft(unsettled) && settlementOf(unsettled.left)).toEqual({ type: 'ForfeitEmailClaim', account: a })
    expect(E.isLeft(taken) && settlementOf(taken.left)).toBeNull()
  })
  it('ACC-01: it gives up after a number of times, and says so', async () => {
    let [ran, forfeited] = [0, 0]
    const run = () => {
      ran++
      return Promise.resolve(refuse.EmailClaimUnsettled({ owner: a }))
    }
    const answer = await settling(
      settlementOf,
      run,
      () =>
        TE.fromIO(() => {
          forfeited++
        }),
      3,
    )()
    expect([ran, forfeited, answer]).toEqual([4, 3, refuse.EmailClaimUnsettled({ owner: a })])
  })
})

describe('at once', () => {
  it('ACC-01: whatever happens in whatever order, an address never belongs to two accounts, and in the end to one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat({ max: 3 }), async (scheduler, dead) => {
        const { store, ports, dispatch, settled } = await opened([a, X], [b, Y], [c, X])
        await settled(register(a, ports), metaOf('a', { actor: asVisitor }))
        await dispatch(change(a, Y), metaOf('change', asPerson(a)))()
        // somebody's process died after it had claimed
        if (dead === 1) await ports.claims.put('Email', Y, claimOwner(c, 0), '2026-03-01T00:00:00.000Z' as never)()
        if (dead === 2) await ports.claims.put('Email', Y, claimOwner(a, 1), '2026-03-01T00:00:00.000Z' as never)()
        const commands = [
          [confirm(a, ports), metaOf('confirm', asPerson(a))],
          [register(b, ports), metaOf('b', { actor: asVisitor })],
          [register(c, ports), metaOf('c', { actor: asVisitor })],
        ] as const
        const live = interleaved(scheduler, store, ports)
        const running = commands.map(([command, meta], i) =>
          host(String(i), live.store, live.ports).settled(command, meta),
        )
        await scheduler.waitFor(Promise.all([...running, followUp(store, live.ports), followUp(store, live.ports)]))
        const held = [a, b, c].map((account) => addressOf(store, account)).filter((address) => address !== null)
        expect(new Set(held).size).toBe(held.length)

        await followUp(store, ports)
        for (const [command, meta] of commands) {
          await host('later', store, ports).settled(command, { ...meta, id: metaOf(`later ${meta.id}`).id })
          await followUp(store, ports)
        }
        // a has X and b has Y; or a has Y, and c could have X
        expect([a, b, c].map((account) => addressOf(store, account))).toEqual(
          addressOf(store, a) === X ? [X, Y, null] : [Y, null, X],
        )
        for (const account of [a, b, c]) {
          const known = knownAccount(stateOf(store, account))
          if (known === null) continue
          const claim = ports.kept.claims.get(`Email/${addressOf(store, account) ?? ''}`)
          expect([claim?.owner, claim?.confirmed]).toEqual([claimOwner(account, known.emailEra), true])
        }
      }),
      { numRuns: 80 },
    )
  })
})
