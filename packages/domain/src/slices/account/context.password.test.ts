import { registry } from '../../registry.js'
import type { Asked } from '../../testing/samples.js'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import { inspect } from 'node:util'
import type { Actor } from '../../core/record/actor.js'
import { dispatcher } from '../../core/handle/dispatch.js'
import type { EventStore } from '../../core/ports/eventStore.js'
import { Secret } from '../../core/values/secret.js'
import { sessionStream } from '../../aggregates/session/state.js'
import {
  anna,
  annasEmail,
  annasName,
  annasSession,
  asAnna,
  asVisitor,
  said,
  sessionStarted,
} from '../../testing/accounts.js'
import { depsOn, metaOf } from '../../testing/counter.js'
import { sampleBox, sampleId } from '../../testing/index.js'
import { interleaved } from '../../testing/interleaved.js'
import { type MemoryPorts, memoryPorts, sampleDigest } from '../../testing/memoryPorts.js'
import { type MemoryStore, memoryStore } from '../../testing/memoryStore.js'
import { put } from '../../testing/world.js'
import { authenticateTool } from './applicationPassword.js'
import { type AccountEvent, ApplicationPasswordName } from '../../aggregates/account/events.js'
import { accountSlice } from './index.js'
import { credentialsFollowUp } from './followUps.js'
import { nextCredential } from './password.js'
import { accountStream, epochIsAlive, type KnownAccount, knownAccount } from '../../aggregates/account/state.js'

const OLD = 'correct horse battery'
const attackersSession = sampleId<'Session'>('attacker')
const of = (text: string): Secret => Secret.of(text)
const setUp = async (password = OLD) => {
  const store = memoryStore()
  const ports = memoryPorts()
  const run = runner(store, ports)
  await put(store, sessionStream(anna), sessionStarted(), sessionStarted(attackersSession))
  await run({ type: 'RequestRegistration', account: anna, email: annasEmail, language: 'de' }, 'request', asVisitor)
  const link = ports.links.sign({
    purpose: 'Registration',
    stream: accountStream(anna),
    term: 'registration',
    attempt: 1,
  })
  const registered = await run(
    { type: 'RegisterAccount', account: anna, name: annasName, password: of(password), link },
    'register',
    asVisitor,
  )
  return { store, ports, run, link, registered }
}
const runner = (store: EventStore, ports: MemoryPorts | ReturnType<typeof interleaved>['ports']) => {
  const dispatch = dispatcher(registry, depsOn(store, { ports }))
  return (command: Asked, name: string, actor: Actor = asAnna) => dispatch(command, metaOf(name, { actor }))()
}
const eventsOf = (store: MemoryStore): ReadonlyArray<AccountEvent> =>
  store
    .log()
    .filter((e) => e.stream === accountStream(anna))
    .map((e) => e.data as AccountEvent)
const known = (store: MemoryStore): KnownAccount => {
  const found = knownAccount(eventsOf(store).reduce(accountSlice.evolve, accountSlice.initialState))
  if (found === null) throw new Error('not registered')
  return found
}
const opens = (store: MemoryStore, ports: MemoryPorts, password: string): boolean =>
  ports.kept.hashes.get(`${anna}/${String(known(store).credential)}`) === sampleDigest(password)
const change = (current: string, replacement: string, confirmation = replacement): Asked => ({
  type: 'ChangePassword',
  account: anna,
  current: of(current),
  replacement: of(replacement),
  confirmation: of(confirmation),
})
const start = (current: string, replacement: string): Asked => ({
  ...change(current, replacement),
  type: 'StartCompromiseAssistant',
  secondFactor: null,
})

