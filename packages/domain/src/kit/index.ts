// What builds aggregates, read models and stores. Explicit, so that a diff of this file is a diff of the contract.
export { accountOf, subjectOfActor } from '../core/record/actor.js'
export {
  localDateIn,
  plusDays,
  plusMonths,
  plusYears,
  startOfDayIn,
  TimeZoneType,
  utcDateOf,
} from '../core/values/calendar.js'
export {
  counter,
  decodeWith,
  dictionary,
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
} from '../core/values/codecs.js'
export { IdMap, idMap } from '../core/values/idMap.js'
export { only, type OnlyFields } from '../core/values/only.js'
export { type Check, checkOf } from '../core/values/compile.js'
export {
  command,
  type CommandDefinition,
  type CommandOf,
  type GivenBy,
  ownCommand,
  type Step,
  step,
} from '../core/record/command.js'
export type { Aggregate, Folded } from '../core/record/aggregate.js'
export { type AnySlice, type By, type FollowUp, type Prelude, prelude, type Slice } from '../core/handle/slice.js'
export type { AnyDecider, Circumstances, Decider, Gatherer, GatherPorts } from '../core/handle/decider.js'
export { EVENT_BYTES, type NewEvent, NO_STREAM, type StoredEvent } from '../core/record/envelope.js'
export {
  event,
  type EventDefinition,
  eventReader,
  type EventReader,
  type Recorded,
  type Upcast,
} from '../core/record/event.js'
export {
  closed,
  contended,
  invalidInput,
  missingKey,
  tampered,
  unavailable,
  unknownOutcome,
  unreadable,
} from '../core/values/failure.js'
export { codeIn, guarded, OwnWords, reasonOf } from '../core/values/guard.js'
export { IdType } from '../core/values/ids.js'
export { InstantType, later, LocalDateType } from '../core/values/instant.js'
export { jsonFault } from '../core/values/jsonFault.js'
export { memoByRef } from '../core/values/memo.js'
export { share } from '../core/values/money.js'
export type { Appended, AppendRequest, CommandRecord, EventStore, IdleCommand } from '../core/ports/eventStore.js'
export type { Claim, ClaimKind, Claims } from '../core/ports/claims.js'
export type { Credentials } from '../core/ports/credentials.js'
export type { KeyVault } from '../core/ports/keyVault.js'
export type { Links } from '../core/ports/links.js'
export type { Random } from '../core/ports/random.js'
export { type Declared, type RefusalOf, refusals, type Refuse } from '../core/values/refusal.js'
export { AnyBox, categories, personal, type PersonalSpec, PersonalType } from '../core/values/sealed.js'
export { secret, SecretType } from '../core/values/secret.js'
export {
  type Draft,
  decodeMail,
  draft,
  type Holding,
  lapsed,
  mail,
  type Mail,
  type MailDefinition,
  type MailFact,
  Recipient,
  type Standing,
  still,
  tellsWhatHappened,
  toAccount,
  toPartner,
  type Waiting,
} from '../core/react/mail.js'
export { type Asked, askAgain } from '../core/react/askAgain.js'
export { type Dispatch, dispatcher } from '../core/handle/dispatch.js'
export { isSameContent } from '../core/handle/repeated.js'
export { asSent, isStepId, stepId } from '../core/record/stepId.js'
export { appendShape } from '../core/record/appendShape.js'
export { storedNames } from '../core/record/storedNames.js'
export type { Marks } from '../core/handle/append.js'
export { type Around, straight } from '../core/handle/around.js'
export { type CommandMeta, handleCommand, type HandlerDeps, type HandlerRefusal } from '../core/handle/handleCommand.js'
export { type CommandGuide, type GuideOf, type InputData, type Published } from '../core/handle/guide.js'
export { passwordForm } from '../questions/password.js'
export { goesOnUnder } from '../questions/enrolment.js'
export { alike } from '../questions/refusals.js'
export { decodeInput, type PlainCommand, sealInput } from '../core/handle/input.js'
export { foldTo, loadHead } from '../core/handle/load.js'
export { type PersonalField, personalFields, plainOf, type Shape, shapeOf, strangers } from '../core/values/shape.js'
export { type Line, type StateCache, stateCache } from '../core/handle/stateCache.js'
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
  ApplicationPasswordRevoked,
  AssistantCompleted,
  AssistantStepConfirmed,
  Credential,
  EmailChanged,
  EmailChangeRequested,
  EmailClaimForfeited,
  LanguageChanged,
  MembershipAccepted,
  NameChanged,
  PasswordChanged,
  PasswordCompromised,
  PasswordReset,
  PasswordResetRequested,
  RegistrationRequested,
  ReviewItemConfirmed,
  TelephoneChanged,
} from '../aggregates/account/events.js'
export { emailText, normalEmail } from '../core/values/email.js'
export {
  ApplicationPasswordName,
  Email,
  PersonAddress,
  PersonName,
  Telephone,
} from '../aggregates/account/personalData.js'
export {
  account,
  AccountState,
  accountStream,
  epochIsAlive,
  type KnownAccount,
  knownAccount,
  liveApplicationPassword,
} from '../aggregates/account/state.js'
export { accountSlice, authenticateTool, claimOwner } from '../slices/account/index.js'
export { accountMails } from '../slices/account/mails.js'
export {
  LoginMethod,
  SessionDevice,
  SessionEnd,
  SessionEnded,
  type SessionEvent,
  sessionEvents,
  SessionIpAddress,
  SessionStarted,
} from '../aggregates/session/events.js'
export {
  LoginFailed,
  LoginFailuresForgotten,
  LoginLocked,
  MailCounted,
  type ThrottleEvent,
  throttleEvents,
} from '../aggregates/throttle/events.js'
export { lockOf, throttle, ThrottleState, throttleStream } from '../aggregates/throttle/state.js'
export { guesses, guessIn, recipientOf, refusedByCounts, strangersMails } from '../processes/throttles.js'
export { openSession, session, SessionState, sessionStream } from '../aggregates/session/state.js'
export { authenticate, authenticateSession, sessionIsAlive, sessionSlice } from '../slices/session/index.js'
export { sessionMails } from '../slices/session/mails.js'
export {
  BillingContactChanged,
  DirectoryEntryChanged,
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
  OrganisationClosed,
  type OrganisationEvent,
  organisationEvents,
  OrganisationMoved,
  OrganisationRegistered,
  OrganisationRenamed,
  PartnerProgrammeJoined,
  PartnerProgrammeLeft,
  ProductAdmitted,
  ProductReleased,
} from '../aggregates/organisation/events.js'
export type { InvitationState } from '../aggregates/organisation/invitationStates.js'
export {
  type MemberState,
  type MemberStatus,
  organisation,
  OrganisationState,
  organisationStream,
  type RunningOrganisation,
} from '../aggregates/organisation/state.js'
export {
  activeMember,
  isLastLegalRepresentative,
  isListedPartner,
  legalRepresentatives,
} from '../aggregates/organisation/members.js'
export {
  BillingEmail,
  CustomerNumber,
  InviteeEmail,
  OrganisationAddress,
  OrganisationName,
} from '../aggregates/organisation/personalData.js'
export { checkDigitOf } from '../aggregates/organisation/customerNumber.js'
export { organisationSlice } from '../slices/organisation/index.js'
export { organisationMails } from '../slices/organisation/mails.js'
export {
  AccessLimited,
  AccessWidenedToFull,
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
} from '../aggregates/partnership/events.js'
export {
  type ActivePartnership,
  accessOf,
  grantsOf,
  partnership,
  PartnershipState,
  partnershipStream,
  rightTo,
} from '../aggregates/partnership/state.js'
export { partnershipSlice } from '../slices/partnership/index.js'
export { partnershipMails } from '../slices/partnership/mails.js'
export {
  Ground,
  TokenCreated,
  TokenDisabled,
  type TokenEvent,
  tokenEvents,
  TokenName,
  TokenRevoked,
  TokenUsed,
} from '../aggregates/token/events.js'
export { type LiveToken, token, TokenState, tokenStream } from '../aggregates/token/state.js'
export {
  actorOf,
  actsAs,
  aliveToken,
  type DeadToken,
  gatherStates,
  mayBeUsed,
  stillStands,
  mayCall,
  parseTokenText,
  tokenPattern,
  type TokenPlace,
  tokenSlice,
  type Call,
} from '../slices/token/index.js'
export { tokenMails } from '../slices/token/mails.js'
export {
  ProductEnded,
  type ProductEvent,
  productEvents,
  ProductLabel,
  ProductOrdered,
  ProductRenewed,
  ProductTransferred,
  RenewalMannerChanged,
} from '../aggregates/product/events.js'
export { byDate } from '../aggregates/product/expiry.js'
export { product, ProductState, productStream, runningIn, type RunningProduct } from '../aggregates/product/state.js'
export { productSlice } from '../slices/product/index.js'
export {
  ExpiryRemindersSwitched,
  ReminderIntervalSwitched,
  ReminderItem,
  RemindersFellDue,
  type RenewalMailsEvent,
  renewalMailsEvents,
  RenewalNoticeSwitched,
} from '../aggregates/renewalMails/events.js'
export {
  everyReminder,
  withReminded,
  reminderKey,
  renewalMails,
  RenewalMailsState,
  renewalMailsStream,
} from '../aggregates/renewalMails/state.js'
export { dueItems, type DueProduct, nextDueDay, type Reminding } from '../aggregates/renewalMails/due.js'
export { renewalMailsSlice } from '../slices/renewalMails/index.js'
export { renewalMailsMails } from '../slices/renewalMails/mails.js'
export { slices } from '../slices/all.js'
// --- what follows from events, and what the clock asks
export { type Answers, answered, type Known, lookedUp, type Question, stateNow } from '../core/react/question.js'
export {
  type Consequences,
  consequencesOf,
  mailing,
  type Process,
  type ProcessCommand,
  reaction,
  type Wish,
} from '../core/react/reaction.js'
export {
  type AllDeadlines,
  type Deadline,
  type Deadlines,
  deadlinesOf,
  type Due,
  type Pending,
} from '../core/react/deadline.js'
export { link, type LinkDefinition, LinkTarget } from '../core/record/link.js'
export type { LookUp } from '../core/record/lookUp.js'
export { type OfType } from '../core/values/union.js'
export { type Decision, decisions } from '../core/handle/decision.js'
export { type Crossing, type Registry, registryOf } from '../core/handle/registry.js'
export { settling } from '../core/handle/settling.js'
export { EmailChangeLink, PasswordResetLink, RegistrationLink } from '../aggregates/account/links.js'
export { MemberInvitationLink } from '../aggregates/organisation/links.js'
export { PartnerInvitationLink } from '../aggregates/partnership/links.js'
export { Pair, partnershipPairsOf } from '../aggregates/partnership/pairs.js'
export { AccountToken, accountTokensOf } from '../aggregates/token/accountTokens.js'
export { lastValidDay } from '../aggregates/token/idle.js'
export { remindersDue, remindersDueAt } from '../slices/renewalMails/index.js'
export { crossing, registry } from '../registry.js'
export { handlerRefusals } from '../core/handle/repeated.js'
export { type ActorRefusal, actorRefusals } from '../processes/actorRefusals.js'
export {
  type Acting,
  type ActingVerdict,
  type ActingWorld,
  anybody,
  type AsOf,
  asLoaded,
} from '../core/handle/acting.js'
