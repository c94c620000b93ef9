import { command, type CommandOf, ownCommand } from '../../core/record/command.js'
import { OrganisationId, ProductId } from '../../core/values/ids.js'
import { LocalDate } from '../../core/values/instant.js'
import { Price } from '../../core/values/money.js'
import { EndedAs, ProductCategory, ProductLabel, RenewalManner } from '../../aggregates/product/events.js'

const about = { product: ProductId, organisation: OrganisationId }
/** What a token of the product may do with this scope (TOK-02). */
const scoped = (scope: string) => ({ scope: () => scope })

export const OrderProduct = command('OrderProduct', {
  ...about,
  category: ProductCategory,
  label: ProductLabel,
  expiresOn: LocalDate,
  renewalPrice: Price,
  renewal: RenewalManner,
})
/** `from` is the expiry that is renewed: a repeat with another id finds it gone and is refused, not charged twice. */
export const RenewProduct = command(
  'RenewProduct',
  { ...about, from: LocalDate, until: LocalDate },
  scoped('product:renew'),
)
/** The clock's (PRD-01): renews a product with automatic renewal. */
export const RenewAutomatically = ownCommand('RenewAutomatically', { ...about, from: LocalDate })
export const ChangeRenewalManner = command(
  'ChangeRenewalManner',
  { ...about, renewal: RenewalManner },
  scoped('product:change'),
)
export const TransferProduct = command('TransferProduct', { ...about, to: OrganisationId })
export const EndProduct = command('EndProduct', { ...about, why: EndedAs }, scoped('product:end'))

export const productCommands = [
  OrderProduct,
  RenewProduct,
  RenewAutomatically,
  ChangeRenewalManner,
  TransferProduct,
  EndProduct,
] as const
export type ProductCommand = CommandOf<(typeof productCommands)[number]>
