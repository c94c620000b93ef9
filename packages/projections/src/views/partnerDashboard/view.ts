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
import type { MembershipDocument } from '../members/document.js'
import type { OrganisationDetails } from '../organisationDashboard/document.js'
import type { ProductDocument } from '../products/model.js'

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

/** What else is told of a client: who it is, its products and its members. */
export interface Client {
  readonly client: OrganisationId
  readonly details: OrganisationDetails | null
  readonly products: ReadonlyArray<ProductDocument>
  /** Those that full access shows. */
  readonly members: ReadonlyArray<MembershipDocument>
}

const isClosed = ({ details }: Pick<Client, 'details'>): boolean => details !== null && details.closedAt !== null

/**
 * What a partner may see of a client and its products, as their partnership stands; `null` when that is nothing
 * (PAR-15).
 */
export const clientViewOf = (
  { client, details, products, members }: Client,
  state: PartnershipState,
): ClientView | null => {
  if (state._tag !== 'Active' || isClosed({ details })) return null
  const { access } = state
  return {
    client,
    name: details?.name ?? null,
    customerNumber: details?.customerNumber ?? null,
    term: state.term,
    since: state.startedAt,
    access:
      access._tag === 'Limited'
        ? { _tag: 'Limited' }
        : { _tag: 'Full', billingMode: access.billingMode, walletEntrusted: access.walletEntrusted },
    products: products
      .filter((p) => p.organisation === client && rightTo(state, p.product, p.stay) !== null)
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
        : members.map(({ account, role, status, term, since }) => ({ account, role, status, term, since })),
  }
}

/**
 * The client's invitation, as their partnership stands; `null` where none is open, by date (PAR-14), and once the client
 * is closed.
 */
export const invitationViewOf = (
  { client, details }: Pick<Client, 'client' | 'details'>,
  state: PartnershipState,
  now: Instant,
): InvitationView | null =>
  state._tag === 'Invited' && !isClosed({ details }) && now < state.expiresAt
    ? { client, term: state.term, access: state.access._tag, expiresAt: state.expiresAt }
    : null

/** Who sees a partner's dashboard: its active members, external users excepted. */
export const maySeePartnerDashboard = (role: Role | null): boolean => role !== null && role !== 'ExternalUser'
