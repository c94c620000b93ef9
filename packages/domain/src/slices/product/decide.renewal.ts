import { plusMonths, utcDateOf } from '../../core/values/calendar.js'
import type { Instant } from '../../core/values/instant.js'
import type { OfType } from '../../core/values/union.js'
import type { ProductEvent } from '../../aggregates/product/events.js'
import { automaticallyUntil, renewalsOwed } from '../../aggregates/product/expiry.js'
import type { RunningProduct } from '../../aggregates/product/state.js'
import type { ProductCommand } from './commands.js'
import type { ProductContext } from './context.js'
import { type Decision, happened, nothing } from './decision.js'
import { refuse } from './refusals.js'

export const renew = (
  { from, until }: OfType<ProductCommand, 'RenewProduct'>,
  { product, organisation, stay, expiresOn, renewalPrice }: RunningProduct,
  { policy }: ProductContext,
): Decision => {
  if (from !== expiresOn) return refuse.NotTheCurrentExpiry({ expiresOn })
  if (until <= from) return refuse.RenewalGoesBack({ from, until })
  const last = plusMonths(from, policy.renewalMonths)
  if (until > last) return refuse.RenewalTooLong({ until: last })
  return happened({
    type: 'ProductRenewed',
    product,
    organisation,
    stay,
    from,
    until,
    manner: 'Manual',
    price: renewalPrice,
  })
}

/** What the clock would have recorded by now comes before what is decided now, each year at its price. */
export const owed = (running: RunningProduct, now: Instant): ReadonlyArray<ProductEvent> => {
  const { product, organisation, stay, renewalPrice: price } = running
  return renewalsOwed(running, now).map(({ from, until }) => ({
    type: 'ProductRenewed',
    product,
    organisation,
    stay,
    from,
    until,
    manner: 'Automatic',
    price,
  }))
}

export const renewAutomatically = (
  { from }: OfType<ProductCommand, 'RenewAutomatically'>,
  { product, organisation, stay, expiresOn, renewal, renewalPrice }: RunningProduct,
  { now, actsAs }: ProductContext,
): Decision => {
  if (actsAs !== 'Clock') return refuse.OnlyTheClockRenewsAutomatically()
  if (renewal !== 'Automatic') return refuse.NotRenewedAutomatically()
  // the clock may tick twice for one expiry: the second finds it renewed
  if (from !== expiresOn) return nothing
  if (utcDateOf(now) < expiresOn) return refuse.NotExpired({ expiresOn })
  return happened({
    type: 'ProductRenewed',
    product,
    organisation,
    stay,
    from: expiresOn,
    until: automaticallyUntil(expiresOn),
    manner: 'Automatic',
    price: renewalPrice,
  })
}

export const changeManner = (
  { renewal }: OfType<ProductCommand, 'ChangeRenewalManner'>,
  { product, organisation, stay, renewal: before }: RunningProduct,
): Decision =>
  renewal === before ? nothing : happened({ type: 'RenewalMannerChanged', product, organisation, stay, renewal })
