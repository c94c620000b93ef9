import {
  type AccountId,
  type ApplicationPasswordId,
  DAY,
  type Instant,
  millisOf,
  type OrganisationId,
  type SessionId,
  type TokenId,
} from '@mandat/domain'
import type { Member } from '../../parts/members.js'
import type { TokenEntry } from '../../parts/tokens.js'
import { exists, sessionLives, type YesNo, yesNo } from './alive.js'
import type {
  AccountSecurity,
  ApplicationPasswordEntry,
  AssistantProgress,
  SecurityEventEntry,
  SessionEntry,
} from './document.js'

/** What ACC-05's review lists, for the account's own person. */
export interface AccountSecurityView {
  readonly account: AccountId
  readonly email: AccountSecurity['email']
  readonly name: AccountSecurity['name']
  readonly passwordChangedAt: Instant | null
  readonly passwordAgeDays: number | null
  readonly epoch: number
  readonly assistant: AssistantProgress | null
  readonly secondFactors: ReadonlyArray<never>
  readonly recoveryCodesLeft: number
  readonly applicationPasswords: ReadonlyArray<
    Omit<ApplicationPasswordEntry, 'epoch'> & {
      readonly applicationPassword: ApplicationPasswordId
      readonly alive: YesNo
    }
  >
  readonly tokens: ReadonlyArray<
    Pick<TokenEntry, 'name' | 'organisation' | 'product' | 'scopes' | 'createdAt' | 'expiresAt' | 'lastDay'> & {
      readonly token: TokenId
      readonly alive: YesNo
    }
  >
  /** `place`: where the host looks places up, of an address that was not erased. */
  readonly sessions: ReadonlyArray<
    Omit<SessionEntry, 'epoch'> & { readonly session: SessionId; readonly alive: YesNo; readonly place?: string | null }
  >
  readonly securityEvents: ReadonlyArray<SecurityEventEntry>
  readonly memberships: ReadonlyArray<Member & { readonly organisation: OrganisationId }>
}

/**
 * ACC-05's review of an account at a moment, boxes still sealed, with those of its tokens that are alive then. The
 * password's age is in whole days of 24 hours.
 */
export const accountSecurityViewOf = (
  document: AccountSecurity,
  now: Instant,
  alive: ReadonlySet<TokenId>,
): AccountSecurityView => ({
  account: document.account,
  email: document.email,
  name: document.name,
  passwordChangedAt: document.passwordChangedAt,
  passwordAgeDays:
    document.passwordChangedAt === null
      ? null
      : Math.floor((millisOf(now) - millisOf(document.passwordChangedAt)) / DAY),
  epoch: document.epoch,
  assistant: document.assistant,
  secondFactors: document.secondFactors,
  recoveryCodesLeft: document.recoveryCodesLeft,
  applicationPasswords: Object.entries(document.applicationPasswords).map(([id, { epoch, ...entry }]) => ({
    applicationPassword: id as ApplicationPasswordId,
    ...entry,
    alive: yesNo(exists(document) && epoch === document.epoch),
  })),
  tokens: Object.entries(document.tokens).map(([id, entry]) => ({
    token: id as TokenId,
    name: entry.name,
    organisation: entry.organisation,
    product: entry.product,
    scopes: entry.scopes,
    createdAt: entry.createdAt,
    expiresAt: entry.expiresAt,
    lastDay: entry.lastDay,
    alive: yesNo(alive.has(id as TokenId)),
  })),
  sessions: Object.entries(document.sessions).map(([id, entry]) => {
    const { epoch: _epoch, ...shown } = entry
    return { session: id as SessionId, ...shown, alive: yesNo(sessionLives(document, id, entry, now)) }
  }),
  securityEvents: document.securityEvents,
  memberships: Object.entries(document.memberships).map(([id, member]) => ({
    organisation: id as OrganisationId,
    ...member,
  })),
})
