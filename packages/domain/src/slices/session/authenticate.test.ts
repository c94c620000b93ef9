import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import { dispatcher } from '../../core/handle/dispatch.js'
import { unavailable } from '../../core/values/failure.js'
import type { SessionId } from '../../core/values/ids.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { account } from '../../aggregates/account/state.js'
import type { SessionEvent } from '../../aggregates/session/events.js'
import { session } from '../../aggregates/session/state.js'
import { registry } from '../../registry.js'
import {
  anna,
  annasPhone,
  annasSession,
  asAnna,
  asVisitor,
  compromised,
  moment,
  noon,
  pass,
  registered,
  said,
  sessionStarted,
} from '../../testing/accounts.js'
import { depsOn, metaOf } from '../../testing/counter.js'
import { sampleId } from '../../testing/index.js'
import { sampleDigest, memoryPorts } from '../../testing/memoryPorts.js'
import { memoryStore } from '../../testing/memoryStore.js'
import type { Asked } from '../../testing/samples.js'
import { authenticate, sessionIsAlive } from './authenticate.js'

const attackers = sampleId<'Session'>('attackers')
const started = (id: SessionId, epoch = 1) => ({ ...sessionStarted(id), epoch })
const sessions = (...events: ReadonlyArray<SessionEvent>) => events.reduce(session.evolve, session.initialState)
const person = (...events: ReadonlyArray<AccountEvent>) => events.reduce(account.evolve, account.initialState)
const reset: AccountEvent = { type: 'PasswordReset', account: anna, credential: 9, epoch: 3, at: noon }

