import type { CommandId, ProductId } from '../../core/values/ids.js'
import type { Instant } from '../../core/values/instant.js'
import type { OrganisationState } from './state.js'

/** Whether the organisation's word for the product stands, for good or for whatever command; by date, settled or not. */
export const isAdmitted = (state: OrganisationState, product: ProductId, now: Instant): boolean => {
  const word = state._tag === 'Running' ? state.products.get(product) : undefined
  return word !== undefined && (word.until === null || now < word.until)
}

/** ORG-10: a word given to one command is good for that command, for its time, and for nothing else. */
export const isAdmittedFor = (
  state: OrganisationState,
  product: ProductId,
  command: CommandId,
  now: Instant,
): boolean => {
  const word = state._tag === 'Running' ? state.products.get(product) : undefined
  return word?.command === command && word.until !== null && now < word.until
}
