import { type AccountId, type BillingMode, type Failure, type Instant, type OrganisationId, rightTo, type Sealed } from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Open, openBoxes, type View } from '../core/openBoxes.js'
import type { DocumentStore } from '../core/ports.js'
import { readOne, readWhole } from '../core/read.js'
import type { ProductDocument } from '../products/model.js'
import { productsOf } from '../products/query.js'
import { activeIn, type Member } from '../shared/members.js'
import { type ClientDocument, partnerDashboard } from './model.js'

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
  readonly products: ReadonlyArray<Pick<ProductDocument, 'product' | 'stay' | 'category' | 'label' | 'expiresOn' | 'renewal' | 'renewalPrice'>>
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

/** What `partner` may see of a client and its products now; `null` when that is nothing (PAR-15). */
export const clientViewOf = (document: ClientDocument, products: ReadonlyArray<ProductDocument>, partner: OrganisationId): ClientView | null => {
  const state = document.partnerships[partner]
  if (state?._tag !== 'Active' || document.running === 'No') return null
  const { access } = state
  return {
    client: document.client, name: document.name, customerNumber: document.customerNumber, term: state.term, since: state.startedAt,
    access: access._tag === 'Limited' ? { _tag: 'Limited' } : { _tag: 'Full', billingMode: access.billingMode, walletEntrusted: access.walletEntrusted },
    products: products
      .filter((p) => p.organisation === document.client && rightTo(state, p.product, p.stay) !== null)
      .map(({ product, stay, category, label, expiresOn, renewal, renewalPrice }) => ({ product, stay, category, label, expiresOn, renewal, renewalPrice }))
      .sort((a, b) => (a.expiresOn === b.expiresOn ? (a.product < b.product ? -1 : 1) : a.expiresOn < b.expiresOn ? -1 : 1)),
    members: access._tag === 'Limited' ? null : Object.entries(document.members).map(([account, member]) => ({ account: account as AccountId, ...member })),
  }
}

export const invitationViewOf = (document: ClientDocument, partner: OrganisationId): InvitationView | null => {
  const state = document.partnerships[partner]
  return state?._tag === 'Invited' && document.running === 'Yes'
    ? { client: document.client, term: state.term, access: state.access._tag, expiresAt: state.expiresAt }
    : null
}

/** Who sees a partner's dashboard: its active members, external users excepted. */
export const maySeePartnerDashboard = (partner: ClientDocument | null, viewer: AccountId): boolean => {
  const member = partner === null || partner.running === 'No' ? null : activeIn(partner.members, viewer)
  return member !== null && member.role !== 'ExternalUser'
}

export interface PartnerDashboardView {
  readonly clients: ReadonlyArray<View<ClientView>>
  readonly invitations: ReadonlyArray<InvitationView>
}

/** A partner's dashboard for one of its people, boxes opened; `null` when `viewer` may not see it. */
export const readPartnerDashboard = (documents: DocumentStore, open: Open) => (
  { partner, viewer }: { readonly partner: OrganisationId; readonly viewer: AccountId },
): TE.TaskEither<Failure, PartnerDashboardView | null> =>
  pipe(
    readOne(documents, partnerDashboard, partner),
    TE.flatMap((own): TE.TaskEither<Failure, PartnerDashboardView | null> =>
      maySeePartnerDashboard(own, viewer) ? readClients(documents, open, partner) : TE.right(null)),
  )

const readClients = (documents: DocumentStore, open: Open, partner: OrganisationId): TE.TaskEither<Failure, PartnerDashboardView> =>
  pipe(
    readWhole(documents, partnerDashboard, { index: 'partner', from: partner, to: partner }),
    TE.flatMap((clients) =>
      pipe(
        clients,
        TE.traverseSeqArray((document) =>
          pipe(productsOf(documents, document.client), TE.map((products) => clientViewOf(document, products, partner)))),
        TE.map((views) => views.filter((view) => view !== null)),
        TE.flatMap(openBoxes(open)),
        TE.map((views) => ({
          clients: views,
          invitations: clients.map((document) => invitationViewOf(document, partner)).filter((view) => view !== null),
        })),
      )),
  )
