import type { Failure, Role } from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type ListPage, listPage } from '../../core/read/listing.js'
import type { View } from '../../core/read/openBoxes.js'
import { readMany } from '../../core/read/read.js'
import { byRole, byRoleOfToken, onlyFor, type QueryPorts, type ViewQuery } from '../../core/read/viewQuery.js'
import { type OrganisationList, organisationList } from '../../parts/lists.js'
import { accounts } from '../accounts/model.js'
import { type InvitationEntry, invitationEntry, type MemberView, memberView } from '../organisationDashboard/view.js'
import { invitationsOf, membersOf } from './read.js'

/** As the dashboard shows them: to whom it shows the organisation and not only products (ORG-05). */
const membersPage =
  ({ documents, open }: QueryPorts, list: OrganisationList) =>
  (role: Role | null): TE.TaskEither<Failure, ListPage<View<MemberView>> | null> =>
    role === null || role === 'ExternalUser'
      ? TE.right(null)
      : pipe(
          membersOf(documents, list.organisation),
          TE.flatMap((found) =>
            pipe(
              readMany(
                documents,
                accounts,
                found.map(({ account }) => account),
              ),
              TE.map((people) => new Map(people.map((person) => [person.account, person]))),
              TE.map((people) => found.map((member) => memberView(member, people.get(member.account)))),
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
          invitationsOf(documents, list.organisation, now()),
          TE.map((found) => found.map(invitationEntry)),
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
