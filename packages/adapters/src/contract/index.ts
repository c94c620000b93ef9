// What the library asks of its ports, as suites for Jest: explicit, so that a diff of this file is a diff of the contract.
// Each takes the adapter's name and makes a fresh, empty one for every test. It needs `@jest/globals` and `fast-check`.
export { claimsContract } from './claims.js'
export { credentialsContract } from './credentials.js'
export { documentStoreContract } from './documentStore.js'
export { eventStoreContract } from './eventStore.js'
export { keyStoreContract } from './keyStore.js'
export { keyVaultContract, type MadeVault } from './keyVault.js'
export { mailerContract, type MadeMailer, type Received } from './mailer.js'
export type { MadeStore, MakeDocumentStore, MakeEventStore } from './made.js'
export { outboxContract } from './outbox.js'
export { passwordsContract } from './passwords.js'
