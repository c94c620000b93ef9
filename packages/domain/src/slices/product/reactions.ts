import { reaction } from '../../core/react/reaction.js'
import { step } from '../../core/record/command.js'
import { organisationNow } from '../../aggregates/organisation/state.js'
import { ProductTransferred } from '../../aggregates/product/events.js'
import { TransferProduct } from './commands.js'

/**
 * ORG-10: a transfer is decided on the receiving organisation's word, and lands in another stream. Should the
 * organisation have closed by then, the product goes back where it came from.
 */
const productReturns = reaction({
  name: 'productReturns',
  handles: [ProductTransferred],
  needs: ({ event }) => [organisationNow(event.organisation)],
  commands: ({ event: { product, organisation, from } }, known) =>
    known(organisationNow(organisation))._tag === 'Running'
      ? []
      : [{ command: step(TransferProduct, { product, organisation, to: from }) }],
})

/** What follows for products. */
export const productReactions = [productReturns]
