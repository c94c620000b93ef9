import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { OrganisationId, ProductId } from '../../core/values/ids.js'
import { activeMember } from '../../aggregates/organisation/members.js'
import { organisation, organisationStream } from '../../aggregates/organisation/state.js'
import { partnership, partnershipStream } from '../../aggregates/partnership/state.js'
import { product, type ProductState, productStream, runningIn } from '../../aggregates/product/state.js'
import { mayOrder } from './authority.js'

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

/**
 * A partner's right, and the actor's in the partner, are read where they live, never taken from the actor's word (idea
 * 7).
 */
export const gatherPartner = (
  { actor, load }: Gatherer,
  client: OrganisationId,
): TE.TaskEither<Failure, 'FullAccess' | 'None'> => {
  if (actor._tag !== 'Person' && actor._tag !== 'Token') return TE.right('None')
  const behalf = actor.onBehalfOf
  if (behalf?._tag !== 'Partner' || behalf.client !== client) return TE.right('None')
  return pipe(
    TE.Do,
    TE.bind('between', () => load(partnership, partnershipStream(client, behalf.partner))),
    TE.bind('partner', () => load(organisation, organisationStream(behalf.partner))),
    TE.map(({ between, partner }) => {
      const full = between._tag === 'Active' && between.access._tag === 'Full'
      return full && mayOrder(activeMember(partner, actor.account)) ? 'FullAccess' : 'None'
    }),
  )
}
