import { later, MINUTE } from '../../core/values/instant.js'
import type { OfType } from '../../core/values/union.js'
import { isAdmitted } from '../../aggregates/organisation/products.js'
import { actingMember, mayOrder } from './authority.js'
import type { OrganisationCommand } from './commands.js'
import type { OrganisationContext } from './context.js'
import { type Decision, happened, nothing, type Running } from './decision.js'
import { refuse } from './refusals.js'

/**
 * The organisation's word for a product (ORG-10): for good where a process says that it is here, and otherwise for one
 * command, which follows at once or never.
 */
export const admit = (
  { organisation, product, command }: OfType<OrganisationCommand, 'AdmitProduct'>,
  state: Running,
  context: OrganisationContext,
): Decision => {
  const denied = denialToAdmit(state, context)
  if (denied !== null) return denied
  const word = state.products.get(product)
  if (word?.command === command && isAdmitted(state, product, context.now)) return nothing
  const until = command === null ? null : later(context.now, context.policy.wordMinutes * MINUTE)
  return happened({ type: 'ProductAdmitted', organisation, product, command, until })
}

const denialToAdmit = (state: Running, { actor, partner }: OrganisationContext): Decision | null => {
  if (actor._tag === 'System') return null
  // a token was made for a product that runs already, and for no other (TOK-02)
  if (actor._tag === 'Person' && actor.onBehalfOf?._tag === 'Partner')
    return partner === 'FullAccess' ? null : refuse.NoRightToOrder()
  return mayOrder(actingMember(state, actor)) ? null : refuse.MayNotManageProducts()
}

/** ORG-10: what was given for a command that came to nothing lapses; where the product came, it stays for good. */
export const settle = (
  { organisation, product }: OfType<OrganisationCommand, 'SettleProduct'>,
  state: Running,
  { actor, products, now }: OrganisationContext,
): Decision => {
  if (actor._tag !== 'System') return refuse.MayNotManageProducts()
  const until = state.products.get(product)?.until ?? null
  // settled meanwhile
  if (until === null) return nothing
  if (now < until) return refuse.ProductNotGone({ product })
  return products[product] === 'Here'
    ? happened({ type: 'ProductAdmitted', organisation, product, command: null, until: null })
    : happened({ type: 'ProductReleased', organisation, product })
}

export const release = (
  { organisation, product }: OfType<OrganisationCommand, 'ReleaseProduct'>,
  state: Running,
  { actor, products, now }: OrganisationContext,
): Decision => {
  // by hand: what was to be taken over and never came
  if (actor._tag !== 'System' && !mayOrder(actingMember(state, actor))) return refuse.MayNotManageProducts()
  if (!state.products.has(product)) return nothing
  const where = products[product]
  const lapsed = where === 'Unordered' && !isAdmitted(state, product, now)
  return lapsed || where === 'Gone' || where === 'Elsewhere'
    ? happened({ type: 'ProductReleased', organisation, product })
    : refuse.ProductNotGone({ product })
}
