import {
  type AccountId,
  type BillingMode,
  type Instant,
  type OrganisationId,
  type Role,
  type Sealed,
} from '@mandat/domain'
import { type PartnershipState, rightTo } from '@mandat/domain/kit'
import type { Member } from '../../parts/members.js'
import type { ProductDocument } from '../products/model.js'
import type { ClientDocument } from './model.js'

/** A client as its partner sees it: exactly what was granted, besides name and customer number (PAR-07). */
export interface ClientView {
  readonly client: OrganisationId
  readonly name: Sealed | null
  readonly customerNumber: Sealed | null
  readonly term: number
  readonly since: Instant
  readonly access:
    | { readonly _tag: 'Limited' }
    | { readonly _tag: 'Full'; readonly billingMode: BillingMode; readonly walletEntrusted: 'Yes' | 'No' }
  readonly products: ReadonlyArray<
    Pick<ProductDocument, 'product' | 'stay' | 'category' | 'label' | 'expiresOn' | 'renewal' | 'renewalPrice'>
  >
  /** With full access only. */
  readonly members: ReadonlyArray<Member & { readonly account: AccountId }> | null
}
/** An invitation that waits for an answer; it shows nothing of the client yet. */
export interface InvitationView {
  readonly client: OrganisationId
  readonly term: number
  readonly access: 'Limited' | 'Full'
  readonly expiresAt: Instant
}

/**
 * What a partner may see of a client and its products, as their partnership stands; `null` when that is nothing
 * (PAR-15).
 */
export const clientViewOf = (
  document: ClientDocument,
  products: ReadonlyArray<ProductDocument>,
  state: PartnershipState,
): ClientView | null => {
  if (state._tag !== 'Active' || document.running === 'No') return null
  const { access } = state
  return {
    client: document.client,
    name: document.name,
    customerNumber: document.customerNumber,
    term: state.term,
    since: state.startedAt,
    access:
      access._tag === 'Limited'
        ? { _tag: 'Limited' }
        : { _tag: 'Full', billingMode: access.billingMode, walletEntrusted: access.walletEntrusted },
    products: products
      .filter((p) => p.organisation === document.client && rightTo(state, p.product, p.stay) !== null)
      .map(({ product, stay, category, label, expiresOn, renewal, renewalPrice }) => ({
        product,
        stay,
        category,
        label,
        expiresOn,
        renewal,
        renewalPrice,
      }))
      .sort((a, b) =>
        a.expiresOn === b.expiresOn ? (a.product < b.product ? -1 : 1) : a.expiresOn < b.expiresOn ? -1 : 1,
      ),
    members:
      access._tag === 'Limited'
        ? null
        : Object.entries(document.members).map(([account, member]) => ({ account: account as AccountId, ...member })),
  }
}

/**
 * The client's invitation, as their partnership stands; `null` where none is open, by date (PAR-14), and once the client
 * is closed.
 */
export const invitationViewOf = (
  document: ClientDocument,
  state: PartnershipState,
  now: Instant,
): InvitationView | null =>
  state._tag === 'Invited' && document.running === 'Yes' && now < state.expiresAt
    ? { client: document.client, term: state.term, access: state.access._tag, expiresAt: state.expiresAt }
    : null

/** Who sees a partner's dashboard: its active members, external users excepted. */
export const maySeePartnerDashboard = (role: Role | null): boolean => role !== null && role !== 'ExternalUser'
