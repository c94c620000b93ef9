import { type Failure, type Instant, OrganisationId, type Role } from '@mandat/domain'
import type { PartnershipState } from '@mandat/domain/kit'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Open, openBoxes, type View } from '../../core/read/openBoxes.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readOne, readWhole } from '../../core/read/read.js'
import { byRole, onlyFor, type ViewQuery } from '../../core/read/viewQuery.js'
import { allOf } from '../../parts/order.js'
import { membersOf } from '../members/read.js'
import { organisationDashboard } from '../organisationDashboard/model.js'
import { productsOf } from '../products/query.js'
import { partnerDashboard } from './model.js'
import { type ClientView, clientViewOf, type InvitationView, invitationViewOf, maySeePartnerDashboard } from './view.js'

/** A partner's clients, each with what it granted (PAR-07), and the invitations that wait for its answer (PAR-05). */
export interface PartnerDashboardView {
  readonly clients: ReadonlyArray<View<ClientView>>
  readonly invitations: ReadonlyArray<InvitationView>
}

/**
 * A client's partnership with the one who asks, as it is now: at the head of its stream, not where a read model has come
 * to.
 */
export type PartnershipWith = (client: OrganisationId) => TE.TaskEither<Failure, PartnershipState>

/** A client as its partner sees it, or its invitation: no more is read than is shown. */
const clientOf = (
  documents: DocumentStore,
  client: OrganisationId,
  partnershipWith: PartnershipWith,
  now: Instant,
): TE.TaskEither<Failure, { readonly client: ClientView | null; readonly invitation: InvitationView | null }> =>
  pipe(
    TE.Do,
    TE.bind('state', () => partnershipWith(client)),
    TE.bind('document', () => readOne(documents, organisationDashboard, client)),
    TE.bind('products', ({ state }) => (state._tag === 'Active' ? productsOf(documents, client, now) : TE.right([]))),
    TE.bind('members', ({ state }) =>
      state._tag === 'Active' && state.access._tag === 'Full' ? membersOf(documents, client) : TE.right([]),
    ),
    TE.map(({ state, document, products, members }) => {
      const known = { client, details: document?.details ?? null, products, members }
      return { client: clientViewOf(known, state), invitation: invitationViewOf(known, state, now) }
    }),
  )

/**
 * A partner's dashboard, boxes opened, for the role that the one who asks has in it now; `null` when it may not see it.
 * The read model says who its clients may be; what each grants is asked at the head, since it may lag behind an end
 * (PAR-10).
 */
export const readPartnerDashboard =
  (documents: DocumentStore, open: Open) =>
  ({
    partner,
    role,
    partnershipWith,
    now,
  }: {
    readonly partner: OrganisationId
    readonly role: Role | null
    readonly partnershipWith: PartnershipWith
    readonly now: Instant
  }): TE.TaskEither<Failure, PartnerDashboardView | null> =>
    maySeePartnerDashboard(role)
      ? pipe(
          readWhole(documents, partnerDashboard, allOf('partner', partner)),
          TE.flatMap(TE.traverseSeqArray(({ client }) => clientOf(documents, client, partnershipWith, now))),
          TE.flatMap((seen) =>
            pipe(
              openBoxes(open)(seen.map(({ client }) => client).filter((view) => view !== null)),
              TE.map((clients) => ({
                clients,
                invitations: seen.map(({ invitation }) => invitation).filter((view) => view !== null),
              })),
            ),
          ),
        )
      : TE.right(null)

export const partnerDashboardQuery: ViewQuery<[partner: OrganisationId], PartnerDashboardView> = {
  notForYou: onlyFor('PAR-07', 'an active member of the partner who is no external user'),
  inputs: [{ name: 'partner', codec: OrganisationId }],
  see: (ports) => (viewer, partner) =>
    byRole(ports, partner, viewer, (role) =>
      readPartnerDashboard(
        ports.documents,
        ports.open,
      )({ partner, role, partnershipWith: (client) => ports.partnershipNow(client, partner), now: ports.now() }),
    ),
}
