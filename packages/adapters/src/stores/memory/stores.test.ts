import { randomBytes } from 'node:crypto'
import { claimsContract } from '../../contract/claims.js'
import { credentialsContract } from '../../contract/credentials.js'
import { documentStoreContract } from '../../contract/documentStore.js'
import { keyStoreContract } from '../../contract/keyStore.js'
import { keyVaultContract } from '../../contract/keyVault.js'
import { outboxContract } from '../../contract/outbox.js'
import { keyVault } from '../../vault/index.js'
import { memoryClaims, memoryCredentials, memoryDocumentStore, memoryKeyStore, memoryOutbox } from './index.js'

const made =
  <S>(make: () => S) =>
  () =>
    Promise.resolve({ store: make(), close: () => Promise.resolve() })

documentStoreContract('memory', made(memoryDocumentStore))
outboxContract('memory', made(memoryOutbox))
claimsContract(
  'memory',
  made(() => memoryClaims({ hostKey: randomBytes(32) })),
)
credentialsContract('memory', made(memoryCredentials))
keyStoreContract('memory', made(memoryKeyStore))
keyVaultContract('memory', () => {
  const options = { store: memoryKeyStore(), masterKey: randomBytes(32) }
  return Promise.resolve({ store: keyVault(options), another: keyVault(options), close: () => Promise.resolve() })
})
