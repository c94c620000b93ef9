import { eventStoreContract } from '../../contract/eventStore.js'
import { right, scratchFolder } from '../../contract/scratch.js'
import { openDatabase } from './database.js'
import { sqliteEventStore } from './eventStore.js'

eventStoreContract('sqlite', () => {
  const { path, remove } = scratchFolder()
  const database = right(openDatabase({ file: path('log.db'), durability: 'normal' }))
  return Promise.resolve({ store: sqliteEventStore(database), close: () => database.close()().then(remove) })
})
