import { plusYears, utcDateOf } from '../../core/values/calendar.js'
import type { OfType } from '../../core/values/union.js'
import type { RunningProduct } from '../../aggregates/product/state.js'
import type { ProductCommand } from './commands.js'
import type { ProductContext } from './context.js'
import { type Decision, happened, nothing } from './decision.js'
import { refuse } from './refusals.js'

export const renew = (
  { from, until }: OfType<ProductCommand, 'RenewProduct'>,
  { product, organisation, stay, expiresOn, renewalPrice }: RunningProduct,
): Decision => {
  if (from !== expiresOn) return refuse.NotTheCurrentExpiry({ expiresOn })
  if (until <= from) return refuse.RenewalGoesBack({ from, until })
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
    until: plusYears(expiresOn, 1),
    manner: 'Automatic',
    price: renewalPrice,
  })
}

export const changeManner = (
  { renewal }: OfType<ProductCommand, 'ChangeRenewalManner'>,
  { product, organisation, stay, renewal: before }: RunningProduct,
): Decision =>
  renewal === before ? nothing : happened({ type: 'RenewalMannerChanged', product, organisation, stay, renewal })
