import { ProductTransferred } from '../product/events.js'
import { organisationIn } from './facts.js'
import { reaction } from './reaction.js'

/**
 * ORG-10: a transfer is decided on the receiving organisation's word, and lands in another stream. Should that word have
 * been taken back and the organisation closed in the very moment between, the product goes back where it came from.
 */
export const productReturns = reaction({
  name: 'productReturns',
  handles: [ProductTransferred],
  needs: ({ event }) => ({ organisations: [event.organisation] }),
  commands: ({ event: { product, organisation, from } }, facts) =>
    organisationIn(facts, organisation)._tag === 'Running'
      ? []
      : [{ command: { type: 'TransferProduct', product, organisation, to: from } }],
})
