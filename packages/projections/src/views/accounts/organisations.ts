import type { AccountId, Failure, Instant, OrganisationId, Role, Sealed } from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type ListPage, listPage } from '../../core/read/listing.js'
import type { View } from '../../core/read/openBoxes.js'
import { readMany } from '../../core/read/read.js'
import { ifOwn, onlyFor, type QueryPorts, type ViewQuery } from '../../core/read/viewQuery.js'
import { type AccountList, accountList } from '../../parts/lists.js'
import { membershipsOf } from '../members/read.js'
import type { OrganisationDetails } from '../organisationDashboard/document.js'
import { organisationDashboard } from '../organisationDashboard/model.js'

/** An organisation that the account is an active member of. */
export interface MembershipView {
  readonly organisation: OrganisationId
  readonly role: Role
  readonly term: number
  readonly since: Instant
  readonly kind: OrganisationDetails['kind']
  readonly name: Sealed
  readonly customerNumber: Sealed
  readonly country: OrganisationDetails['country']
}

/** Where the account is a member now, by the heads of the organisations' streams: a suspended one sees no name either. */
const activeMembershipsOf = (
  { documents, roleIn }: QueryPorts,
  account: AccountId,
): TE.TaskEither<Failure, ReadonlyArray<MembershipView>> =>
  pipe(
    membershipsOf(documents, account),
    TE.bindTo('memberships'),
    TE.bind('homes', ({ memberships }) =>
      readMany(
        documents,
        organisationDashboard,
        memberships.map(({ organisation }) => organisation),
      ),
    ),
    TE.flatMap(({ memberships, homes }) =>
      pipe(
        memberships,
        TE.traverseSeqArray(({ organisation, term, since }) =>
          pipe(
            roleIn(organisation, account),
            TE.map((role): ReadonlyArray<MembershipView> => {
              const home = homes.find((one) => one.organisation === organisation)
              if (role === null || home === undefined || home.details === null) return []
              const { kind, name, customerNumber, country } = home.details
              return [{ organisation, role, term, since, kind, name, customerNumber, country }]
            }),
          ),
        ),
        TE.map((all) => all.flat()),
      ),
    ),
  )

export const organisationsQuery: ViewQuery<[query: AccountList], ListPage<View<MembershipView>>> = {
  notForYou: onlyFor('SES-03', "the account's own person"),
  inputs: [accountList],
  see: (ports) => (viewer, list) =>
    ifOwn(viewer, list.account, () =>
      pipe(
        activeMembershipsOf(ports, viewer),
        TE.flatMap(
          listPage(
            ports.open,
            {
              idOf: ({ organisation }: MembershipView) => organisation,
              labelsOf: ({ name, customerNumber }) => [name, customerNumber],
              show: (page) => TE.right(page),
            },
            list,
          ),
        ),
      ),
    ),
}
