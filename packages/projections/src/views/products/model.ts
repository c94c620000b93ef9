import { Instant } from '@mandat/domain'
import { productEvents, ProductOrdered, record } from '@mandat/domain/kit'
import type * as t from 'io-ts'
import { projection } from '../../core/fold/projection.js'

const { product, organisation, stay, category, label, expiresOn, renewal, renewalPrice } = ProductOrdered.fields

/** A product that runs: what dashboards show of it. `stay` is its present stay in the organisation. */
export const ProductDocument = record({
  product,
  organisation,
  stay,
  category,
  label,
  expiresOn,
  renewal,
  renewalPrice,
  orderedAt: Instant,
})
export type ProductDocument = t.TypeOf<typeof ProductDocument>

/**
 * The running products, one document each, by organisation and by expiry. Other read models are kept by organisation; a
 * product is here, because its label and price stay with it when it moves to another one.
 */
export const products = projection(ProductDocument)({
  name: 'products',
  version: 1,
  handles: productEvents,
  keysOf: ({ event }) => [event.product],
  evolve: (document, { event }) => {
    switch (event.type) {
      case 'ProductOrdered':
        return {
          product: event.product,
          organisation: event.organisation,
          stay: event.stay,
          category: event.category,
          label: event.label,
          expiresOn: event.expiresOn,
          renewal: event.renewal,
          renewalPrice: event.renewalPrice,
          orderedAt: event.at,
        }
      case 'ProductRenewed':
        return document && { ...document, expiresOn: event.until }
      case 'RenewalMannerChanged':
        return document && { ...document, renewal: event.renewal }
      case 'ProductTransferred':
        return document && { ...document, organisation: event.organisation, stay: event.stay }
      case 'ProductEnded':
        return null
    }
  },
  indexes: { organisation: (document) => [document.organisation], expiresOn: (document) => [document.expiresOn] },
})
