import { deadlinesOf } from '../../core/react/deadline.js'
import { step } from '../../core/record/command.js'
import { plusDays, startOfUtcDay } from '../../core/values/calendar.js'
import { counter, variants } from '../../core/values/codecs.js'
import { OrganisationId, ProductId } from '../../core/values/ids.js'
import { LocalDate } from '../../core/values/instant.js'
import {
  ProductEnded,
  ProductOrdered,
  ProductRenewed,
  ProductTransferred,
  RenewalManner,
  RenewalMannerChanged,
} from '../../aggregates/product/events.js'
import { EndProduct, RenewAutomatically } from './commands.js'

/** PRD-01: a product is renewed by itself on the day of its expiry, or ends with it. */
export const productDeadlines = deadlinesOf({
  handles: [ProductOrdered, ProductRenewed, RenewalMannerChanged, ProductTransferred, ProductEnded],
  kinds: variants({
    ProductExpiry: {
      product: ProductId,
      organisation: OrganisationId,
      stay: counter(1),
      expiresOn: LocalDate,
      renewal: RenewalManner,
    },
  }),
  evolve: (expiry, event) => {
    switch (event.type) {
      case 'ProductOrdered': {
        const { product, organisation, stay, expiresOn, renewal } = event
        return { _tag: 'ProductExpiry' as const, product, organisation, stay, expiresOn, renewal }
      }
      case 'ProductRenewed':
        return expiry && { ...expiry, expiresOn: event.until }
      case 'RenewalMannerChanged':
        return expiry && { ...expiry, renewal: event.renewal }
      case 'ProductTransferred': {
        const { organisation, stay } = event
        return expiry && { ...expiry, organisation, stay }
      }
      case 'ProductEnded':
        return null
    }
  },
  due: ({ product, organisation, stay, expiresOn, renewal }) => {
    const which = `${product}/${String(stay)}/${expiresOn}`
    switch (renewal) {
      case 'Automatic':
        return {
          at: startOfUtcDay(expiresOn),
          command: step(RenewAutomatically, { product, organisation, from: expiresOn }),
          which,
        }
      case 'Manual':
        return {
          // by then the day of the expiry has begun in every time zone
          at: startOfUtcDay(plusDays(expiresOn, 1)),
          command: step(EndProduct, { product, organisation, why: 'Expired' }),
          which,
        }
    }
  },
})
