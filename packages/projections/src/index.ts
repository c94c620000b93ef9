// What a host uses. Explicit, so that a diff of this file is a diff of the contract.
export type { IndexValue, ModelId } from './core/ports/documentStore.js'
export type { Lag } from './core/keep/lag.js'
export type { ModelStatus } from './core/keep/projectorStatus.js'
export { type Retried } from './core/keep/retryParked.js'
export { type Comparison, type Difference } from './core/rebuild/compareModels.js'
export { type ListPage, type ListPart } from './core/read/listing.js'
export { textOf, type View } from './core/read/openBoxes.js'
export { type MayLack } from './core/read/watching.js'
export { type ReadPage } from './core/read/read.js'
export { type PlaceOf } from './core/read/viewQuery.js'
export { type LookUpName, type ReadModelName, type ViewName } from './readModels.js'
export type { Member } from './parts/members.js'
export { type AccountList, type OrganisationList } from './parts/lists.js'
export { type AccountSearch, type FoundAccount } from './views/accounts/find.js'
export { type MembershipView } from './views/accounts/organisations.js'
export { type ProfileView } from './views/accounts/profile.js'
export { type Reach } from './views/accountSecurity/reach.js'
export type {
  ApplicationPasswordEntry,
  AssistantProgress,
  SecurityEventEntry,
  SessionEntry,
} from './views/accountSecurity/document.js'
export { type AccountSecurityView } from './views/accountSecurity/view.js'
export { type AuditEntry } from './views/auditTrail/model.js'
export { type AuditActor, type AuditEntryView } from './views/auditTrail/sight.js'
export { type AuditQuery, type AuditSubject } from './views/auditTrail/asked.js'
export { type AuditPage } from './views/auditTrail/query.js'
export type { OrganisationDetails } from './views/organisationDashboard/document.js'
export { type FoundOrganisation, type OrganisationSearch } from './views/organisationDashboard/find.js'
export {
  type InvitationEntry,
  type MemberView,
  type OrganisationView,
  type PartnerView,
  type ReminderSettings,
} from './views/organisationDashboard/view.js'
export { type PartnerDashboardView, type PartnershipWith } from './views/partnerDashboard/query.js'
export { type ClientView, type InvitationView } from './views/partnerDashboard/view.js'
export { type DirectoryEntry } from './views/partnerDirectory/model.js'
export { type ProductDocument } from './views/products/model.js'
export { type ProductEntry } from './views/products/list.js'
export { type TokenView } from './views/tokenInventory/query.js'
