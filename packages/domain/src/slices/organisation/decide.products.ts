import type { OfType } from '../../core/values/union.js'
import { actingMember, mayOrder } from './authority.js'
import type { OrganisationCommand } from './commands.js'
import type { OrganisationContext } from './context.js'
import { type Decision, happened, nothing, type Running } from './decision.js'
import { refuse } from './refusals.js'

/** The organisation's word for a product: from here on it is not closed before the product has gone (ORG-10). */
export const admit = (
  { organisation, product }: OfType<OrganisationCommand, 'AdmitProduct'>,
  state: Running,
  context: OrganisationContext,
): Decision => {
  const denied = denialToAdmit(state, context)
  if (denied !== null) return denied
  return state.products.includes(product) ? nothing : happened({ type: 'ProductAdmitted', organisation, product })
}

const denialToAdmit = (state: Running, { actor, partner }: OrganisationContext): Decision | null => {
  if (actor._tag === 'System') return null
  // a token was made for a product that runs already, and for no other (TOK-02)
  if (actor._tag === 'Person' && actor.onBehalfOf?._tag === 'Partner')
    return partner === 'FullAccess' ? null : refuse.NoRightToOrder()
  return mayOrder(actingMember(state, actor)) ? null : refuse.MayNotManageProducts()
}

export const release = (
  { organisation, product }: OfType<OrganisationCommand, 'ReleaseProduct'>,
  state: Running,
  { actor, products }: OrganisationContext,
): Decision => {
  // by hand: what was to be taken over and never came
  if (actor._tag !== 'System' && !mayOrder(actingMember(state, actor))) return refuse.MayNotManageProducts()
  if (!state.products.includes(product)) return nothing
  return products[product] === 'Gone' || products[product] === 'Elsewhere'
    ? happened({ type: 'ProductReleased', organisation, product })
    : refuse.ProductNotGone({ product })
}
