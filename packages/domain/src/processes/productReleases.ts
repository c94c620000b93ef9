import { ProductEnded, ProductTransferred } from '../aggregates/product/events.js'
import { reaction } from './reaction.js'

/** ORG-10: an organisation's word for a product is given back once the product ended or went elsewhere. */
export const productReleases = reaction({
  name: 'productReleases',
  handles: [ProductEnded, ProductTransferred],
  commands: ({ event }) => [
    {
      command: {
        type: 'ReleaseProduct',
        organisation: event.type === 'ProductTransferred' ? event.from : event.organisation,
        product: event.product,
      },
    },
  ],
})
