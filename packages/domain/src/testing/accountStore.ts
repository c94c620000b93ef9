import { dispatcher } from '../core/handle/dispatch.js'
import type { EventStore } from '../core/ports/eventStore.js'
import type { Actor } from '../core/record/actor.js'
import { Secret } from '../core/values/secret.js'
import type { AccountEvent } from '../aggregates/account/events.js'
import { account, accountStream, type KnownAccount, knownAccount } from '../aggregates/account/state.js'
import { sessionStream } from '../aggregates/session/state.js'
import { registry } from '../registry.js'
import { anna, annasEmail, annasName, asAnna, asVisitor, sessionStarted } from './accounts.js'
import { depsOn, metaOf } from './counter.js'
import type { interleaved } from './interleaved.js'
import { type MemoryPorts, memoryPorts, sampleDigest } from './memoryPorts.js'
import { type MemoryStore, memoryStore } from './memoryStore.js'
import { type Asked, sampleId } from './samples.js'
import { put } from './world.js'

/** The password that Anna's account is registered with. */
export const oldPassword = 'correct horse battery'
export const attackersSession = sampleId<'Session'>('attacker')
/** A store in which Anna has registered, and two sessions of hers, one of them an attacker's. */
export const accountStore = async (password = oldPassword) => {
  const store = memoryStore()
  const ports = memoryPorts()
  const run = runnerOn(store, ports)
  await put(store, sessionStream(anna), sessionStarted(), sessionStarted(attackersSession))
  await run({ type: 'RequestRegistration', account: anna, email: annasEmail, language: 'de' }, 'request', asVisitor)
  const link = ports.links.sign({
    purpose: 'Registration',
    stream: accountStream(anna),
    term: 'registration',
    attempt: 1,
  })
  const registered = await run(
    { type: 'RegisterAccount', account: anna, name: annasName, password: Secret.of(password), link },
    'register',
    asVisitor,
  )
  return { store, ports, run, link, registered }
}
/** Runs commands as a host does. */
export const runnerOn = (store: EventStore, ports: MemoryPorts | ReturnType<typeof interleaved>['ports']) => {
  const dispatch = dispatcher(registry, depsOn(store, { ports }))
  return (command: Asked, name: string, actor: Actor = asAnna) => dispatch(command, metaOf(name, { actor }))()
}
export const annasEvents = (store: MemoryStore): ReadonlyArray<AccountEvent> =>
  store
    .log()
    .filter((e) => e.stream === accountStream(anna))
    .map((e) => e.data as AccountEvent)
/** Anna's account, as its events make it. */
export const annaIn = (store: MemoryStore): KnownAccount => {
  const found = knownAccount(annasEvents(store).reduce(account.evolve, account.initialState))
  if (found === null) throw new Error('not registered')
  return found
}
/** Whether the hash that her account names is that of the password. */
export const opensWith = (store: MemoryStore, ports: MemoryPorts, password: string): boolean =>
  ports.kept.hashes.get(`${anna}/${String(annaIn(store).credential)}`) === sampleDigest(password)
export const changing = (current: string, replacement: string, confirmation = replacement): Asked => ({
  type: 'ChangePassword',
  account: anna,
  current: Secret.of(current),
  replacement: Secret.of(replacement),
  confirmation: Secret.of(confirmation),
})
export const starting = (current: string, replacement: string): Asked => ({
  ...changing(current, replacement),
  type: 'StartCompromiseAssistant',
  secondFactor: null,
})