describe('what is gathered of a password', () => {
  it('ACC-01: a verified address and a password make an account', async () => {
    const { store, ports, registered } = await setUp()
    expect(E.isRight(registered)).toBe(true)
    expect(eventsOf(store).map((e) => e.type)).toEqual(['RegistrationRequested', 'AccountRegistered'])
    expect(opens(store, ports, OLD)).toBe(true)
  })
  it('ACC-07: the own name and address are known when a password is judged', async () => {
    expect(said((await setUp('Anna Rossi 1999')).registered)).toBe('PasswordHasOwnName ACC-07')
    expect(said((await setUp('anna@example.ch!')).registered)).toBe('PasswordHasOwnName ACC-07')
    expect(said((await setUp('password1')).registered)).toBe('PasswordCommon ACC-07')
    expect(said((await setUp('short')).registered)).toBe('PasswordTooShort ACC-07')
    expect(said((await setUp('x'.repeat(129))).registered)).toBe('PasswordTooLong ACC-07')
    const { run } = await setUp()
    expect(said(await run(change(OLD, 'is Anna Rossi here'), 'c'))).toBe('PasswordHasOwnName ACC-07')
  })
  it('ACC-02: right current password, matching confirmation, another password', async () => {
    const { store, ports, run } = await setUp()
    expect(said(await run(change('wrong', 'a new and better one'), '1'))).toBe('WrongPassword ACC-02')
    expect(said(await run(change(OLD, 'a new and better one', 'a new and better two'), '2'))).toBe(
      'ConfirmationMismatch ACC-02',
    )
    expect(said(await run(change(OLD, OLD), '3'))).toBe('SamePassword ACC-02')
    expect(ports.kept.hashes.size).toBe(1)
    expect(E.isRight(await run(change(OLD, 'a new and better one'), '4'))).toBe(true)
    expect([opens(store, ports, OLD), opens(store, ports, 'a new and better one')]).toEqual([false, true])
  })
  it('ACC-10: the newest link resets, once', async () => {
    const { store, ports, run } = await setUp()
    const link = (attempt: number) =>
      ports.links.sign({ purpose: 'PasswordReset', stream: accountStream(anna), term: 'reset', attempt })
    const reset = (attempt: number): Asked => ({
      type: 'ResetPassword',
      account: anna,
      replacement: of('a new and better one'),
      confirmation: of('a new and better one'),
      link: link(attempt),
      secondFactor: null,
    })
    await run({ type: 'RequestPasswordReset', account: anna }, 'ask', asVisitor)
    await run({ type: 'RequestPasswordReset', account: anna }, 'ask again', asVisitor)
    expect(said(await run(reset(1), 'first', asVisitor))).toBe('ResetLinkWrong ACC-10')
    expect(E.isRight(await run(reset(2), 'second', asVisitor))).toBe(true)
    expect(said(await run(reset(2), 'again', asVisitor))).toBe('ResetLinkWrong ACC-10')
    expect([known(store).epoch, opens(store, ports, 'a new and better one')]).toEqual([2, true])
  })
  it('ACC-02: a fresh version is a generation later, whatever its random part', () => {
    const { random } = memoryPorts()
    const versions = Array.from({ length: 50 }, () => nextCredential(5 * 2 ** 32 + 17, random))
    expect(new Set(versions.map((v) => Math.floor(v / 2 ** 32)))).toEqual(new Set([6]))
    expect(new Set(versions).size).toBe(50)
  })
  it('ACC-02: hashes that were replaced are forgotten, and after a deletion all are', async () => {
    const { store, ports, run } = await setUp()
    await run(change(OLD, 'a new and better one'), 'c')
    for (const event of eventsOf(store)) await credentialsFollowUp(event, ports)()
    expect([...ports.kept.hashes.keys()]).toEqual([`${anna}/${String(known(store).credential)}`])
    await credentialsFollowUp(
      { type: 'AccountDeleted', account: anna, at: '2026-03-02T12:00:00.000Z' as never },
      ports,
    )()
    expect(ports.kept.hashes.size).toBe(0)
  })
})

