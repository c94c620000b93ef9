import type { OrganisationId, ProductId } from '../core/values/ids.js'
import { ProductReleased } from '../aggregates/organisation/events.js'
import { ProductTransferred } from '../aggregates/product/events.js'
import { runningIn } from '../aggregates/product/state.js'
import { type Facts, organisationIn, productIn } from './facts.js'
import { reaction, type Wish } from './reaction.js'

/**
 * ORG-10: a transfer is decided on the receiving organisation's word, and lands in another stream. Should that word
 * have been taken back in the very moment between, it is given again; and should the organisation have closed by then,
 * the product goes back where it came from. Whichever of the two lands last is looked at here, so no order of things
 * loses a product.
 */
export const productReturns = reaction({
  name: 'productReturns',
  handles: [ProductTransferred, ProductReleased],
  needs: ({ event }) => ({ organisations: [event.organisation], products: [event.product] }),
  commands: ({ event }, facts) => {
    const { product, organisation } = event
    if (event.type === 'ProductTransferred' && organisationIn(facts, organisation)._tag !== 'Running')
      return [{ command: { type: 'TransferProduct', product, organisation, to: event.from } }]
    return admittingAgain(product, organisation, facts)
  },
})

const admittingAgain = (product: ProductId, organisation: OrganisationId, facts: Facts): ReadonlyArray<Wish> => {
  const state = organisationIn(facts, organisation)
  const isMissing =
    state._tag === 'Running'
    && !state.products.includes(product)
    && runningIn(productIn(facts, product), organisation) !== null
  return isMissing ? [{ command: { type: 'AdmitProduct', organisation, product } }] : []
}
