import * as E from 'fp-ts/lib/Either.js'
import type { ProductId } from '../../core/values/ids.js'
import type { Access, BillingMode, Grant } from '../../aggregates/partnership/events.js'
import type { AccessChoice } from './commands.js'
import type { Stays } from './context.js'
import { type PartnershipRefusal, refuse } from './refusals.js'

type Full = Extract<Access, { _tag: 'Full' }>

/** New rights to the products, numbered on from the last one that the pair ever had: no number returns (PAR-15). */
export const freshGrants = (
  products: ReadonlyArray<ProductId>,
  stays: Stays,
  lastGrant: number,
): ReadonlyArray<Grant> =>
  [...new Set(products)]
    .flatMap((product) => {
      const stay = stays[product]
      return stay === undefined ? [] : [{ product, stay }]
    })
    .map(({ product, stay }, index) => ({ product, grant: lastGrant + 1 + index, stay }))

/** The refusal of products that do not run in the client's organisation, by their ids, or `null`. */
export const unknownAmong = (
  products: ReadonlyArray<ProductId>,
  stays: Stays,
): E.Either<PartnershipRefusal, never> | null => {
  const unknown = [...new Set(products)].filter((product) => stays[product] === undefined)
  return unknown.length === 0 ? null : refuse.UnknownProducts({ products: unknown })
}

/** PAR-04: whether the wallet is entrusted under that mode; a missing or needless choice is refused. */
export const walletUnder = ({
  billingMode,
  walletEntrusted,
}: {
  readonly billingMode: BillingMode
  readonly walletEntrusted: 'Yes' | 'No' | null
}): E.Either<PartnershipRefusal, 'Yes' | 'No'> => {
  switch (billingMode) {
    case 'ClientPays':
      return walletEntrusted === null ? refuse.WalletChoiceMissing() : E.right(walletEntrusted)
    case 'PartnerPays':
      return walletEntrusted === null ? E.right('No') : refuse.NoWalletUnderPartnerPays()
  }
}

/** Full access from here on; what went on without a break keeps its own numbers in `kept` (PAR-09). */
export const fullAccess = (
  choice: Omit<Extract<AccessChoice, { _tag: 'Full' }>, '_tag'>,
  lastGrant: number,
  kept: ReadonlyArray<Grant>,
): E.Either<PartnershipRefusal, Full> =>
  E.map((walletEntrusted: 'Yes' | 'No'): Full => ({
    _tag: 'Full',
    grant: lastGrant + 1,
    kept,
    billingMode: choice.billingMode,
    walletEntrusted,
  }))(walletUnder(choice))

/** The access that an invitation offers (PAR-03, PAR-04). */
export const offered = (
  choice: AccessChoice,
  stays: Stays,
  lastGrant: number,
): E.Either<PartnershipRefusal, Access> => {
  switch (choice._tag) {
    case 'Limited':
      if (choice.products.length === 0) return refuse.NoProductNamed()
      return (
        unknownAmong(choice.products, stays)
        ?? E.right({ _tag: 'Limited', grants: freshGrants(choice.products, stays, lastGrant) })
      )
    case 'Full':
      return fullAccess(choice, lastGrant, [])
  }
}
