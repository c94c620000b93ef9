import type { AccountId, Failure, Role } from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type ListPage, listPage } from '../../core/read/listing.js'
import type { View } from '../../core/read/openBoxes.js'
import { readWhole } from '../../core/read/read.js'
import { byRole, byRoleOfToken, onlyFor, type QueryPorts, type ViewQuery } from '../../core/read/viewQuery.js'
import { allOf } from '../../parts/order.js'
import { type OrganisationList, organisationList } from '../../parts/lists.js'
import { type TokenDocument, tokenInventory } from './model.js'
import { type TokenView, tokenViewsOf } from './query.js'

/** As `tokensOfOrganisation` shows them: to those who manage it, names to their own people only (TOK-05). */
const tokensPage =
  (
    { documents, open, tokenAlive, policy }: QueryPorts,
    list: OrganisationList,
    viewer: AccountId,
    shows: (token: TokenDocument) => boolean,
  ) =>
  (role: Role | null): TE.TaskEither<Failure, ListPage<View<TokenView>> | null> => {
    const { organisation } = list
    if (role !== 'LegalRepresentative' && role !== 'Administrator') return TE.right(null)
    return pipe(
      readWhole(documents, tokenInventory(policy), allOf('organisation', organisation)),
      TE.map((all) => all.filter(shows)),
      TE.flatMap(
        listPage(
          open,
          {
            idOf: ({ token }: TokenDocument) => token,
            labelsOf: ({ account, name }) => [account === viewer ? name : null],
            show: tokenViewsOf(tokenAlive, viewer),
          },
          list,
        ),
      ),
    )
  }

export const tokensQuery: ViewQuery<[query: OrganisationList], ListPage<View<TokenView>>> = {
  notForYou: onlyFor('ORG-05', 'a legal representative or administrator of the organisation'),
  inputs: [organisationList],
  see: (ports) => (viewer, list) =>
    byRole(
      ports,
      list.organisation,
      viewer,
      tokensPage(ports, list, viewer, () => true),
    ),
  forTokens: {
    scope: 'tokens:read',
    see: (ports) => (viewer, list) =>
      byRoleOfToken(
        ports,
        list.organisation,
        viewer,
        tokensPage(ports, list, viewer.account, ({ product }) => product === viewer.product),
      ),
  },
}
