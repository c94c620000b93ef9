import { randomBytes } from 'node:crypto'
import { claimsContract } from '../../contract/claims.js'
import { credentialsContract } from '../../contract/credentials.js'
import { documentStoreContract } from '../../contract/documentStore.js'
import { keyVaultContract } from '../../contract/keyVault.js'
import { outboxContract } from '../../contract/outbox.js'
import { right, scratchFolder } from '../../contract/scratch.js'
import { keyVault } from '../../vault/index.js'
import { openSqlite, type SqliteStores, sqliteKeyStore, openDatabase } from './index.js'

const open = (): SqliteStores => right(openSqlite({ file: ':memory:', claimsKey: randomBytes(32) }))
const made =
  <S>(of: (stores: SqliteStores) => S) =>
  () => {
    const stores = open()
    return Promise.resolve({ store: of(stores), close: stores.close() })
  }

documentStoreContract(
  'sqlite',
  made(({ documents }) => documents),
)
outboxContract(
  'sqlite',
  made(({ outbox }) => outbox),
)
claimsContract(
  'sqlite',
  made(({ claims }) => claims),
)
credentialsContract(
  'sqlite',
  made(({ credentials }) => credentials),
)

// two handles on one file: what one process erases, the other feels
keyVaultContract('sqlite', () => {
  const { path, remove } = scratchFolder()
  const masterKey = randomBytes(32)
  const [one, two] = [1, 2].map(() => right(openDatabase({ file: path('keys.db'), durability: 'normal' }))) as [
    never,
    never,
  ]
  const [store, another] = [one, two].map((database) => keyVault({ store: sqliteKeyStore(database), masterKey })) as [
    never,
    never,
  ]
  return Promise.resolve({
    store,
    another,
    close: async () => {
      for (const database of [one, two] as ReadonlyArray<{ close: () => () => Promise<unknown> }>)
        await database.close()()
      remove()
    },
  })
})
