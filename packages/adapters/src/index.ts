// The public surface: explicit, so that a diff of this file is a diff of the contract.
export type { InputFor } from './host/commandInput.js'
export type { Answer } from './host/execute.js'
export type {
  LookUpName,
  Mandat,
  MandatStatus,
  ReadModelName,
  RebuildReport,
  RetryReport,
  ViewName,
} from './host/mandat.js'
export { openMandat } from './host/openMandat.js'
export type { MandatOptions, Stores } from './host/options.js'
export type { Origin } from './host/origin.js'
export type { Queries } from './host/queries.js'
export type { SubscribeOptions, Subscription, SubscriptionStatus } from './host/subscribe.js'
export { systemClock } from './host/systemClock.js'
export {
  fileMailer,
  linkAddress,
  type Mailer,
  memoryMailer,
  type OutgoingMail,
  type Sender,
  smtpMailer,
  type SmtpOptions,
} from './mail/index.js'
export {
  memoryClaims,
  memoryCredentials,
  memoryDocumentStore,
  memoryEventStore,
  memoryKeyStore,
  memoryOutbox,
  memoryStores,
} from './memory/index.js'
export { argon2Passwords, scryptPasswords } from './passwords/index.js'
export { openDatabase, openSqlite, type SqliteOptions, type SqliteStores } from './sqlite/index.js'
export { type HostKeys, hostKeys, hostSecretFile, hmacLinks, type KeyStore, keyVault } from './vault/index.js'
