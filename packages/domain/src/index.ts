// The public surface: explicit, so that a diff of this file is a diff of the contract.
export { accountOf, Actor, OnBehalfOf, subjectOfActor } from './core/actor.js'
export {
  localDateIn, plusDays, plusMonths, plusYears, startOfDayIn, TimeZone, utcDateOf,
} from './core/calendar.js'
export {
  decodeWith, dictionary, type Fault, type Fields, integer, list, nullable, oneOf, pattern, record, type Simplify, text, variants, type VariantsOf,
} from './core/codecs.js'
export { command, type CommandDefinition, type Ordered } from './core/command.js'
export type { Aggregate, AnySlice, Circumstances, Folded, Gatherer, GatherPorts, Slice } from './core/decider.js'
export {
  type Basis, Device, type Envelope, EventMeta, IpAddress, type NewEvent, NO_STREAM, type Position, type Revision, START,
  type StoredEvent, type StreamName,
} from './core/envelope.js'
export { type AnyEvent, event, type EventDefinition, eventReader, type EventReader, type Recorded, type Upcast } from './core/event.js'
export { closed, contended, type Failure, invalidInput, missingKey, tampered, unavailable, unknownOutcome, unreadable } from './core/failure.js'
export {
  AccountId, ApplicationPasswordId, CommandId, CorrelationId, EventId, type Id, InvitationId, OrganisationId, ProductId, SessionId,
  type SubjectId, TokenId, VisitorId,
} from './core/ids.js'
export { DAY, HOUR, Instant, instantOf, later, LocalDate, millisOf, MINUTE, SECOND } from './core/instant.js'
export { formatMoney, Money, share } from './core/money.js'
export { defaultPolicy, type Policy } from './core/policy.js'
export type {
  Appended, AppendRequest, Claim, ClaimKind, Claims, Clock, CommandRecord, Credentials, EventStore, KeyVault, Links, LinkTarget, Opened, Passwords,
  PasswordVerdict, Random,
} from './core/ports.js'
export { type Refusal, type RefusalDetails, type RefusalOf, refusals, type RuleId } from './core/refusal.js'
export { categories, type Category, isSealed, personal, type PersonalSpec, PersonalType, type Plain, type Sealed } from './core/sealed.js'
export { Secret, secret, SecretType } from './core/secret.js'
export type { Mail, MailTemplate, Recipient } from './processes/mail.js'
