import { memoryStores, scryptPasswords, type Stores, systemClock } from '@mandat/adapters'
import { cryptoRandom, hmacLinks, hostKeys, keyVault, openSqlite } from '@mandat/adapters/kit'
import { type CommandId, type CorrelationId, defaultPolicy, type EventId, type Instant } from '@mandat/domain'
import {
  type CommandMeta,
  handleCommand,
  type HandlerDeps,
  loadHead,
  type NewEvent,
  stateCache,
} from '@mandat/domain/kit'
import { catchUp, modelOf } from '@mandat/projections/kit'
import type { Library, Opened } from '../library.js'
import { right } from '../right.js'
import { type Entry, entriesOf, inFlight } from '../workload.js'
import { join } from 'node:path'
import { commandOf, DepositFunds, SpendFunds, wallet, walletModel, walletStream } from './wallet.js'

const keys = hostKeys(new Uint8Array(32))
const clock = systemClock()
const models = ['wallets', 'wallets2', 'wallets3', 'wallets4'].map(walletModel)
const actor = { _tag: 'System', process: 'bench' } as const

const metaOf = ({ reference }: Entry): CommandMeta => ({
  id: reference as CommandId,
  idGiven: true,
  actor,
  ipAddress: null,
  device: null,
  causation: null,
  correlation: reference as CorrelationId,
  digest: 'q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA',
})

export interface MandatOpened extends Opened {
  readonly deps: HandlerDeps
  readonly head: () => Promise<number>
}

/** An open Mandat store, with the handler that a host would compose over it. */
export const opened = (stores: Stores): MandatOpened => {
  const { events: store, documents, credentials, claims } = stores
  const deps: HandlerDeps = {
    store,
    clock,
    policy: defaultPolicy,
    cache: stateCache(200_000),
    ports: {
      credentials,
      claims,
      passwords: scryptPasswords({ logN: 1 }),
      links: hmacLinks(keys.links),
      vault: keyVault({ store: stores.keys, masterKey: keys.master }),
      random: cryptoRandom,
    },
  }
  const handle = handleCommand(deps)
  const recorded = (entry: Entry): NewEvent => {
    const { id, idGiven: _, ...meta } = metaOf(entry)
    return {
      id: entry.reference as EventId,
      type: entry.type,
      version: 1,
      data: entry,
      recordedAt: entry.at as Instant,
      meta: { command: id, commandType: commandOf(entry).type, ...meta, basis: [] },
    }
  }
  const put = async (entries: ReadonlyArray<Entry>, expectedRevision: number): Promise<void> => {
    const [first] = entries
    if (first === undefined) return
    const { id, digest } = metaOf(first)
    const answer = right(
      await store.append({
        stream: walletStream(first.wallet),
        expectedRevision,
        events: entries.map(recorded),
        command: { id, digest },
      })(),
    )
    if (answer._tag !== 'Appended') throw new Error(`append: ${answer._tag}`)
  }
  return {
    deps,
    head: async () => right(await store.head()()),
    fill: (wallets, each) => inFlight(64, wallets.length, (i) => put(entriesOf(wallets[i] ?? '', each), -1)),
    append: async (entries) => {
      const revisions = new Map<string, number>()
      const next = entries.map(({ wallet: id }) => {
        const revision = revisions.get(id) ?? -1
        revisions.set(id, revision + 1)
        return revision
      })
      await inFlight(256, entries.length, (i) => put(entries.slice(i, i + 1), next[i] ?? -1))
    },
    warm: async (wallets) => {
      for (const id of wallets) right(await loadHead(store, deps.cache, wallet, walletStream(id)))
    },
    execute: async (entry) => {
      const given = commandOf(entry)
      if (!(given.type === 'DepositFunds' ? DepositFunds : SpendFunds).codec.is(given)) throw new Error('not a command')
      right(await handle(wallet, given, metaOf(entry))())
    },
    rehydrate: async (id) => right(await loadHead(store, stateCache(1), wallet, walletStream(id))).state,
    forget: async () => {
      for (const one of models) right(await documents.drop(modelOf(one))())
    },
    catchUp: async (count, passes) => {
      const wanted = models.slice(0, count)
      const ports = { store, documents, clock }
      if (passes === 'OnePass') right(await catchUp(ports, wanted)())
      else for (const one of wanted) right(await catchUp(ports, [one])())
      // the first query makes the index
      for (const one of wanted) right(await documents.find(modelOf(one), { index: 'byAmount', count: 1 })())
    },
    close: async () => void right(await stores.close()()),
  }
}

export const openMandatFile = async (file: string) =>
  opened(right(await openSqlite({ file, claimsKey: keys.claims })()))

export const mandatSqlite: Library = {
  name: 'Mandat',
  configuration:
    'handleCommand on the SQLite store with its defaults (SQLite by the API of node:sqlite, WAL, durability full), every command and event checked by its codec',
  store: 'sqlite',
  open: (folder) => openMandatFile(join(folder, 'mandat.db')),
}
export const mandatMemory: Library = {
  name: 'Mandat',
  configuration: 'handleCommand on the memory store, every command and event checked by its codec',
  store: 'memory',
  open: async () => opened(right(await memoryStores(keys)())),
}
