import type { GatherPorts } from '../core/handle/decider.js'
import { dispatcher } from '../core/handle/dispatch.js'
import { settling } from '../core/handle/settling.js'
import type { EventStore } from '../core/ports/eventStore.js'
import type { AccountId } from '../core/values/ids.js'
import type { AccountEvent } from '../aggregates/account/events.js'
import { Email } from '../aggregates/account/personalData.js'
import {
  account as accountAggregate,
  accountStream,
  type AccountState,
  knownAccount,
} from '../aggregates/account/state.js'
import { settlementOf } from '../slices/account/claims.js'
import { claimsFollowUp } from '../slices/account/followUps.js'
import { registry } from '../registry.js'
import { annasSession, asSystem, asVisitor, pass, sessionStarted } from './accounts.js'
import { depsOn, metaOf } from './counter.js'
import { type MemoryPorts, memoryPorts } from './memoryPorts.js'
import { type MemoryStore, memoryStore } from './memoryStore.js'
import { type Asked, sampleBox, sampleId } from './samples.js'
import { put } from './world.js'

export const a = sampleId<'Account'>('a')
export const b = sampleId<'Account'>('b')
export const c = sampleId<'Account'>('c')
export const addressX = 'x@example.ch'
export const addressY = 'y@example.ch'

/** One process of a host: its own cache, and commands that claim are run as the guide says. */
export const claimingHost = (name: string, store: EventStore, ports: GatherPorts) => {
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
export const asPerson = (account: AccountId) => ({
  actor: { _tag: 'Person', account, session: annasSession, onBehalfOf: null } as const,
})
export const request = (account: AccountId, email: string): Asked => ({
  type: 'RequestRegistration',
  account,
  email: sampleBox(Email, account, email),
  language: 'en',
})
export const register = (account: AccountId, ports: GatherPorts): Asked => ({
  type: 'RegisterAccount',
  account,
  name: null,
  password: pass(),
  link: ports.links.sign({ purpose: 'Registration', stream: accountStream(account), term: 'registration', attempt: 1 }),
})
export const confirm = (account: AccountId, ports: GatherPorts, attempt = 1): Asked => ({
  type: 'ConfirmEmailChange',
  account,
  link: ports.links.sign({ purpose: 'EmailChange', stream: accountStream(account), term: 'email', attempt }),
})
export const change = (account: AccountId, email: string): Asked => ({
  type: 'RequestEmailChange',
  account,
  email: sampleBox(Email, account, email),
  password: pass(),
})

export const eventsOf = (store: MemoryStore, account: AccountId): ReadonlyArray<AccountEvent> =>
  store
    .log()
    .filter((e) => e.stream === accountStream(account))
    .map((e) => e.data as AccountEvent)
export const stateOf = (store: MemoryStore, account: AccountId): AccountState =>
  eventsOf(store, account).reduce(accountAggregate.evolve, accountAggregate.initialState)
export const addressOf = (store: MemoryStore, account: AccountId): string | null => {
  const box = knownAccount(stateOf(store, account))?.email.box
  return box === undefined ? null : decodeURIComponent(box)
}
/** What the host's process does after each event, from the first on; a repeat of all of it must change nothing. */
export const followUpAll = async (store: MemoryStore, ports: GatherPorts): Promise<void> => {
  const states = new Map<string, AccountState>()
  for (const { stream, data } of store.log().filter((e) => e.stream.startsWith('account-'))) {
    const before = states.get(stream) ?? accountAggregate.initialState
    await claimsFollowUp(data as AccountEvent, before, ports)()
    states.set(stream, accountAggregate.evolve(before, data as AccountEvent))
  }
}
export const claimsIn = (ports: MemoryPorts) =>
  Object.fromEntries([...ports.kept.claims].map(([key, { owner, confirmed }]) => [key, [owner, confirmed]]))

export const requestedBy = async (...requests: ReadonlyArray<readonly [AccountId, string]>) => {
  const store = memoryStore()
  const ports = memoryPorts()
  const { dispatch, settled } = claimingHost('setup', store, ports)
  for (const [account, email] of requests)
    await dispatch(request(account, email), metaOf(`request ${account}`, { actor: asVisitor }))()
  for (const [account] of requests) await put(store, `session-${account}`, sessionStarted(annasSession, account))
  return { store, ports, dispatch, settled }
}
