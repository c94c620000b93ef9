import { type Failure, type Instant, type OrganisationId, type Role } from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Open, openBoxes, type View } from '../../core/read/openBoxes.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readMany, readOne } from '../../core/read/read.js'
import { byRole, notYet, ofOrganisation, onlyFor, type ViewQuery } from '../../core/read/viewQuery.js'
import { accountSecurity } from '../accountSecurity/model.js'
import { partnerDirectory } from '../partnerDirectory/model.js'
import { productsOf } from '../products/query.js'
import { organisationDashboard } from './model.js'
import { type OrganisationView, organisationViewOf } from './view.js'

/**
 * An organisation's dashboard, boxes opened, for the role that the one who asks has now; `null` for none. The role is
 * the caller's to find, at the head of the organisation's stream: this read model may lag behind what took it away.
 */
export const readOrganisationDashboard =
  (documents: DocumentStore, open: Open) =>
  ({
    organisation,
    role,
    now,
  }: {
    readonly organisation: OrganisationId
    readonly role: Role | null
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
                  TE.Do,
                  TE.bind('products', () => productsOf(documents, organisation, now)),
                  TE.bind('people', () => readMany(documents, accountSecurity, Object.keys(document.members))),
                  TE.bind('directory', () => readMany(documents, partnerDirectory, Object.keys(document.partners))),
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
      readOrganisationDashboard(ports.documents, ports.open)({ organisation, role, now: ports.now() }),
    ),
}
