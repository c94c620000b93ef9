import { randomBytes } from 'node:crypto'
import { claimsContract } from '../../contract/claims.js'
import { credentialsContract } from '../../contract/credentials.js'
import { documentStoreContract } from '../../contract/documentStore.js'
import { keyStoreContract } from '../../contract/keyStore.js'
import { keyVaultContract } from '../../contract/keyVault.js'
import { outboxContract } from '../../contract/outbox.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { keyVault } from '../../vault/index.js'
import { openSqlite, type SqliteStores, sqliteKeyStore, openDatabase } from './index.js'

const open = async (): Promise<SqliteStores> =>
  right(await openSqlite({ file: ':memory:', claimsKey: randomBytes(32) })())
const made =
  <S>(of: (stores: SqliteStores) => S) =>
  async () => {
    const stores = await open()
    return { store: of(stores), close: stores.close() }
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
keyStoreContract(
  'sqlite',
  made(({ keys }) => keys),
)

// two handles on one file: what one process erases, the other feels
keyVaultContract('sqlite', async () => {
  const { path, remove } = scratchFolder()
  const masterKey = randomBytes(32)
  const handle = async () => right(await openDatabase({ file: path('keys.db'), durability: 'normal' })())
  const [one, two] = [await handle(), await handle()]
  return {
    store: keyVault({ store: sqliteKeyStore(one), masterKey }),
    another: keyVault({ store: sqliteKeyStore(two), masterKey }),
    close: async () => {
      for (const database of [one, two]) await database.close()()
      remove()
    },
  }
})
