import { type Question, stateNow } from '../../core/react/question.js'
import type { Aggregate } from '../../core/record/aggregate.js'
import { counter, type Fields, variants, type VariantsOf } from '../../core/values/codecs.js'
import { OrganisationId, ProductId } from '../../core/values/ids.js'
import { type Instant, LocalDate } from '../../core/values/instant.js'
import { Money } from '../../core/values/money.js'
import { EndedAs, ProductCategory, type ProductEvent, productEvents, RenewalManner } from './events.js'
import { byDate, hasExpired } from './expiry.js'

const running = {
  product: ProductId,
  organisation: OrganisationId,
  /** Which stay in an organisation this is; one more after every transfer. */
  stay: counter(1),
  category: ProductCategory,
  expiresOn: LocalDate,
  renewalPrice: Money,
  renewal: RenewalManner,
}
const situations = {
  Unordered: {},
  Running: running,
  Ended: { product: ProductId, organisation: OrganisationId, why: EndedAs },
}
/** Where a product stands: not ordered, running in one organisation, or ended. */
export const ProductState = variants(situations)
export type ProductState = VariantsOf<typeof situations>
/** What decisions know of a product that runs; its label is in events and read models only. */
export type RunningProduct = Fields<typeof running>

const evolve = (state: ProductState, event: ProductEvent): ProductState => {
  switch (event.type) {
    case 'ProductOrdered':
      return {
        _tag: 'Running',
        product: event.product,
        organisation: event.organisation,
        stay: event.stay,
        category: event.category,
        expiresOn: event.expiresOn,
        renewalPrice: event.renewalPrice,
        renewal: event.renewal,
      }
    case 'ProductRenewed':
      return state._tag === 'Running' ? { ...state, expiresOn: event.until } : state
    case 'RenewalMannerChanged':
      return state._tag === 'Running' ? { ...state, renewal: event.renewal } : state
    case 'ProductTransferred':
      return state._tag === 'Running' ? { ...state, organisation: event.organisation, stay: event.stay } : state
    case 'ProductEnded':
      return { _tag: 'Ended', product: event.product, organisation: event.organisation, why: event.why }
  }
}

/** How a product's events make its {@link ProductState}. */
export const product: Aggregate<ProductState, ProductEvent> = {
  category: 'product',
  events: productEvents,
  state: ProductState,
  initialState: { _tag: 'Unordered' },
  evolve,
}
/** `product-<id>`: one stream for the product's whole life, whatever organisations it stays in. */
export const productStream = (id: ProductId): string => `product-${id}`

/**
 * The product as it is at that moment, while it runs in that organisation: by date, whether or not the clock recorded
 * its expiry or its renewal (PRD-01).
 */
export const runningIn = (state: ProductState, organisation: OrganisationId, now: Instant): RunningProduct | null =>
  state._tag === 'Running' && state.organisation === organisation ? byDate(state, now) : null

/** Whether it ran in that organisation until it expired, by date or on record. */
export const expiredIn = (state: ProductState, organisation: OrganisationId, now: Instant): boolean => {
  switch (state._tag) {
    case 'Unordered':
      return false
    case 'Running':
      return state.organisation === organisation && hasExpired(state, now)
    case 'Ended':
      return state.organisation === organisation && state.why === 'Expired'
  }
}

/** Asks how a product stands now. */
export const productNow = (id: ProductId): Question<ProductState> => stateNow(product, productStream(id))
