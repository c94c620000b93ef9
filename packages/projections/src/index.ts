// The public surface: explicit, so that a diff of this file is a diff of the contract.
export type {
  DocumentRow,
  DocumentStore,
  DocumentWrite,
  IndexQuery,
  ModelId,
  Outbox,
  OutboxEntry,
  Page,
  Parked,
} from './core/ports.js'
export { type AnyProjection, type IndexValue, type Projection, projection } from './core/projection.js'
// --- keeping read models up to date
export type { ReadModelPorts } from './core/advance.js'
export { type Backoff, backoffMs } from './core/backoff.js'
export { catchUp } from './core/catchUp.js'
export { type Lag, lagOf } from './core/lag.js'
export { modelOf, openPlace, refuseNewer } from './core/place.js'
export {
  type CommitListener,
  type Projector,
  projector,
  type ProjectorOptions,
  type ProjectorPorts,
} from './core/projector.js'
export type { ModelStatus, ProjectorStatus } from './core/projectorStatus.js'
export { type Retried, retryParked } from './core/retryParked.js'
export { type Standing, standingOf } from './core/standing.js'
export { systemTimers, type Timers } from './core/timers.js'
export { waitFor, type WaitOptions, type WaitPorts } from './core/waitFor.js'
// --- building them anew (LOG-06)
export { compareModels, type Comparison, type Difference } from './core/compareModels.js'
export { promote, replaceByRebuild } from './core/promote.js'
export { rebuild, type RebuildOptions, type Rebuilt, scratchOf, verifyByRebuild } from './core/rebuild.js'
// --- reading them
export { type Open, openBoxes, textOf, type View } from './core/openBoxes.js'
export { readEvery, readMany, readOne, type ReadPage, readPage, readWhole } from './core/read.js'
export { type Member, type Members } from './shared/members.js'
export type { Partnerships } from './shared/partnerships.js'
export type { TokenEntry } from './shared/tokens.js'
// --- the read models
export { readModels } from './readModels.js'
export type {
  AccountSecurity,
  ApplicationPasswordEntry,
  AssistantProgress,
  SecurityEventEntry,
  SessionEntry,
} from './accountSecurity/document.js'
export { type Killed, killedWith } from './accountSecurity/killed.js'
export { accountSecurity } from './accountSecurity/model.js'
export {
  type AccountSecurityView,
  accountSecurityViewOf,
  type AtTime,
  type PlaceOf,
  type Reach,
  reachIn,
  readAccountSecurity,
  readReach,
  sessionLives,
  tokenLives,
} from './accountSecurity/query.js'
export { type AuditEntry, auditTrail, type Concerns } from './auditTrail/model.js'
export { type AuditPage, type AuditQuery, auditRange, type AuditSubject, readAuditTrail } from './auditTrail/query.js'
export {
  type OpenInvitation,
  type OrganisationDashboard,
  organisationDashboard,
  type OrganisationDetails,
} from './organisationDashboard/model.js'
export {
  type MemberView,
  type Neighbours,
  type OrganisationView,
  organisationViewOf,
  type PartnerView,
  readOrganisationDashboard,
  type ReminderSettings,
} from './organisationDashboard/query.js'
export { type ClientDocument, partnerDashboard } from './partnerDashboard/model.js'
export {
  type ClientView,
  clientViewOf,
  type InvitationView,
  invitationViewOf,
  maySeePartnerDashboard,
  type PartnerDashboardView,
  readPartnerDashboard,
  type StandingWith,
} from './partnerDashboard/query.js'
export { type DirectoryEntry, partnerDirectory } from './partnerDirectory/model.js'
export { findPartners, searchDirectory } from './partnerDirectory/query.js'
export { type ProductDocument, products } from './products/model.js'
export { productsExpiringBy, productsOf } from './products/query.js'
export { type RemindersDocument, type RenewalReminders, renewalReminders } from './renewalReminders/model.js'
export { readDueReminders } from './renewalReminders/query.js'
export { type TokenDocument, type TokenInventory, tokenInventory } from './tokenInventory/model.js'
export {
  readTokensOfAccount,
  readTokensOfOrganisation,
  tokensIdleOn,
  type TokenView,
  tokenViewOf,
} from './tokenInventory/query.js'
// --- what processes and mails ask
export { accountTokens } from './accountTokens/model.js'
export { addressBook, type AddressBookEntry, entryKey } from './addressBook/model.js'
export { deadlines } from './deadlines/model.js'
export { partnershipPairs } from './partnershipPairs/model.js'
