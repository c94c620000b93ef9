import * as E from 'fp-ts/lib/Either.js'
import type { ProductId } from '../../core/values/ids.js'
import type { OfType } from '../../core/values/union.js'
import type { Grant } from '../../aggregates/partnership/events.js'
import { grantsOf, rightTo } from '../../aggregates/partnership/state.js'
import { freshGrants, fullAccess, unknownAmong } from './access.js'
import type { PartnershipCommand } from './commands.js'
import type { Stays } from './context.js'
import { type Active, type Decision, happened, nothing } from './decision.js'
import { refuse } from './refusals.js'

/** PAR-09: from limited to full; what was granted goes on under its old number, uninterrupted. */
export const grantFull = (command: OfType<PartnershipCommand, 'GrantFullAccess'>, active: Active): Decision => {
  const { client, partner, term, access, lastGrant } = active
  if (access._tag === 'Full') return refuse.AlreadyFull()
  const full = fullAccess(command, lastGrant, grantsOf(active))
  return E.isLeft(full) ? full : happened({ type: 'AccessWidenedToFull', client, partner, term, access: full.right })
}

/**
 * PAR-09: from full to the products named; each keeps the number under which it was covered, the rest is cut for good.
 */
export const limit = (command: OfType<PartnershipCommand, 'LimitAccess'>, active: Active, stays: Stays): Decision => {
  const { client, partner, term, access } = active
  const products = [...new Set(command.products)]
  if (access._tag === 'Limited') return isExactly(active, products) ? nothing : refuse.AlreadyLimited()
  const unknown = unknownAmong(products, stays)
  if (unknown !== null) return unknown
  if (!command.confirmed) return refuse.RemovalNotConfirmed()
  const grants = products.flatMap((product): ReadonlyArray<Grant> => {
    const stay = stays[product]
    const grant = stay === undefined ? null : rightTo(active, product, stay)
    return stay === undefined || grant === null ? [] : [{ product, grant, stay }]
  })
  return happened({ type: 'AccessLimited', client, partner, term, access: { _tag: 'Limited', grants } })
}

const isExactly = (active: Active, products: ReadonlyArray<ProductId>): boolean =>
  grantsOf(active).length === products.length && products.every((product) => active.grants.has(product))

/**
 * Adds products; one that is granted in its present stay keeps its number, one that had gone and come back gets a new
 * one.
 */
export const grant = (command: OfType<PartnershipCommand, 'GrantProducts'>, active: Active, stays: Stays): Decision => {
  const { client, partner, term, access, lastGrant } = active
  if (access._tag === 'Full') return refuse.NotLimited()
  const unknown = unknownAmong(command.products, stays)
  if (unknown !== null) return unknown
  const lacking = command.products.filter((product) => active.grants.get(product)?.stay !== stays[product])
  return lacking.length === 0
    ? nothing
    : happened({ type: 'ProductsGranted', client, partner, term, grants: freshGrants(lacking, stays, lastGrant) })
}

/** Takes products away, also such as have left the client meanwhile; what is not granted needs no taking away. */
export const withdrawProducts = (command: OfType<PartnershipCommand, 'WithdrawProducts'>, active: Active): Decision => {
  const { client, partner, term, access } = active
  if (access._tag === 'Full') return refuse.NotLimited()
  const numberOf = (product: ProductId): number => active.grants.get(product)?.grant ?? 0
  const products = [...new Set(command.products)]
    .filter((product) => active.grants.has(product))
    .sort((a, b) => numberOf(a) - numberOf(b))
  if (products.length === 0) return nothing
  if (!command.confirmed) return refuse.RemovalNotConfirmed()
  return happened({ type: 'ProductsWithdrawn', client, partner, term, products })
}
