// What a host uses. Explicit, so that a diff of this file is a diff of the contract.
export type { CommandInput, CommandOrder } from './host/commands/commandInput.js'
export type { Answer, Execute, ExecuteUnknown } from './host/commands/execute.js'
export type { Acting } from './host/open/acting.js'
export type { Mandat, Outcome } from './host/open/mandat.js'
export type { BackgroundStatus } from './host/work/background.js'
export type { Tick } from './host/work/clock.js'
export type { KeptName } from './host/work/rebuildAndRetry.js'
export type { MandatStatus, OutboxStatus, Readiness, RebuildReport, RetryReport } from './host/work/reports.js'
export type { LookUpName, ReadModelName, ViewName } from '@mandat/projections'
export { openMandat } from './host/open/openMandat.js'
export type { MandatOptions } from './host/parts/options.js'
export type { PlainClock, PlainMailer, PlainPasswords, SecretSource } from './host/parts/plainPorts.js'
export type { Problem } from './host/parts/problems.js'
export type { Backup, Stores } from './stores/ports/stores.js'
export type { Origin } from './host/commands/origin.js'
export type { OwnView, PageQuery, ReadOwn } from './host/queries/ownView.js'
export type { Queries } from './host/queries/queries.js'
export type {
  SubscribeOptions,
  Subscription,
  SubscriptionReport,
  SubscriptionStatus,
} from './host/subscribe/subscription.js'
export { systemClock } from './host/parts/systemClock.js'
export {
  fileMailer,
  type HostLanguage,
  linkAddress,
  type LinkIds,
  type Mailer,
  type MailFacts,
  type MailLanguage,
  type MailOptions,
  type MailTemplate,
  type MailWords,
  type MemoryMail,
  memoryMailer,
  type OutgoingMail,
  type ParsedLink,
  parseLink,
  type Rendered,
  type Sender,
  smtpMailer,
  type SmtpOptions,
  type WordsByTemplate,
} from './mail/index.js'
export { memoryStores } from './stores/memory/index.js'
export { type Argon2Cost, argon2Passwords, type ScryptCost, scryptPasswords } from './passwords/index.js'
