import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import type { InvitationId, ProductId } from '../../core/values/ids.js'
import type { OfType } from '../../core/values/union.js'
import { actingMember, isManager, isSystemOr, personHere } from './authority.js'
import type { OrganisationCommand } from './commands.js'
import type { OrganisationContext } from './context.js'
import { type Closed, type Decision, happened, nothing, type Running } from './decision.js'
import { refuse } from './refusals.js'

/** ORG-01: the founder is the first legal representative, so that ORG-03 holds from the first event on. */
export const register = (
  command: OfType<OrganisationCommand, 'RegisterOrganisation'>,
  { actor, account, customerNumber, now }: OrganisationContext,
): Decision => {
  const { organisation, kind, name, country, timeZone, address, founder } = command
  if (!isSystemOr(actor, founder, organisation)) return refuse.NotTheFounder({ founder })
  // without a number there was no acceptance: see gatherCustomerNumber
  const accepted = account.situation === 'Registered' && account.accepted !== 'Nothing'
  if (!accepted || customerNumber === null) return refuse.FounderHasNotAccepted({ founder })
  return happened({
    type: 'OrganisationRegistered',
    organisation,
    kind,
    name,
    country,
    timeZone,
    address,
    customerNumber,
    founder,
    term: 1,
    at: now,
  })
}

export const rename = (
  { organisation, name }: OfType<OrganisationCommand, 'RenameOrganisation'>,
  state: Running,
  { actor }: OrganisationContext,
): Decision =>
  isManager(actingMember(state, actor))
    ? happened({ type: 'OrganisationRenamed', organisation, name })
    : refuse.MayNotManageOrganisation()

export const move = (
  command: OfType<OrganisationCommand, 'MoveOrganisation'>,
  state: Running,
  { actor }: OrganisationContext,
): Decision => {
  const { organisation, address, country, timeZone } = command
  return isManager(actingMember(state, actor))
    ? happened({ type: 'OrganisationMoved', organisation, address, country, timeZone })
    : refuse.MayNotManageOrganisation()
}

export const changeBillingContact = (
  command: OfType<OrganisationCommand, 'ChangeBillingContact'>,
  state: Running,
  { actor }: OrganisationContext,
): Decision => {
  const { organisation, billingEmail } = command
  if (!isManager(actingMember(state, actor))) return refuse.MayNotManageOrganisation()
  if (billingEmail === null && state.hasBillingContact === 'No') return nothing
  return happened({ type: 'BillingContactChanged', organisation, billingEmail })
}

/** ORG-10: who may, then the password, then what runs. A product that nobody looked at counts as running. */
export const close = (
  command: OfType<OrganisationCommand, 'CloseOrganisation'>,
  state: Running,
  context: OrganisationContext,
): Decision => {
  if (actingMember(state, context.actor)?.role !== 'LegalRepresentative') return refuse.MayNotClose()
  if (context.password === 'Wrong') return refuse.ClosingPasswordWrong()
  // what is only on its way is not waited for: the one of the two that lands last is decided again, or mended
  const products = (state.products.keys() as ReadonlyArray<ProductId>).filter(
    (product) => (context.products[product] ?? 'Here') === 'Here',
  )
  return products.length > 0
    ? refuse.ProductsRunning({ products })
    : happened(...withdrawn(state), { type: 'OrganisationClosed', organisation: command.organisation, at: context.now })
}

/** ORG-02, ORG-10: what is open, or on its way, goes with it, each by its own event: nothing waits for a date any more. */
const withdrawn = ({ organisation, invitations, products }: Running): ReadonlyArray<OrganisationEvent> => [
  ...invitations
    .keys()
    .map((invitation) => ({
      type: 'MemberInvitationWithdrawn' as const,
      organisation,
      invitation: invitation as InvitationId,
    })),
  ...products
    .entries()
    .filter(([, { until }]) => until !== null)
    .map(([product]) => ({ type: 'ProductReleased' as const, organisation, product: product as ProductId })),
]

/**
 * A founding that came to nothing is closed by its founder: from then on no registration under way can land (ORG-07).
 */
export const closeBeforehand = (
  { organisation }: OfType<OrganisationCommand, 'CloseOrganisation'>,
  { actor, account, password, now }: OrganisationContext,
): Decision => {
  if (personHere(actor, organisation) === null || account.accepted === 'Nothing')
    return refuse.UnknownOrganisation({ organisation })
  return password === 'Wrong'
    ? refuse.ClosingPasswordWrong()
    : happened({ type: 'OrganisationClosed', organisation, at: now })
}

export const closeAgain = (
  { organisation }: OfType<OrganisationCommand, 'CloseOrganisation'>,
  state: Closed,
  { actor }: OrganisationContext,
): Decision => {
  const person = personHere(actor, organisation)
  const was = person === null ? undefined : state.members.get(person)
  return was?.role === 'LegalRepresentative' ? nothing : refuse.OrganisationIsClosed({ organisation })
}
