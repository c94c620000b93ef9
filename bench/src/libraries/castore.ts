import { EventStore, EventType } from '@castore/core'
import { InMemoryEventStorageAdapter } from '@castore/event-storage-adapter-in-memory'
import type { Library } from '../library.js'
import { allows, type Balance, EMPTY, entriesOf, type Entry, type EntryFields, evolve } from '../workload.js'

interface Wallet extends Balance {
  readonly aggregateId: string
  readonly version: number
}
type Detail = {
  readonly aggregateId: string
  readonly version: number
  readonly type: Entry['type']
  readonly timestamp: string
  readonly payload: EntryFields
}

const eventTypes = [
  new EventType<'FundsDeposited', EntryFields>({ type: 'FundsDeposited' }),
  new EventType<'FundsSpent', EntryFields>({ type: 'FundsSpent' }),
]
const reducer = (wallet: Wallet | undefined, { aggregateId, version, type, payload }: Detail): Wallet => ({
  ...evolve(wallet ?? EMPTY, { type, ...payload }),
  aggregateId,
  version,
})

export const castoreMemory: Library = {
  name: 'Castore',
  configuration: '@castore/core 2.4.2, its in-memory storage adapter',
  store: 'memory',
  open: () => {
    const wallets = new EventStore({
      eventStoreId: 'WALLETS',
      eventTypes,
      reducer: reducer as never,
      eventStorageAdapter: new InMemoryEventStorageAdapter(),
    })
    const push = async ({ type, ...payload }: Entry, version: number): Promise<void> => {
      await wallets.pushEvent({ aggregateId: payload.wallet, version, type, payload })
    }
    return Promise.resolve({
      fill: async (ids, each) => {
        for (const id of ids) for (const [i, entry] of entriesOf(id, each).entries()) await push(entry, i + 1)
      },
      execute: async (entry) => {
        const { aggregate } = (await wallets.getAggregate(entry.wallet)) as { aggregate: Wallet | undefined }
        if (!allows(aggregate ?? EMPTY, entry)) throw new Error('not covered')
        await push(entry, (aggregate?.version ?? 0) + 1)
      },
      close: () => Promise.resolve(),
    })
  },
}
