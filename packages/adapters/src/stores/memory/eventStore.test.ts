import { memoryStore, type StoreHooks } from '@mandat/domain/testing'
import { eventStoreContract } from '../../contract/eventStore.js'
import { memoryEventStore } from './eventStore.js'

for (const positions of ['Dense', 'Sparse'] as const)
  eventStoreContract(`memory (${positions} positions)`, () => {
    const store = memoryEventStore({ positions })
    return Promise.resolve({ store, close: store.close() })
  })

// what the domain's tests decide on is a store like any other
const doubles: ReadonlyArray<StoreHooks> = [
  {},
  { chains: true, positions: 'Sparse' },
  { basis: 'Unchecked', commandIds: 'PerStream' },
]
for (const hooks of doubles)
  eventStoreContract(`the domain's double ${JSON.stringify(hooks)}`, () => {
    const store = memoryStore(hooks)
    return Promise.resolve({ store, close: store.close() })
  })