describe('whether a session is alive', () => {
  const both = sessions(started(annasSession), started(annasPhone))
  it('SES-01: from its start to its end, and not past its time', () => {
    expect(sessionIsAlive(person(registered), both, annasSession, noon)).toBe(true)
    expect(sessionIsAlive(person(registered), both, attackers, noon)).toBe(false)
    expect(sessionIsAlive(person(registered), both, annasSession, moment('2026-03-31T23:59:59.999Z'))).toBe(true)
    expect(sessionIsAlive(person(registered), both, annasSession, moment('2026-04-01T12:00:00.000Z'))).toBe(false)
    const out = session.evolve(both, {
      type: 'SessionEnded',
      account: anna,
      session: annasSession,
      how: 'Logout',
      at: noon,
    })
    expect([annasSession, annasPhone].map((id) => sessionIsAlive(person(registered), out, id, noon))).toEqual([
      false,
      true,
    ])
  })
  it('ACC-06: from the moment of the compromise every other session is dead', () => {
    expect(
      [annasSession, annasPhone].map((id) => sessionIsAlive(person(registered, ...compromised), both, id, noon)),
    ).toEqual([true, false])
  })
  it('ACC-06: a session that was decided on the old epoch but starts after the compromise is dead', () => {
    const late = sessions(started(annasSession), started(attackers, 1))
    expect(sessionIsAlive(person(registered, ...compromised), late, attackers, noon)).toBe(false)
    expect(sessionIsAlive(person(registered, ...compromised), sessions(started(annasPhone, 2)), annasPhone, noon)).toBe(
      true,
    )
  })
  it('ACC-10: after a reset every session is dead, the one that a compromise kept too', () => {
    expect(
      [annasSession, annasPhone].map((id) => sessionIsAlive(person(registered, ...compromised, reset), both, id, noon)),
    ).toEqual([false, false])
  })
  it('ACC-12: a deleted account has no session', () => {
    expect(
      sessionIsAlive(person(registered, { type: 'AccountDeleted', account: anna, at: noon }), both, annasSession, noon),
    ).toBe(false)
  })
  it('ACC-06: of any sessions and epochs, those alive are of the present epoch, or the one that was kept', () => {
    const ids = Array.from({ length: 6 }, (_, i) => sampleId<'Session'>(String(i)))
    const step = fc.oneof(
      fc.record({ start: fc.constantFrom(...ids), epoch: fc.integer({ min: 1, max: 4 }) }),
      fc.record({ compromise: fc.constantFrom(...ids) }),
      fc.constant('reset' as const),
    )
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        let [who, all, epoch, kept] = [person(registered), sessions(), 1, null as SessionId | null]
        const epochs = new Map<SessionId, number>()
        for (const one of steps) {
          if (one === 'reset') {
            who = account.evolve(who, { ...reset, epoch: ++epoch })
            kept = null
          } else if ('start' in one) {
            all = session.evolve(all, started(one.start, one.epoch))
            epochs.set(one.start, one.epoch)
          } else {
            who = account.evolve(who, {
              type: 'PasswordCompromised',
              account: anna,
              epoch: ++epoch,
              session: one.compromise,
              at: noon,
            })
            kept = one.compromise
          }
          const alive = ids.filter((id) => sessionIsAlive(who, all, id, noon))
          expect(alive).toEqual(ids.filter((id) => epochs.has(id) && (epochs.get(id) === epoch || id === kept)))
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('what a host asks before a command', () => {
  const loading =
    (who: ReadonlyArray<AccountEvent>, all: ReadonlyArray<SessionEvent>): Gatherer['load'] =>
    (aggregate, stream) =>
      TE.right(
        (stream.startsWith('account-') ? person(...who) : sessions(...all)) as unknown as typeof aggregate.initialState,
      )
  it('ACC-06: a session of the person that is alive, or one that has ended', async () => {
    const ask = (who: ReadonlyArray<AccountEvent>, actor = asAnna) =>
      authenticate({ load: loading(who, [started(annasSession), started(annasPhone)]), now: noon })(actor)()
    expect(await ask([registered])).toEqual(E.right('Alive'))
    expect(await ask([registered, ...compromised])).toEqual(E.right('Alive'))
    expect(await ask([registered, ...compromised], { ...asAnna, session: annasPhone })).toEqual(E.right('Ended'))
    expect(await ask([registered], { ...asAnna, session: attackers })).toEqual(E.right('Ended'))
  })
  it('ACC-06: when the log does not answer, nobody is let in', async () => {
    const away = unavailable('memory', 'away')
    expect(await authenticate({ load: () => TE.left(away), now: noon })(asAnna)()).toEqual(E.left(away))
  })
})

describe('logging in through the handler', () => {
  const setUp = async () => {
    const store = memoryStore()
    const ports = memoryPorts()
    await ports.credentials.put(anna, registered.credential, sampleDigest(pass().reveal()))()
    const dispatch = dispatcher(registry, depsOn(store, { ports }))
    const meta = { ...metaOf('seed'), command: metaOf('seed').id, commandType: 'seed', basis: [] }
    await store.append({
      stream: `account-${anna}`,
      expectedRevision: -1,
      command: { id: meta.id, digest: meta.digest },
      events: [
        { id: sampleId<'Event'>('seed'), type: registered.type, version: 1, data: registered, meta, recordedAt: noon },
      ],
    })()
    const logIn = (password: string): Asked => ({
      type: 'LogIn',
      account: anna,
      ipAddress: null,
      device: null,
      password: pass(password),
      secondFactor: null,
    })
    const run = async (name: string, password = pass().reveal()) =>
      said(await dispatch(logIn(password), metaOf(name, { actor: asVisitor }))())
    return { store, run, dispatch, logIn }
  }
  it('ACC-08: a wrong password is on record and refused, and so is the repeat of that very command', async () => {
    const { store, run } = await setUp()
    expect([await run('one', 'wrong'), await run('one', 'wrong'), await run('two')]).toEqual([
      'WrongCredentials ACC-08',
      'WrongCredentials ACC-08',
      'Applied',
    ])
    expect(store.log().map((e) => e.type)).toEqual([
      'AccountRegistered',
      'LoginFailed',
      'SessionStarted',
      'LoginFailuresForgotten',
    ])
  })
  it('ACC-08: guesses sent at once get no further than the lock', async () => {
    const { store, run } = await setUp()
    const names = Array.from({ length: 12 }, (_, i) => `guess ${String(i)}`)
    const answers = await Promise.all([...names.map((name) => run(name, `wrong ${name}`)), run('right')])
    expect(answers.filter((answer) => answer === 'WrongCredentials ACC-08')).toHaveLength(5)
    expect(answers.filter((answer) => answer === 'LoginLocked ACC-08')).toHaveLength(8)
    expect(store.log().map((e) => e.type)).toEqual([
      'AccountRegistered',
      ...Array.from({ length: 5 }, () => 'LoginFailed'),
      'LoginLocked',
    ])
  })
  it('LOG-09: a login rests on the account, at the revision that its epoch was read from', async () => {
    const { store, run } = await setUp()
    await run('one')
    expect(store.log().at(-1)?.meta.basis).toEqual([{ stream: `account-${anna}`, revision: 0 }])
  })
})
