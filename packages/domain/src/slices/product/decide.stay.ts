import { utcDateOf } from '../../core/values/calendar.js'
import type { OfType } from '../../core/values/union.js'
import type { ProductState, RunningProduct } from '../../aggregates/product/state.js'
import type { ProductCommand } from './commands.js'
import type { ProductContext } from './context.js'
import { type Decision, happened, nothing } from './decision.js'
import { refuse } from './refusals.js'

/** Its first stay begins in the organisation that gave its word for it (ORG-10). */
export const order = (
  command: OfType<ProductCommand, 'OrderProduct'>,
  state: ProductState,
  { now, admission }: ProductContext,
): Decision => {
  const { product, organisation, category, label, expiresOn, renewalPrice, renewal } = command
  if (state._tag !== 'Unordered') return refuse.ProductAlreadyOrdered({ product })
  if (admission !== 'Admitted') return refuse.ProductNotAdmitted({ product })
  if (expiresOn <= utcDateOf(now)) return refuse.ExpiryInThePast({ expiresOn })
  return happened({
    type: 'ProductOrdered',
    product,
    organisation,
    stay: 1,
    category,
    label,
    expiresOn,
    renewalPrice,
    renewal,
    at: now,
  })
}

export const transfer = (
  { to }: OfType<ProductCommand, 'TransferProduct'>,
  { product, organisation, stay, expiresOn, renewal }: RunningProduct,
  { mayReceive, isAdmittedThere }: ProductContext,
): Decision => {
  if (to === organisation) return nothing
  if (!mayReceive) return refuse.MayNotReceiveProducts({ organisation: to })
  if (!isAdmittedThere) return refuse.ProductNotAdmitted({ product })
  return happened({
    type: 'ProductTransferred',
    product,
    organisation: to,
    stay: stay + 1,
    from: organisation,
    expiresOn,
    renewal,
  })
}

/** By date it has not expired: else it would not run. */
export const end = (
  { why }: OfType<ProductCommand, 'EndProduct'>,
  { product, organisation, stay, expiresOn }: RunningProduct,
  { now }: ProductContext,
): Decision =>
  why === 'Expired'
    ? refuse.NotExpired({ expiresOn })
    : happened({ type: 'ProductEnded', product, organisation, stay, why, at: now })

/** What the date has ended is recorded as that, whoever asks and why; once. */
export const recordExpiry = (
  { product, organisation }: OfType<ProductCommand, 'EndProduct'>,
  state: ProductState,
  { now }: ProductContext,
): Decision =>
  state._tag === 'Running'
    ? happened({ type: 'ProductEnded', product, organisation, stay: state.stay, why: 'Expired', at: now })
    : nothing

/**
 * An order that never came about is ended too, and with it the word that was given for it (ORG-10).
 */
export const endWithoutRunning = (
  { product, organisation, why }: OfType<ProductCommand, 'EndProduct'>,
  state: ProductState,
  { now, admission }: ProductContext,
): Decision => {
  if (state._tag === 'Ended' && state.organisation === organisation) return nothing
  const wasAdmitted = admission === 'Admitted' || admission === 'ToAnother'
  return state._tag === 'Unordered' && wasAdmitted && why === 'Cancelled'
    ? happened({ type: 'ProductEnded', product, organisation, stay: 1, why, at: now })
    : refuse.UnknownProduct({ product })
}
