import {
  type AccountId,
  type ApplicationPasswordId,
  DAY,
  type Failure,
  type Instant,
  lastValidDay,
  type LocalDate,
  millisOf,
  type OrganisationId,
  type Policy,
  type ProductId,
  type Role,
  type SessionId,
  type TokenId,
  utcDateOf,
} from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Open, openBoxes, type View } from '../../core/read/openBoxes.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readOne } from '../../core/read/read.js'
import { activeIn, type Member } from '../../parts/members.js'
import type { TokenEntry } from '../../parts/tokens.js'
import type {
  AccountSecurity,
  ApplicationPasswordEntry,
  AssistantProgress,
  SecurityEventEntry,
  SessionEntry,
} from './document.js'
import { accountSecurity } from './model.js'

/**
 * The moment a view is made for, and the years without a call that end a token (TOK-06): what is alive depends on both.
 */
export interface AtTime {
  readonly now: Instant
  readonly policy: Pick<Policy, 'tokenIdleYears'>
}
type YesNo = 'Yes' | 'No'
const yesNo = (b: boolean): YesNo => (b ? 'Yes' : 'No')
const exists = ({ status }: AccountSecurity): boolean => status === 'Registered' || status === 'Leaving'

/** ACC-06: whether the session is one of the present epoch (or the one that was kept) and its time is not over. */
export const sessionLives = (document: AccountSecurity, id: string, entry: SessionEntry, now: Instant): boolean =>
  exists(document) && (entry.epoch === document.epoch || document.keptSession === id) && now < entry.expiresAt

/**
 * Whether the token's account, era, days and membership still carry it; what its product or partnership says is asked
 * at a call (TOK-02).
 */
export const tokenLives = (
  document: AccountSecurity,
  entry: Pick<TokenEntry, 'epoch' | 'tokenEra' | 'expiresAt' | 'lastDay' | 'ground' | 'organisation'>,
  { now, policy }: AtTime,
): boolean => {
  const { ground } = entry
  const [home, term] =
    ground._tag === 'Membership' ? [entry.organisation, ground.term] : [ground.partner, ground.memberTerm]
  return (
    exists(document)
    && entry.epoch === document.epoch
    && entry.tokenEra === document.tokenEra
    && (entry.expiresAt === null || now < entry.expiresAt)
    && utcDateOf(now) <= lastValidDay(entry.lastDay, policy)
    && activeIn(document.memberships, home)?.term === term
  )
}

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

/** ACC-05's review of an account at a moment, boxes still sealed. The password's age is in whole days of 24 hours. */
export const accountSecurityViewOf = (document: AccountSecurity, at: AtTime): AccountSecurityView => ({
  account: document.account,
  email: document.email,
  name: document.name,
  passwordChangedAt: document.passwordChangedAt,
  passwordAgeDays:
    document.passwordChangedAt === null
      ? null
      : Math.floor((millisOf(at.now) - millisOf(document.passwordChangedAt)) / DAY),
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
    alive: yesNo(tokenLives(document, entry, at)),
  })),
  sessions: Object.entries(document.sessions).map(([id, entry]) => {
    const { epoch: _epoch, ...shown } = entry
    return { session: id as SessionId, ...shown, alive: yesNo(sessionLives(document, id, entry, at.now)) }
  }),
  securityEvents: document.securityEvents,
  memberships: Object.entries(document.memberships).map(([id, member]) => ({
    organisation: id as OrganisationId,
    ...member,
  })),
})

/** The town or country of an IP address as the host knows it, or `null`: nothing of it is kept. */
export type PlaceOf = (ipAddress: string) => string | null

const withPlaces =
  (placeOf: PlaceOf | null) =>
  (view: View<AccountSecurityView>): View<AccountSecurityView> =>
    placeOf === null
      ? view
      : {
          ...view,
          sessions: view.sessions.map((session) => ({
            ...session,
            place: session.ipAddress?._tag === 'Plain' ? placeOf(session.ipAddress.text) : null,
          })),
        }

/** The review of one's own account, boxes opened; `null` when there is no such account (any more). */
export const readAccountSecurity =
  (documents: Pick<DocumentStore, 'get'>, open: Open, placeOf: PlaceOf | null = null) =>
  ({
    account,
    ...at
  }: AtTime & { readonly account: AccountId }): TE.TaskEither<Failure, View<AccountSecurityView> | null> =>
    pipe(
      readOne(documents, accountSecurity, account),
      TE.flatMap((document): TE.TaskEither<Failure, View<AccountSecurityView> | null> =>
        document === null || !exists(document)
          ? TE.right(null)
          : pipe(openBoxes(open)(accountSecurityViewOf(document, at)), TE.map(withPlaces(placeOf))),
      ),
    )

/**
 * What a member's account reaches in one organisation, for its legal representatives (ORG-08); nothing of its life
 * elsewhere.
 */
export interface Reach {
  readonly account: AccountId
  readonly role: Role
  readonly status: Member['status']
  /** `Yes` while the account's compromise assistant is not through. */
  readonly beingSecured: YesNo
  readonly tokens: ReadonlyArray<{
    readonly token: TokenId
    readonly organisation: OrganisationId
    readonly product: ProductId
    readonly scopes: ReadonlyArray<string>
    readonly createdAt: Instant
    readonly lastDay: LocalDate
    readonly alive: YesNo
  }>
}
/**
 * ORG-08: what the account reaches in the organisation, `null` where it is no member. Who may ask is for the caller to
 * check.
 */
export const reachIn = (document: AccountSecurity, organisation: OrganisationId, at: AtTime): Reach | null => {
  const member = document.memberships[organisation]
  if (member === undefined) return null
  return {
    account: document.account,
    role: member.role,
    status: member.status,
    beingSecured: yesNo(document.assistant !== null),
    tokens: Object.entries(document.tokens)
      // of a partner, also what it made for clients on the partnership's strength
      .filter(
        ([, entry]) =>
          entry.organisation === organisation
          || (entry.ground._tag === 'Partnership' && entry.ground.partner === organisation),
      )
      .map(([id, entry]) => ({
        token: id as TokenId,
        organisation: entry.organisation,
        product: entry.product,
        scopes: entry.scopes,
        createdAt: entry.createdAt,
        lastDay: entry.lastDay,
        alive: yesNo(tokenLives(document, entry, at)),
      })),
  }
}

/**
 * ORG-08, for the role that the one who asks has now: legal representatives only; `null` for others, and when there is
 * nothing.
 */
export const readReach =
  (documents: Pick<DocumentStore, 'get'>) =>
  ({
    account,
    organisation,
    role,
    ...at
  }: AtTime & {
    readonly account: AccountId
    readonly organisation: OrganisationId
    readonly role: Role | null
  }): TE.TaskEither<Failure, Reach | null> =>
    role === 'LegalRepresentative'
      ? pipe(
          readOne(documents, accountSecurity, account),
          TE.map((theirs) => (theirs === null ? null : reachIn(theirs, organisation, at))),
        )
      : TE.right(null)
