import { AccountId, AssistantStep, EventId, Instant, IpAddress, ReviewItem, SessionId } from '@mandat/domain'
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
  dictionary,
  Email,
  EmailChanged,
  EmailChangeRequested,
  counter,
  integer,
  list,
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
  type SessionEvent,
  sessionEvents,
  LoginFailed,
  LoginLocked,
  SessionStarted,
  type TokenEvent,
  tokenEvents,
} from '@mandat/domain/kit'
import * as t from 'io-ts'
import { type MemberEvent, memberEvents, Members } from '../../parts/members.js'
import { TokenEntry } from '../../parts/tokens.js'

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

/** Everything about an account that ACC-05's review shows, and what the account belongs to (ORG-08). */
export const AccountSecurity = record({
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
  applicationPasswords: dictionary(ApplicationPasswordEntry),
  /** Those that were not revoked; whether they live, their era and the day say. */
  tokens: dictionary(TokenEntry),
  sessions: dictionary(SessionEntry),
  /** The latest ones, newest first. */
  securityEvents: list(SecurityEventEntry),
  /** By organisation. */
  memberships: Members,
})
export type AccountSecurity = t.TypeOf<typeof AccountSecurity>

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
export type GuessEvent = Recorded<(typeof guessEvents)[number]>

export const handles = [...ownEvents, ...sessionEvents, ...guessEvents, ...tokenEvents, ...memberEvents] as const
export type HandledEvent = OwnEvent | SessionEvent | GuessEvent | TokenEvent | MemberEvent

export const emptySecurity = (account: string): AccountSecurity => ({
  account: account as AccountId,
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
  applicationPasswords: {},
  tokens: {},
  sessions: {},
  securityEvents: [],
  memberships: {},
})
