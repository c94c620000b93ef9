// What a host uses. Explicit, so that a diff of this file is a diff of the contract.
export {
  type Applied,
  type CommandAnswer,
  type CommandData,
  type CommandType,
  type EventOf,
  type EventsAfter,
  type EventType,
  type MandatEvent,
  type RefusalNameOf,
  type RefusalOfCommand,
  type SecretsOf,
} from './contract.js'
export type { Handled } from './core/handle/handled.js'
export { Actor, OnBehalfOf } from './core/record/actor.js'
export { TimeZone } from './core/values/calendar.js'
export { type Fault } from './core/values/codecs.js'
export {
  type Basis,
  Device,
  type Envelope,
  EventMeta,
  IpAddress,
  type Position,
  type Revision,
  START,
  type StreamName,
} from './core/record/envelope.js'
export { type AnyEvent } from './core/record/event.js'
export { type Failure } from './core/values/failure.js'
export {
  AccountId,
  ApplicationPasswordId,
  CommandId,
  CorrelationId,
  EventId,
  type Id,
  InvitationId,
  OrganisationId,
  ProductId,
  SessionId,
  type SubjectId,
  TokenId,
  VisitorId,
} from './core/values/ids.js'
export { DAY, HOUR, Instant, instantOf, LocalDate, millisOf, MINUTE, SECOND } from './core/values/instant.js'
export { formatMoney, Money } from './core/values/money.js'
export { defaultPolicy, type Policy } from './core/values/policy.js'
export type { Clock } from './core/ports/clock.js'
export type { Opened } from './core/ports/keyVault.js'
export type { Passwords, PasswordVerdict } from './core/ports/passwords.js'
export { type Refusal, type RefusalDetails, type RuleId } from './core/values/refusal.js'
export { type Category, isSealed, type Plain, type Sealed } from './core/values/sealed.js'
export { Secret } from './core/values/secret.js'
export { AssistantStep, Language, ReviewItem } from './aggregates/account/events.js'
export { Country, Invitee, OrganisationKind, Role } from './aggregates/organisation/events.js'
export { isCustomerNumber } from './aggregates/organisation/customerNumber.js'
export { Access, BillingMode } from './aggregates/partnership/events.js'
export { AccessChoice } from './slices/partnership/commands.js'
export { Scope } from './aggregates/token/events.js'
export { ProductCategory, RenewalManner } from './aggregates/product/events.js'
export { ReminderInterval, RenewalNotice, Switch } from './aggregates/renewalMails/events.js'
export { MandatError, unwrap } from './core/values/unwrap.js'
