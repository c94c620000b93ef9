import { type Failure, type Instant, type OrganisationId, type Role } from '@mandat/domain'
import type { PartnershipState } from '@mandat/domain/kit'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Open, openBoxes, type View } from '../../core/read/openBoxes.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readMany, readOne, readWhole } from '../../core/read/read.js'
import { byRole, notYet, ofOrganisation, onlyFor, type ViewQuery } from '../../core/read/viewQuery.js'
import { allOf } from '../../parts/order.js'
import { accounts } from '../accounts/model.js'
import { invitationsOf, membersOf } from '../members/read.js'
import { partnerDashboard } from '../partnerDashboard/model.js'
import { partnerDirectory } from '../partnerDirectory/model.js'
import { productsOf } from '../products/query.js'
import { organisationDashboard } from './model.js'
import { type Neighbours, type OrganisationView, organisationViewOf } from './view.js'

/**
 * How an organisation stands with a partner now: at the head of their stream, not where a read model has come to (PAR-10).
 */
export type PartnershipOf = (partner: OrganisationId) => TE.TaskEither<Failure, PartnershipState>

/** What is kept of an organisation beside its own document, and of its partnerships at their heads. */
const neighboursOf = (
  documents: Pick<DocumentStore, 'find' | 'getMany'>,
  organisation: OrganisationId,
  partnershipOf: PartnershipOf,
  now: Instant,
): TE.TaskEither<Failure, Neighbours> =>
  pipe(
    TE.Do,
    TE.bind('products', () => productsOf(documents, organisation, now)),
    TE.bind('members', () => membersOf(documents, organisation)),
    TE.bind('people', ({ members }) =>
      readMany(
        documents,
        accounts,
        members.map(({ account }) => account),
      ),
    ),
    TE.bind('invitations', () => invitationsOf(documents, organisation, now)),
    TE.bind('pairs', () => readWhole(documents, partnerDashboard, allOf('client', organisation))),
    TE.bind('partnerships', ({ pairs }) => TE.traverseSeqArray(partnershipOf)(pairs.map(({ partner }) => partner))),
    TE.bind('directory', ({ pairs }) =>
      readMany(
        documents,
        partnerDirectory,
        pairs.map(({ partner }) => partner),
      ),
    ),
  )

/**
 * An organisation's dashboard, boxes opened, for the role that the one who asks has now; `null` for none. The role is
 * the caller's to find, at the head of the organisation's stream: this read model may lag behind what took it away.
 */
export const readOrganisationDashboard =
  (documents: DocumentStore, open: Open) =>
  ({
    organisation,
    role,
    partnershipOf,
    now,
  }: {
    readonly organisation: OrganisationId
    readonly role: Role | null
    readonly partnershipOf: PartnershipOf
    readonly now: Instant
  }): TE.TaskEither<Failure, View<OrganisationView> | null> =>
    role === null
      ? TE.right(null)
      : pipe(
          readOne(documents, organisationDashboard, organisation),
          TE.flatMap((document): TE.TaskEither<Failure, OrganisationView | null> =>
            document === null || document.details === null
              ? notYet(organisationDashboard, 'organisation')
              : pipe(
                  neighboursOf(documents, organisation, partnershipOf, now),
                  TE.map((neighbours) => organisationViewOf(document, neighbours, role, now)),
                ),
          ),
          TE.flatMap((view): TE.TaskEither<Failure, View<OrganisationView> | null> =>
            view === null ? TE.right(null) : openBoxes(open)(view),
          ),
        )

export const organisationDashboardQuery: ViewQuery<[organisation: OrganisationId], View<OrganisationView>> = {
  notForYou: onlyFor('ORG-05', 'an active member of the organisation'),
  inputs: [ofOrganisation],
  see: (ports) => (viewer, organisation) =>
    byRole(ports, organisation, viewer, (role) =>
      readOrganisationDashboard(
        ports.documents,
        ports.open,
      )({
        organisation,
        role,
        partnershipOf: (partner) => ports.partnershipNow(organisation, partner),
        now: ports.now(),
      }),
    ),
}
