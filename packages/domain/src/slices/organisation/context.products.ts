import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { OrganisationId, ProductId } from '../../core/values/ids.js'
import { product, type ProductState, productStream, runningIn } from '../../aggregates/product/state.js'

/** Where a product is, seen from the organisation. */
export type Whereabouts = 'Here' | 'Unordered' | 'Elsewhere' | 'Gone'

export const gatherProducts = (
  gatherer: Gatherer,
  here: OrganisationId,
  products: ReadonlyArray<ProductId>,
): TE.TaskEither<Failure, Readonly<Record<ProductId, Whereabouts>>> =>
  pipe(
    products,
    TE.traverseSeqArray((id) =>
      pipe(
        gatherer.load(product, productStream(id)),
        TE.map((state) => [id, whereabouts(state, here)] as const),
      ),
    ),
    TE.map((entries) => Object.fromEntries(entries)),
  )
/** A product that runs elsewhere may be on its way here: only what ended is gone for good. */
const whereabouts = (state: ProductState, here: OrganisationId): Whereabouts => {
  switch (state._tag) {
    case 'Unordered':
      return 'Unordered'
    case 'Running':
      return runningIn(state, here) === null ? 'Elsewhere' : 'Here'
    case 'Ended':
      return 'Gone'
  }
}
