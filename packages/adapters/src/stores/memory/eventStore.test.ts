import { eventStoreContract } from '../../contract/eventStore.js'
import { memoryEventStore } from './eventStore.js'

eventStoreContract('memory', () => {
  const store = memoryEventStore()
  return Promise.resolve({ store, close: store.close() })
})
