import { reaction } from '../../core/react/reaction.js'
import { step } from '../../core/record/command.js'
import { organisationNow } from '../../aggregates/organisation/state.js'
import { ProductOrdered, ProductTransferred } from '../../aggregates/product/events.js'
import { EndProduct, TransferProduct } from './commands.js'

/**
 * ORG-10: an order and a transfer are decided on the organisation's word, and land in another stream. Should the
 * organisation have closed by then, what was ordered ends, and what was transferred goes back where it came from.
 */
const productReturns = reaction({
  name: 'productReturns',
  handles: [ProductOrdered, ProductTransferred],
  needs: ({ event }) => [organisationNow(event.organisation)],
  commands: ({ event }, known) => {
    const { product, organisation } = event
    if (known(organisationNow(organisation))._tag === 'Running') return []
    switch (event.type) {
      case 'ProductOrdered':
        return [{ command: step(EndProduct, { product, organisation, why: 'Cancelled' }) }]
      case 'ProductTransferred':
        return [{ command: step(TransferProduct, { product, organisation, to: event.from }) }]
    }
  },
})

/** What follows for products. */
export const productReactions = [productReturns]
