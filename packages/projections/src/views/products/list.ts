import type { Failure } from '@mandat/domain'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type ListPage, listPage } from '../../core/read/listing.js'
import type { View } from '../../core/read/openBoxes.js'
import { byRole, onlyFor, type QueryPorts, type ViewQuery } from '../../core/read/viewQuery.js'
import { type OrganisationList, organisationList } from '../../parts/lists.js'
import type { ProductDocument } from './model.js'
import { productsOf } from './query.js'

/** A product in a list: what members and partners alike may see of it (PAR-07). */
export type ProductEntry = Omit<ProductDocument, 'orderedAt'>

const productsPage = (
  { documents, open, now }: QueryPorts,
  list: OrganisationList,
  shows: (product: ProductDocument) => boolean,
): TE.TaskEither<Failure, ListPage<View<ProductEntry>>> =>
  pipe(
    productsOf(documents, list.organisation, now()),
    TE.map((all) => all.filter(shows)),
    TE.flatMap(
      listPage(
        open,
        {
          idOf: ({ product }: ProductDocument) => product,
          labelsOf: ({ label }) => [label],
          show: (page): TE.TaskEither<Failure, ReadonlyArray<ProductEntry>> =>
            TE.right(page.map(({ orderedAt: _, ...entry }) => entry)),
        },
        list,
      ),
    ),
  )

export const productsQuery: ViewQuery<[query: OrganisationList], ListPage<View<ProductEntry>>> = {
  notForYou: onlyFor('ORG-05', 'an active member of the organisation'),
  inputs: [organisationList],
  see: (ports) => (viewer, list) =>
    byRole(ports, list.organisation, viewer, (role) =>
      role === null ? TE.right(null) : productsPage(ports, list, () => true),
    ),
  forTokens: {
    scope: 'products:read',
    // its right to its own product was just found at the heads, be it a member's or a partner's
    see: (ports) => (viewer, list) =>
      viewer.organisation === list.organisation
        ? productsPage(ports, list, ({ product }) => product === viewer.product)
        : TE.right(null),
  },
}
