import type { Failure, OrganisationId, Role } from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { type ListPage, listPage } from '../../core/read/listing.js'
import type { View } from '../../core/read/openBoxes.js'
import { readMany, readOne } from '../../core/read/read.js'
import { byRole, byRoleOfToken, notYet, onlyFor, type QueryPorts, type ViewQuery } from '../../core/read/viewQuery.js'
import { type OrganisationList, organisationList } from '../../parts/lists.js'
import { type AccountDocument, accounts } from '../accounts/model.js'
import type { OrganisationDashboard } from './document.js'
import { organisationDashboard } from './model.js'
import { type InvitationEntry, invitationEntries, type MemberView, memberView } from './view.js'

const dashboardOf = (
  documents: Pick<DocumentStore, 'get'>,
  organisation: OrganisationId,
): TE.TaskEither<Failure, OrganisationDashboard> =>
  pipe(
    readOne(documents, organisationDashboard, organisation),
    TE.flatMap((document) => (document === null ? notYet(organisationDashboard, 'organisation') : TE.right(document))),
  )

/** As the dashboard shows them: to whom it shows the organisation and not only products (ORG-05). */
const membersPage =
  ({ documents, open }: QueryPorts, list: OrganisationList) =>
  (role: Role | null): TE.TaskEither<Failure, ListPage<View<MemberView>> | null> =>
    role === null || role === 'ExternalUser'
      ? TE.right(null)
      : pipe(
          dashboardOf(documents, list.organisation),
          TE.flatMap(({ members }) =>
            pipe(
              readMany(documents, accounts, Object.keys(members)),
              TE.map((people) => new Map<string, AccountDocument>(people.map((person) => [person.account, person]))),
              TE.map((people) => Object.entries(members).map(([id, member]) => memberView(id, member, people.get(id)))),
            ),
          ),
          TE.flatMap(
            listPage(
              open,
              {
                idOf: (member: MemberView) => member.account,
                labelsOf: ({ name, email }) => [name, email],
                show: (page) => TE.right(page),
              },
              list,
            ),
          ),
        )

/** As the dashboard shows them: to those who manage the organisation (ORG-05). */
const invitationsPage =
  ({ documents, open, now }: QueryPorts, list: OrganisationList) =>
  (role: Role | null): TE.TaskEither<Failure, ListPage<View<InvitationEntry>> | null> =>
    role === 'LegalRepresentative' || role === 'Administrator'
      ? pipe(
          dashboardOf(documents, list.organisation),
          TE.map((document) => invitationEntries(document, now())),
          TE.flatMap(
            listPage(
              open,
              {
                idOf: ({ invitation }: InvitationEntry) => invitation,
                labelsOf: ({ invitee }) => (invitee._tag === 'Address' ? [invitee.email] : []),
                show: (page) => TE.right(page),
              },
              list,
            ),
          ),
        )
      : TE.right(null)

export const membersQuery: ViewQuery<[query: OrganisationList], ListPage<View<MemberView>>> = {
  notForYou: onlyFor('ORG-05', 'an active member of the organisation who is no external user'),
  inputs: [organisationList],
  see: (ports) => (viewer, list) => byRole(ports, list.organisation, viewer, membersPage(ports, list)),
  forTokens: {
    scope: 'members:read',
    see: (ports) => (viewer, list) => byRoleOfToken(ports, list.organisation, viewer, membersPage(ports, list)),
  },
}

export const invitationsQuery: ViewQuery<[query: OrganisationList], ListPage<View<InvitationEntry>>> = {
  notForYou: onlyFor('ORG-05', 'a legal representative or administrator of the organisation'),
  inputs: [organisationList],
  see: (ports) => (viewer, list) => byRole(ports, list.organisation, viewer, invitationsPage(ports, list)),
  forTokens: {
    scope: 'invitations:read',
    see: (ports) => (viewer, list) => byRoleOfToken(ports, list.organisation, viewer, invitationsPage(ports, list)),
  },
}
