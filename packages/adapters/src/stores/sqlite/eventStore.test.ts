import { eventStoreContract } from '../../contract/eventStore.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { openDatabase } from './database.js'
import { sqliteEventStore } from './eventStore.js'

eventStoreContract('sqlite', async () => {
  const { path, remove } = scratchFolder()
  const database = right(await openDatabase({ file: path('log.db'), durability: 'normal' })())
  return { store: sqliteEventStore(database), close: () => database.close()().then(remove) }
})
