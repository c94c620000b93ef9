// What builds aggregates, read models and stores. Explicit, so that a diff of this file is a diff of the contract.
export type {
  DocumentRow,
  DocumentStore,
  DocumentWrite,
  IndexQuery,
  Page,
  Parked,
  Seen,
  Standing,
} from '../core/ports/documentStore.js'
export type { Backlog, Outbox, OutboxEntry } from '../core/ports/outbox.js'
export {
  type AnyProjection,
  type DueCommand,
  type Projection,
  projection,
  type WhatIsDue,
} from '../core/fold/projection.js'
export type { IndexValue } from '../core/ports/documentStore.js'
// --- keeping read models up to date
export type { ReadModelPorts } from '../core/keep/advance.js'
export { idsIn } from '../core/fold/idsIn.js'
export { type Backoff, backoffMs, type Chance, usualBackoff, wholeWait } from '../core/keep/backoff.js'
export { catchUp } from '../core/keep/catchUp.js'
export { lagAfter, lagOf } from '../core/keep/lag.js'
export { modelOf } from '../core/ports/modelLabel.js'
export { openCheckpoint, openStanding, refuseNewer } from '../core/keep/checkpoint.js'
export type { CommitListener, FailureListener } from '../core/keep/lane.js'
export { type Projector, projector, type ProjectorOptions, type ProjectorPorts } from '../core/keep/projector.js'
export { type Loop, loop, type LoopStatus, type LoopWork, type Pace } from '../core/keep/loop.js'
export type { ProjectorStatus } from '../core/keep/projectorStatus.js'
export { type Earlier, putBack } from '../core/keep/putBack.js'
export { agreed, isAhead, type KnownLog, lasting, modelIsAhead, seenAfter, seenOf } from '../core/keep/seen.js'
export { reindex } from '../core/keep/reindex.js'
export { retryParked, type TakenUp, takeUpParked } from '../core/keep/retryParked.js'
export { type StoredStatus, storedStatusOf } from '../core/keep/storedStatus.js'
export { systemTimers, type Timers } from '../core/keep/timers.js'
export { waitFor, type WaitOptions, type WaitPorts } from '../core/keep/waitFor.js'
// --- building them anew (LOG-06)
export { compareModels } from '../core/rebuild/compareModels.js'
export { promote, replaceByRebuild } from '../core/rebuild/promote.js'
export { rebuild, type RebuildOptions, type Rebuilt, scratchOf } from '../core/rebuild/rebuild.js'
export { verifyByRebuild } from '../core/rebuild/verifyByRebuild.js'
// --- reading them
export { type Open, openBoxes } from '../core/read/openBoxes.js'
export { sayingSince, type Watched, watching } from '../core/read/watching.js'
export { readDue } from '../core/read/readDue.js'
export { readEvery, readMany, readOne, type ReadPage, readPage, readScan, readWhole } from '../core/read/read.js'
export {
  type ForTokens,
  onlyFor,
  type QueryInput,
  type QueryPorts,
  type TokenViewer,
  type ViewQuery,
} from '../core/read/viewQuery.js'
export { viewQueries } from '../views/queries.js'
export { aliveAmong, type TokenAlive, type TokenEntry } from '../parts/tokens.js'
// --- the read models
export { lookUpsFor, readModelsFor, viewsFor } from '../readModels.js'
export { type AccountDocument, accounts } from '../views/accounts/model.js'
export { readProfile } from '../views/accounts/profile.js'
export type {
  AccountSecurity,
  ApplicationPasswordDocument,
  SecurityDocument,
  SessionDocument,
} from '../views/accountSecurity/document.js'
export { type Killed, killedWith } from '../views/accountSecurity/killed.js'
export { accountSecurity } from '../views/accountSecurity/model.js'
export { sessionLives } from '../views/accountSecurity/alive.js'
export { readAccountSecurity } from '../views/accountSecurity/query.js'
export { type Reached, reachIn, readReach } from '../views/accountSecurity/reach.js'
export { accountSecurityViewOf, type Reviewed } from '../views/accountSecurity/view.js'
export { auditTrail, type Concerns } from '../views/auditTrail/model.js'
export { readAuditTrail } from '../views/auditTrail/query.js'
export type { InvitationDocument, MembersDocument, MembershipDocument } from '../views/members/document.js'
export { members } from '../views/members/model.js'
export type { OrganisationDashboard } from '../views/organisationDashboard/document.js'
export { organisationDashboard } from '../views/organisationDashboard/model.js'
export { type PartnershipOf, readOrganisationDashboard } from '../views/organisationDashboard/query.js'
export { type Neighbours, organisationViewOf } from '../views/organisationDashboard/view.js'
export { type PairDocument, partnerDashboard } from '../views/partnerDashboard/model.js'
export { readPartnerDashboard } from '../views/partnerDashboard/query.js'
export { type Client, clientViewOf, invitationViewOf, maySeePartnerDashboard } from '../views/partnerDashboard/view.js'
export { partnerDirectory } from '../views/partnerDirectory/model.js'
export { findPartners, searchDirectory } from '../views/partnerDirectory/query.js'
export { products } from '../views/products/model.js'
export { productsExpiringBy, productsOf } from '../views/products/query.js'
export type { RemindersDocument } from '../views/renewalReminders/document.js'
export { type RenewalReminders, renewalReminders } from '../views/renewalReminders/model.js'
export { type TokenDocument, type TokenInventory, tokenInventory } from '../views/tokenInventory/model.js'
export {
  readTokensOfAccount,
  readTokensOfOrganisation,
  tokensIdleOn,
  tokenViewsOf,
} from '../views/tokenInventory/query.js'
// --- what processes and mails ask
export { accountTokens } from '../lookUps/accountTokens/model.js'
export { addressBook, AddressBookEntry, entryKey } from '../lookUps/addressBook/model.js'
export { deadlines, deadlinesFrom } from '../lookUps/deadlines/model.js'
export { partnershipPairs } from '../lookUps/partnershipPairs/model.js'
export { queryRefusals } from '../core/read/queryRefusals.js'
