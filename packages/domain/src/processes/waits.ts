import { utcDateOf } from '../core/values/calendar.js'
import type { Recorded } from '../core/record/event.js'
import type { AccountId, InvitationId, OrganisationId, ProductId, SessionId, TokenId } from '../core/values/ids.js'
import type { Instant, LocalDate } from '../core/values/instant.js'
import {
  MemberInvitationDeclined,
  MemberInvitationExpired,
  MemberInvitationResent,
  MemberInvitationWithdrawn,
  MemberInvited,
  MemberJoined,
  OrganisationClosed,
} from '../aggregates/organisation/events.js'
import {
  PartnerInvitationDeclined,
  PartnerInvitationExpired,
  PartnerInvitationResent,
  PartnerInvitationWithdrawn,
  PartnerInvited,
  PartnershipStarted,
} from '../aggregates/partnership/events.js'
import {
  ProductEnded,
  ProductOrdered,
  ProductRenewed,
  ProductTransferred,
  RenewalMannerChanged,
} from '../aggregates/product/events.js'
import { SessionEnded, SessionStarted } from '../aggregates/session/events.js'
import { TokenCreated, TokenDisabled, TokenRevoked, TokenUsed } from '../aggregates/token/events.js'

interface Waiting {
  readonly PartnerInvitation: {
    readonly client: OrganisationId
    readonly partner: OrganisationId
    readonly term: number
    readonly attempt: number
    readonly expiresAt: Instant
  }
  readonly MemberInvitation: {
    readonly organisation: OrganisationId
    readonly invitation: InvitationId
    readonly attempt: number
    readonly expiresAt: Instant
  }
  readonly Session: { readonly account: AccountId; readonly session: SessionId; readonly expiresAt: Instant }
  readonly IdleToken: { readonly token: TokenId; readonly lastDay: LocalDate }
  readonly ProductExpiry: {
    readonly product: ProductId
    readonly organisation: OrganisationId
    readonly stay: number
    readonly expiresOn: LocalDate
    readonly renewal: 'Manual' | 'Automatic'
  }
}
/** Something that time alone will change, and what a deadline is made of. */
export type Wait = { readonly [K in keyof Waiting]: { readonly _tag: K } & Waiting[K] }[keyof Waiting]
/** All that one stream waits for, by what it is about: a read model's document, whose key is the stream's name. */
export type Waits = Readonly<Record<string, Wait>>

/** The event types that {@link evolveWaits} folds. */
export const waitEvents = [
  PartnerInvited,
  PartnerInvitationResent,
  PartnerInvitationWithdrawn,
  PartnerInvitationDeclined,
  PartnerInvitationExpired,
  PartnershipStarted,
  MemberInvited,
  MemberInvitationResent,
  MemberInvitationWithdrawn,
  MemberInvitationDeclined,
  MemberInvitationExpired,
  MemberJoined,
  OrganisationClosed,
  SessionStarted,
  SessionEnded,
  TokenCreated,
  TokenUsed,
  TokenRevoked,
  TokenDisabled,
  ProductOrdered,
  ProductRenewed,
  RenewalMannerChanged,
  ProductTransferred,
  ProductEnded,
] as const
/** An event that sets, moves or ends a {@link Wait}. */
export type WaitEvent = Recorded<(typeof waitEvents)[number]>

/**
 * What a stream waits for after an event of it; `null` for nothing any more. Its own events set and clear every wait,
 * so the document's key is the event's stream.
 */
export const evolveWaits = (waits: Waits | null, event: WaitEvent): Waits | null => {
  const next = evolve(waits ?? {}, event)
  return Object.keys(next).length === 0 ? null : next
}

const set = (waits: Waits, key: string, wait: Wait): Waits => ({ ...waits, [key]: wait })
const clear = (waits: Waits, key: string): Waits => {
  const { [key]: _over, ...others } = waits
  return others
}
const product = (waits: Waits, change: Partial<Waiting['ProductExpiry']>): Waits => {
  const wait = waits['expiry']
  return wait?._tag === 'ProductExpiry' ? set(waits, 'expiry', { ...wait, ...change }) : waits
}

const evolve = (waits: Waits, event: WaitEvent): Waits => {
  switch (event.type) {
    case 'PartnerInvited':
    case 'PartnerInvitationResent': {
      const { client, partner, term, attempt, expiresAt } = event
      return set(waits, 'invitation', { _tag: 'PartnerInvitation', client, partner, term, attempt, expiresAt })
    }
    case 'PartnerInvitationWithdrawn':
    case 'PartnerInvitationDeclined':
    case 'PartnerInvitationExpired':
    case 'PartnershipStarted':
      return clear(waits, 'invitation')
    case 'MemberInvited':
    case 'MemberInvitationResent': {
      const { organisation, invitation, attempt, expiresAt } = event
      return set(waits, invitation, { _tag: 'MemberInvitation', organisation, invitation, attempt, expiresAt })
    }
    case 'MemberInvitationWithdrawn':
    case 'MemberInvitationDeclined':
    case 'MemberInvitationExpired':
    case 'MemberJoined':
      return clear(waits, event.invitation)
    case 'OrganisationClosed':
      return {}
    case 'SessionStarted':
      return set(waits, event.session, {
        _tag: 'Session',
        account: event.account,
        session: event.session,
        expiresAt: event.expiresAt,
      })
    case 'SessionEnded':
      return clear(waits, event.session)
    case 'TokenCreated':
      return set(waits, 'idle', { _tag: 'IdleToken', token: event.token, lastDay: utcDateOf(event.createdAt) })
    case 'TokenUsed':
      return waits['idle'] === undefined
        ? waits
        : set(waits, 'idle', { _tag: 'IdleToken', token: event.token, lastDay: event.day })
    case 'TokenRevoked':
    case 'TokenDisabled':
      return clear(waits, 'idle')
    case 'ProductOrdered': {
      const { product: id, organisation, stay, expiresOn, renewal } = event
      return set(waits, 'expiry', { _tag: 'ProductExpiry', product: id, organisation, stay, expiresOn, renewal })
    }
    case 'ProductRenewed':
      return product(waits, { expiresOn: event.until })
    case 'RenewalMannerChanged':
      return product(waits, { renewal: event.renewal })
    case 'ProductTransferred':
      return product(waits, { organisation: event.organisation, stay: event.stay })
    case 'ProductEnded':
      return clear(waits, 'expiry')
  }
}