describe('at once', () => {
  it('ACC-06: whoever changes the password at the same moment, each event names the hash of its own command', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { store, ports } = await setUp()
        const live = interleaved(scheduler, store, ports)
        const attackers = { ...asAnna, session: attackersSession }
        const running = [
          runner(live.store, live.ports)(start(OLD, 'the password of the owner'), 'owner'),
          runner(live.store, live.ports)(change(OLD, 'the password of the attacker'), 'attacker', attackers),
        ]
        const [owner, attacker] = await scheduler.waitFor(Promise.all(running))
        expect([owner, attacker].filter((answer) => answer !== undefined && E.isRight(answer))).toHaveLength(1)
        const winner =
          owner !== undefined && E.isRight(owner) ? 'the password of the owner' : 'the password of the attacker'
        expect(opens(store, ports, winner)).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
  it('ACC-06: no application password that is made at the moment of the compromise survives it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { store, ports } = await setUp()
        const live = interleaved(scheduler, store, ports)
        const create: Asked = {
          type: 'CreateApplicationPassword',
          account: anna,
          applicationPassword: sampleId<'ApplicationPassword'>('fresh'),
          name: sampleBox(ApplicationPasswordName, anna),
        }
        const [, made] = await scheduler.waitFor(
          Promise.all([
            runner(live.store, live.ports)(start(OLD, 'the password of the owner'), 'owner'),
            runner(live.store, live.ports)(create, 'attacker', { ...asAnna, session: attackersSession }),
          ]),
        )
        const state = { _tag: 'Registered', ...known(store) } as const
        expect(state.epoch).toBe(2)
        const secret = made !== undefined && E.isRight(made) ? made.right.secrets['applicationPassword'] : of('none')
        expect(secret === undefined ? null : authenticateTool(state, secret, sampleDigest)).toBeNull()
        expect(epochIsAlive(state, 1, annasSession)).toBe(true)
        expect(epochIsAlive(state, 1, attackersSession)).toBe(false)
      }),
      { numRuns: 100 },
    )
  })
})

describe('secrets', () => {
  it("APP-02, LOG-07: an application password is shown once, and left out of a repeat's answer", async () => {
    const { store, run } = await setUp()
    const create: Asked = {
      type: 'CreateApplicationPassword',
      account: anna,
      applicationPassword: sampleId<'ApplicationPassword'>('mail'),
      name: sampleBox(ApplicationPasswordName, anna),
    }
    const first = await run(create, 'create')
    const again = await run(create, 'create')
    const secret = E.isRight(first) ? first.right.secrets['applicationPassword'] : undefined
    expect(secret && authenticateTool({ _tag: 'Registered', ...known(store) }, secret, sampleDigest)).toBe(
      create['applicationPassword'],
    )
    expect(E.isRight(again) && [again.right.outcome, again.right.secrets, again.right.withheld]).toEqual([
      'AlreadyApplied',
      {},
      ['applicationPassword'],
    ])
  })
  it('ACC-09: no secret is ever in an event, an answer, a refusal, a state or a printed command', async () => {
    const canary = fc
      .tuple(fc.stringMatching(/^[A-Z][a-z]{5}[0-9]{6}$/), fc.stringMatching(/^[A-Z][a-z]{5}[0-9]{6}$/))
      .filter(([x, y]) => x !== y)
    await fc.assert(
      fc.asyncProperty(canary, async ([first, second]) => {
        const { store, ports, run, link, registered } = await setUp(first)
        const session = sampleId<'Session'>('new')
        const logIn = (password: string): Asked => ({
          type: 'LogIn',
          account: anna,
          session,
          ipAddress: null,
          device: null,
          password: of(password),
          secondFactor: of(second),
        })
        const commands = [
          change(second, first),
          change(first, second, first),
          change(first, second),
          start(second, first),
          start(first, second),
          logIn(second),
          logIn(first),
        ]
        const answers: unknown[] = [registered]
        for (const [i, command] of commands.entries())
          answers.push(await run(command, String(i), command.type === 'LogIn' ? asVisitor : asAnna))
        const shown = [answers, store.log(), known(store), commands].flatMap((all) => [
          JSON.stringify(all),
          inspect(all, { depth: 20, showHidden: true }),
        ])
        shown.push(...commands.flatMap((command) => Object.values(command).map(String)))
        for (const secret of [first, second, link.reveal()])
          expect(shown.filter((text) => text.includes(secret))).toEqual([])
        expect([...ports.kept.hashes.values()].some((hash) => hash.includes(first))).toBe(false)
      }),
      { numRuns: 30 },
    )
  })
})
