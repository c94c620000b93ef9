import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { OrganisationId, ProductId } from '../../core/values/ids.js'
import type { Instant } from '../../core/values/instant.js'
import { hasExpired } from '../../aggregates/product/expiry.js'
import { product, type ProductState, productStream } from '../../aggregates/product/state.js'

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
        TE.map((state) => [id, whereabouts(state, here, gatherer.now)] as const),
      ),
    ),
    TE.map((entries) => Object.fromEntries(entries)),
  )
/** A product that runs elsewhere may be on its way here: only what ended, or has expired, is gone for good. */
const whereabouts = (state: ProductState, here: OrganisationId, now: Instant): Whereabouts => {
  switch (state._tag) {
    case 'Unordered':
      return 'Unordered'
    case 'Running':
      if (hasExpired(state, now)) return 'Gone'
      return state.organisation === here ? 'Here' : 'Elsewhere'
    case 'Ended':
      return 'Gone'
  }
}
