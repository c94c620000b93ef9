// What builds aggregates, read models and stores. Explicit, so that a diff of this file is a diff of the contract.
export {
  memoryClaims,
  memoryCredentials,
  memoryDocumentStore,
  memoryEventStore,
  memoryKeyStore,
  memoryOutbox,
} from '../stores/memory/index.js'
export { openDatabase, openSqlite, type SqliteOptions, type SqliteStores } from '../stores/sqlite/index.js'
export {
  cryptoRandom,
  type HostKeys,
  hostKeys,
  hostSecretFile,
  hmacLinks,
  type KeyStore,
  keyVault,
  type StoredKey,
} from '../vault/index.js'
