import {
  type AccountEvent,
  AccountDeleted,
  AccountDeletionAbandoned,
  AccountDeletionRequested,
  type AccountId,
  AccountRegistered,
  AllTokensRevoked,
  ApplicationPasswordCreated,
  ApplicationPasswordRevoked,
  AssistantCompleted,
  type AssistantStep,
  AssistantStepConfirmed,
  EmailChanged,
  EmailChangeRequested,
  type EventId,
  type Instant,
  NameChanged,
  PasswordChanged,
  PasswordCompromised,
  PasswordReset,
  PasswordResetRequested,
  type Recorded,
  type ReviewItem,
  ReviewItemConfirmed,
  type Sealed,
  type SessionEvent,
  sessionEvents,
  type SessionId,
  type TokenEvent,
  tokenEvents,
} from '@mandat/domain'
import { type MemberEvent, memberEvents, type Members } from '../shared/members.js'
import type { TokenEntry } from '../shared/tokens.js'

/** One that was not revoked; it works while its `epoch` is the account's (ACC-06). Its hash is not in read models. */
export interface ApplicationPasswordEntry {
  readonly name: Sealed
  readonly createdAt: Instant
  readonly epoch: number
}
/** A session that was not ended: from where, and by which login (SES-04). Whether it lives, `sessionLives` says. */
export interface SessionEntry {
  readonly ipAddress: Sealed | null
  readonly device: Sealed | null
  readonly method: 'Password' | 'PasswordAndSecondFactor'
  readonly epoch: number
  readonly startedAt: Instant
  readonly expiresAt: Instant
}
/** A security event, by reference. */
export interface SecurityEventEntry {
  readonly id: EventId
  readonly type: string
  readonly at: Instant
  readonly position: number
  readonly ipAddress: Sealed | null
}
/** How far an open compromise assistant has come (ACC-03); `killedEpoch` is the one that its start ended. */
export interface AssistantProgress {
  readonly killedEpoch: number
  /** The step that is to be confirmed next. */
  readonly step: AssistantStep
  readonly reviewed: ReadonlyArray<ReviewItem>
  readonly startedAt: Instant
}

/** Everything about an account that ACC-05's review shows, and what the account belongs to (ORG-08). */
export interface AccountSecurity {
  readonly account: AccountId
  readonly status: 'Unregistered' | 'Registered' | 'Leaving' | 'Deleted'
  readonly email: Sealed | null
  readonly name: Sealed | null
  readonly passwordChangedAt: Instant | null
  readonly epoch: number
  readonly tokenEra: number
  /** The one session that outlived the last rise of the epoch (ACC-06). */
  readonly keptSession: SessionId | null
  readonly assistant: AssistantProgress | null
  readonly secondFactors: ReadonlyArray<never>
  readonly recoveryCodesLeft: number
  readonly applicationPasswords: Readonly<Record<string, ApplicationPasswordEntry>>
  /** Those that were not revoked; whether they live, their era and the day say. */
  readonly tokens: Readonly<Record<string, TokenEntry>>
  readonly sessions: Readonly<Record<string, SessionEntry>>
  /** The latest ones, newest first. */
  readonly securityEvents: ReadonlyArray<SecurityEventEntry>
  /** By organisation. */
  readonly memberships: Members
}

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

export const handles = [...ownEvents, ...sessionEvents, ...tokenEvents, ...memberEvents] as const
export type Handled = OwnEvent | SessionEvent | TokenEvent | MemberEvent

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
