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
import type { MembershipDocument } from '../members/document.js'
import type { TokenDocument } from '../tokenInventory/model.js'
import type {
  AccountSecurity,
  ApplicationPasswordDocument,
  ApplicationPasswordEntry,
  AssistantProgress,
  SecurityEventEntry,
  SessionDocument,
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

/** What an account's review is made of. */
export interface Reviewed {
  readonly account: AccountSecurity
  readonly sessions: ReadonlyArray<SessionDocument>
  readonly applicationPasswords: ReadonlyArray<ApplicationPasswordDocument>
  readonly tokens: ReadonlyArray<TokenDocument>
  readonly memberships: ReadonlyArray<MembershipDocument>
}

/**
 * ACC-05's review of an account at a moment, boxes still sealed, with those of its tokens that are alive then. The
 * password's age is in whole days of 24 hours.
 */
export const accountSecurityViewOf = (
  { account, sessions, applicationPasswords, tokens, memberships }: Reviewed,
  now: Instant,
  alive: ReadonlySet<TokenId>,
): AccountSecurityView => ({
  account: account.account,
  email: account.email,
  name: account.name,
  passwordChangedAt: account.passwordChangedAt,
  passwordAgeDays:
    account.passwordChangedAt === null ? null : Math.floor((millisOf(now) - millisOf(account.passwordChangedAt)) / DAY),
  epoch: account.epoch,
  assistant: account.assistant,
  secondFactors: account.secondFactors,
  recoveryCodesLeft: account.recoveryCodesLeft,
  applicationPasswords: applicationPasswords.map(({ applicationPassword, name, createdAt, epoch }) => ({
    applicationPassword,
    name,
    createdAt,
    alive: yesNo(exists(account) && epoch === account.epoch),
  })),
  tokens: tokens.map((token) => ({
    token: token.token,
    name: token.name,
    organisation: token.organisation,
    product: token.product,
    scopes: token.scopes,
    createdAt: token.createdAt,
    expiresAt: token.expiresAt,
    lastDay: token.lastDay,
    alive: yesNo(alive.has(token.token)),
  })),
  sessions: sessions.map((one) => ({
    session: one.session,
    ipAddress: one.ipAddress,
    device: one.device,
    method: one.method,
    startedAt: one.startedAt,
    expiresAt: one.expiresAt,
    alive: yesNo(sessionLives(account, one, now)),
  })),
  securityEvents: account.securityEvents,
  memberships: memberships.map(({ organisation, role, status, term, since }) => ({
    organisation,
    role,
    status,
    term,
    since,
  })),
})
