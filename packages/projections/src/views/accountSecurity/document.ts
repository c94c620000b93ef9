import {
  AccountId,
  ApplicationPasswordId,
  AssistantStep,
  EventId,
  Instant,
  IpAddress,
  ReviewItem,
  SessionId,
} from '@mandat/domain'
import {
  type AccountEvent,
  AccountDeleted,
  AccountDeletionAbandoned,
  AccountDeletionRequested,
  AccountRegistered,
  AllTokensRevoked,
  ApplicationPasswordCreated,
  ApplicationPasswordName,
  ApplicationPasswordRevoked,
  AssistantCompleted,
  AssistantStepConfirmed,
  Email,
  EmailChanged,
  EmailChangeRequested,
  counter,
  integer,
  list,
  LoginFailed,
  LoginLocked,
  NameChanged,
  nullable,
  oneOf,
  PasswordChanged,
  PasswordCompromised,
  PasswordReset,
  PasswordResetRequested,
  PersonName,
  record,
  type Recorded,
  ReviewItemConfirmed,
  SessionEnded,
  type SessionEvent,
  sessionEvents,
  SessionStarted,
  type TokenEvent,
  tokenEvents,
  variants,
  type VariantsOf,
} from '@mandat/domain/kit'
import * as t from 'io-ts'
import { Place } from '../../parts/order.js'

/** The number of an epoch, of an era, of recovery codes; 0 before the account registered. */
const number = counter(0)

/** One that was not revoked; it works while its `epoch` is the account's (ACC-06). Its hash is not in read models. */
export const ApplicationPasswordEntry = record({ name: ApplicationPasswordName, createdAt: Instant, epoch: number })
export type ApplicationPasswordEntry = t.TypeOf<typeof ApplicationPasswordEntry>
const { ipAddress, device, method, epoch, startedAt, expiresAt } = SessionStarted.fields
/** A session that was not ended: from where, and by which login (SES-04). Whether it lives, `sessionLives` says. */
export const SessionEntry = record({ ipAddress, device, method, epoch, startedAt, expiresAt })
export type SessionEntry = t.TypeOf<typeof SessionEntry>
/** A security event, by reference. */
export const SecurityEventEntry = record({
  id: EventId,
  type: t.string,
  at: Instant,
  position: integer(1, Number.MAX_SAFE_INTEGER),
  ipAddress: nullable(IpAddress),
})
export type SecurityEventEntry = t.TypeOf<typeof SecurityEventEntry>
/** How far an open compromise assistant has come (ACC-03); `killedEpoch` is the one that its start ended. */
export const AssistantProgress = record({
  killedEpoch: number,
  /** The step that is to be confirmed next. */
  step: AssistantStep,
  reviewed: list(ReviewItem),
  startedAt: Instant,
})
export type AssistantProgress = t.TypeOf<typeof AssistantProgress>

const account = {
  account: AccountId,
  status: oneOf('Unregistered', 'Registered', 'Leaving', 'Deleted'),
  email: nullable(Email),
  name: nullable(PersonName),
  passwordChangedAt: nullable(Instant),
  epoch: number,
  tokenEra: number,
  /** The one session that outlived the last rise of the epoch (ACC-06). */
  keptSession: nullable(SessionId),
  assistant: nullable(AssistantProgress),
  secondFactors: list(t.never),
  recoveryCodesLeft: number,
  /** The latest ones, newest first. */
  securityEvents: list(SecurityEventEntry),
}
const kinds = {
  Account: account,
  Session: { account: AccountId, session: SessionId, ...SessionEntry.props, place: Place },
  ApplicationPassword: {
    account: AccountId,
    applicationPassword: ApplicationPasswordId,
    ...ApplicationPasswordEntry.props,
    place: Place,
  },
}
/**
 * What ACC-05's review shows of an account that is its own: the account, and each session and application password by
 * itself, since there is no limit on them. Its tokens are in `tokenInventory`, its memberships in `members`.
 */
export const SecurityDocument = variants(kinds)
export type SecurityDocument = VariantsOf<typeof kinds>
type Kind<T extends SecurityDocument['_tag']> = Extract<SecurityDocument, { _tag: T }>
export type AccountSecurity = Kind<'Account'>
export type SessionDocument = Kind<'Session'>
export type ApplicationPasswordDocument = Kind<'ApplicationPassword'>

/** How many security events are kept; the audit trail has all of them. */
export const RECENT = 50

export const ownEvents = [
  AccountRegistered,
  EmailChangeRequested,
  EmailChanged,
  NameChanged,
  PasswordChanged,
  PasswordCompromised,
  AssistantStepConfirmed,
  ReviewItemConfirmed,
  AssistantCompleted,
  PasswordResetRequested,
  PasswordReset,
  ApplicationPasswordCreated,
  ApplicationPasswordRevoked,
  AllTokensRevoked,
  AccountDeletionRequested,
  AccountDeletionAbandoned,
  AccountDeleted,
] as const
export type OwnEvent = Recorded<(typeof ownEvents)[number]> & AccountEvent

/** Of whoever guesses: that there is such an account, they do not say. */
export const guessEvents = [LoginFailed, LoginLocked] as const
type GuessEvent = Recorded<(typeof guessEvents)[number]>

export const handles = [...ownEvents, ...sessionEvents, ...guessEvents, ...tokenEvents] as const
export type HandledEvent = OwnEvent | SessionEvent | GuessEvent | TokenEvent

const thingEvents = [SessionStarted, SessionEnded, ApplicationPasswordCreated, ApplicationPasswordRevoked] as const
/** What begins or ends a session or an application password. */
export type ThingEvent = Recorded<(typeof thingEvents)[number]>
const thingTypes = new Set<string>(thingEvents.map(({ type }) => type))
export const isOfThing = (event: HandledEvent): event is ThingEvent => thingTypes.has(event.type)

/** Ids are the callers' own: one that is taken for one kind of thing may be taken for another too. */
export const keyOfThing = (event: ThingEvent): string =>
  'session' in event
    ? `${event.account}/Session/${event.session}`
    : `${event.account}/ApplicationPassword/${event.applicationPassword}`

/** Before anything is told of it. */
export const emptySecurity = (id: AccountId): AccountSecurity => ({
  _tag: 'Account',
  account: id,
  status: 'Unregistered',
  email: null,
  name: null,
  passwordChangedAt: null,
  epoch: 0,
  tokenEra: 0,
  keptSession: null,
  assistant: null,
  secondFactors: [],
  recoveryCodesLeft: 0,
  securityEvents: [],
})
