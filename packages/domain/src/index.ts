// The public surface: explicit, so that a diff of this file is a diff of the contract.
export { accountOf, Actor, OnBehalfOf, subjectOfActor } from './core/actor.js'
export {
  localDateIn,
  plusDays,
  plusMonths,
  plusYears,
  startOfDayIn,
  TimeZone,
  TimeZoneType,
  utcDateOf,
} from './core/calendar.js'
export {
  decodeWith,
  dictionary,
  type Fault,
  type Fields,
  integer,
  IntegerType,
  list,
  nullable,
  NullableType,
  oneOf,
  OneOfType,
  pattern,
  record,
  type Simplify,
  text,
  TextType,
  variants,
  type VariantsOf,
  VariantsType,
} from './core/codecs.js'
export { command, type CommandDefinition, type Ordered } from './core/command.js'
export type { Aggregate, AnySlice, Circumstances, Folded, Gatherer, GatherPorts, Slice, Step } from './core/decider.js'
export {
  type Basis,
  Device,
  type Envelope,
  EventMeta,
  IpAddress,
  type NewEvent,
  NO_STREAM,
  type Position,
  type Revision,
  START,
  type StoredEvent,
  type StreamName,
} from './core/envelope.js'
export {
  type AnyEvent,
  event,
  type EventDefinition,
  eventReader,
  type EventReader,
  type Recorded,
  type Upcast,
} from './core/event.js'
export {
  closed,
  contended,
  type Failure,
  invalidInput,
  missingKey,
  tampered,
  unavailable,
  unknownOutcome,
  unreadable,
} from './core/failure.js'
export {
  AccountId,
  ApplicationPasswordId,
  CommandId,
  CorrelationId,
  EventId,
  type Id,
  IdType,
  InvitationId,
  OrganisationId,
  ProductId,
  SessionId,
  type SubjectId,
  TokenId,
  VisitorId,
} from './core/ids.js'
export {
  DAY,
  HOUR,
  Instant,
  instantOf,
  InstantType,
  later,
  LocalDate,
  LocalDateType,
  millisOf,
  MINUTE,
  SECOND,
} from './core/instant.js'
export { formatMoney, Money, share } from './core/money.js'
export { defaultPolicy, type Policy } from './core/policy.js'
export type {
  Appended,
  AppendRequest,
  Claim,
  ClaimKind,
  Claims,
  Clock,
  CommandRecord,
  Credentials,
  EventStore,
  KeyVault,
  Links,
  LinkTarget,
  Opened,
  Passwords,
  PasswordVerdict,
  Random,
} from './core/ports.js'
export { type Refusal, type RefusalDetails, type RefusalOf, refusals, type RuleId } from './core/refusal.js'
export {
  categories,
  type Category,
  isSealed,
  personal,
  type PersonalSpec,
  PersonalType,
  type Plain,
  type Sealed,
} from './core/sealed.js'
export { Secret, secret, SecretType } from './core/secret.js'
export type { Mail, MailTemplate, Recipient } from './processes/mail.js'
export { type Dispatch, dispatcher, stepId } from './core/dispatch.js'
export {
  type CommandMeta,
  handleCommand,
  type Handled,
  type HandlerDeps,
  type HandlerRefusal,
} from './core/handleCommand.js'
export { decodeInput, type PlainCommand, sealInput } from './core/input.js'
export { foldTo, loadHead } from './core/load.js'
export { type PersonalField, personalFields, plainOf, type Shape, shapeOf, strangers } from './core/shape.js'
export { type Line, type StateCache, stateCache } from './core/stateCache.js'
export { eventCatalogue } from './catalogue.js'
// --- slices: what happened (events), how a stream becomes a state, and the slices themselves
export {
  AccountDeleted,
  AccountDeletionAbandoned,
  AccountDeletionRequested,
  type AccountEvent,
  accountEvents,
  AccountRegistered,
  AddressChanged,
  AllTokensRevoked,
  ApplicationPasswordCreated,
  ApplicationPasswordName,
  ApplicationPasswordRevoked,
  AssistantCompleted,
  AssistantStep,
  AssistantStepConfirmed,
  Credential,
  Email,
  EmailChanged,
  EmailChangeRequested,
  EmailClaimForfeited,
  emailText,
  Language,
  LanguageChanged,
  MembershipAccepted,
  NameChanged,
  PasswordChanged,
  PasswordCompromised,
  PasswordReset,
  PasswordResetRequested,
  PersonAddress,
  PersonName,
  RegistrationRequested,
  ReviewItem,
  ReviewItemConfirmed,
  Telephone,
  TelephoneChanged,
} from './account/events.js'
export {
  account,
  AccountState,
  accountStream,
  epochIsAlive,
  type KnownAccount,
  knownAccount,
  liveApplicationPassword,
} from './account/state.js'
export {
  accountSlice,
  authenticateTool,
  claimOwner,
  claimsFollowUp,
  credentialsFollowUp,
  normalEmail,
  settlementOf,
  settlingClaims,
} from './account/index.js'
export {
  LoginFailed,
  LoginLocked,
  LoginMethod,
  SessionDevice,
  SessionEnd,
  SessionEnded,
  type SessionEvent,
  sessionEvents,
  SessionIpAddress,
  SessionStarted,
} from './session/events.js'
export { isLocked, openSession, session, SessionState, sessionStream } from './session/state.js'
export { authenticate, sessionIsAlive, sessionSlice } from './session/index.js'
export {
  BillingContactChanged,
  BillingEmail,
  Country,
  CustomerNumber,
  DirectoryEntryChanged,
  Invitee,
  InviteeEmail,
  MemberInvitationDeclined,
  MemberInvitationExpired,
  MemberInvitationResent,
  MemberInvitationWithdrawn,
  MemberInvited,
  MemberJoined,
  MemberLeft,
  MemberReinstated,
  MemberRemoved,
  MemberReplacedByPartnership,
  MemberRoleChanged,
  MemberSuspended,
  OrganisationAddress,
  OrganisationClosed,
  type OrganisationEvent,
  organisationEvents,
  OrganisationKind,
  OrganisationMoved,
  OrganisationName,
  OrganisationRegistered,
  OrganisationRenamed,
  PartnerProgrammeJoined,
  PartnerProgrammeLeft,
  ProductAdmitted,
  ProductReleased,
  Role,
} from './organisation/events.js'
export {
  activeMember,
  type InvitationState,
  isLastLegalRepresentative,
  isListedPartner,
  legalRepresentatives,
  type MemberState,
  type MemberStatus,
  organisation,
  OrganisationState,
  organisationStream,
  type RunningOrganisation,
} from './organisation/state.js'
export { checkDigitOf, customerNumberFollowUp, isCustomerNumber, organisationSlice } from './organisation/index.js'
export {
  Access,
  AccessLimited,
  AccessWidenedToFull,
  BillingMode,
  BillingModeChanged,
  EndedBy,
  Grant,
  PartnerAct,
  PartnerActAuthorised,
  PartnerInvitationDeclined,
  PartnerInvitationExpired,
  PartnerInvitationResent,
  PartnerInvitationWithdrawn,
  PartnerInvited,
  PartnershipEnded,
  type PartnershipEvent,
  partnershipEvents,
  PartnershipStarted,
  ProductsGranted,
  ProductsWithdrawn,
  WalletEntrustmentChanged,
} from './partnership/events.js'
export {
  type ActivePartnership,
  grantsOf,
  partnership,
  PartnershipState,
  partnershipStream,
  rightTo,
} from './partnership/state.js'
export { partnershipSlice } from './partnership/index.js'
export {
  Ground,
  Scope,
  TokenCreated,
  TokenDisabled,
  type TokenEvent,
  tokenEvents,
  TokenName,
  TokenRevoked,
  TokenUsed,
} from './token/events.js'
export { type LiveToken, token, TokenState, tokenStream } from './token/state.js'
export {
  actorOf,
  aliveToken,
  lastValidDay,
  mayCall,
  parseTokenText,
  tokenPattern,
  tokenSlice,
  type Call,
} from './token/index.js'
export {
  ProductCategory,
  ProductEnded,
  type ProductEvent,
  productEvents,
  ProductLabel,
  ProductOrdered,
  ProductRenewed,
  ProductTransferred,
  RenewalManner,
  RenewalMannerChanged,
} from './product/events.js'
export { product, ProductState, productStream, runningIn, type RunningProduct } from './product/state.js'
export { productSlice } from './product/index.js'
export {
  ExpiryRemindersSwitched,
  ReminderInterval,
  ReminderIntervalSwitched,
  ReminderItem,
  RemindersFellDue,
  type RenewalMailsEvent,
  renewalMailsEvents,
  RenewalNotice,
  RenewalNoticeSwitched,
  Switch,
} from './renewalMails/events.js'
export { reminderKey, renewalMails, RenewalMailsState, renewalMailsStream } from './renewalMails/state.js'
export { dueItems, type DueProduct, nextDueDay, type Reminding } from './renewalMails/due.js'
export { renewalMailsSlice } from './renewalMails/index.js'
export { slices } from './slices.js'
// --- processes: what one aggregate's event asks of another, and what the clock asks
export { collectFacts, type Facts, type FactSource, type KnownPair, type Needs, type Pair } from './processes/facts.js'
export { processes, processesFor } from './processes/index.js'
export { type Consequences, consequencesOf, type Process, type ProcessCommand } from './processes/reaction.js'
export { type Deadline, deadlineOf, deadlinesIn, dueBy, remindersDue, remindersDueAt } from './processes/ticks.js'
export { evolveWaits, type Wait, type WaitEvent, waitEvents, type Waits } from './processes/waits.js'
