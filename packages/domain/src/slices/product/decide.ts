import * as E from 'fp-ts/lib/Either.js'
import { plusYears, utcDateOf } from '../../core/values/calendar.js'
import type { OfType } from '../../core/values/union.js'
import type { ProductEvent } from '../../aggregates/product/events.js'
import { type ProductState, runningIn, type RunningProduct } from '../../aggregates/product/state.js'
import type { ProductCommand } from './commands.js'
import type { ProductContext, Standing } from './context.js'
import { type ProductRefusal, refuse } from './refusals.js'

type Decision = E.Either<ProductRefusal, ReadonlyArray<ProductEvent>>

const nothing: Decision = E.right([])
const happened = (...events: ReadonlyArray<ProductEvent>): Decision => E.right(events)

export const decide =
  (command: ProductCommand) =>
  (state: ProductState, context: ProductContext): Decision => {
    const denied = denialOf(context.standing)
    if (denied !== null) return denied
    // only the clock and the processes take a product out of an organisation that closed
    const leaving = command.type === 'TransferProduct' && context.standing === 'Clock'
    if (context.place === 'NotRunning' && !leaving)
      return refuse.OrganisationNotRunning({ organisation: command.organisation })
    if (command.type === 'OrderProduct') return order(command, state, context)

    const running = runningIn(state, command.organisation)
    if (running === null)
      return command.type === 'EndProduct'
        ? endWithoutRunning(command, state, context)
        : refuse.UnknownProduct({ product: command.product })
    const { product, organisation, stay } = running
    const place = { product, organisation, stay }
    switch (command.type) {
      case 'RenewProduct':
        if (command.from !== running.expiresOn) return refuse.NotTheCurrentExpiry({ expiresOn: running.expiresOn })
        if (command.until <= command.from) return refuse.RenewalGoesBack({ from: command.from, until: command.until })
        return happened({
          type: 'ProductRenewed',
          ...place,
          from: command.from,
          until: command.until,
          manner: 'Manual',
          price: running.renewalPrice,
        })
      case 'RenewAutomatically':
        return context.standing === 'Clock'
          ? renewAutomatically(command.from, running, context)
          : refuse.OnlyTheClockRenewsAutomatically()
      case 'ChangeRenewalManner':
        return command.renewal === running.renewal
          ? nothing
          : happened({ type: 'RenewalMannerChanged', ...place, renewal: command.renewal })
      case 'TransferProduct':
        if (command.to === organisation) return nothing
        return context.mayReceive
          ? happened({
              type: 'ProductTransferred',
              product,
              organisation: command.to,
              stay: stay + 1,
              from: organisation,
              expiresOn: running.expiresOn,
              renewal: running.renewal,
            })
          : refuse.MayNotReceiveProducts({ organisation: command.to })
      case 'EndProduct':
        if (command.why === 'Expired' && running.expiresOn > utcDateOf(context.now))
          return refuse.NotExpired({ expiresOn: running.expiresOn })
        return happened({ type: 'ProductEnded', ...place, why: command.why, at: context.now })
    }
  }

const denialOf = (standing: Standing): Decision | null => {
  switch (standing) {
    case 'Manager':
    case 'Clock':
      return null
    case 'LimitedPartner':
      return refuse.ClientMustApprove()
    case 'OldPayer':
      return refuse.PayerChanged()
    case 'Nobody':
      return refuse.MayNotManageProducts()
  }
}

const order = (
  command: OfType<ProductCommand, 'OrderProduct'>,
  state: ProductState,
  context: ProductContext,
): Decision => {
  if (state._tag !== 'Unordered') return refuse.ProductAlreadyOrdered({ product: command.product })
  if (context.place !== 'Admitted') return refuse.ProductNotAdmitted({ product: command.product })
  if (command.expiresOn <= utcDateOf(context.now)) return refuse.ExpiryInThePast({ expiresOn: command.expiresOn })
  const { product, organisation, category, label, expiresOn, renewalPrice, renewal } = command
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
    at: context.now,
  })
}

/**
 * An order that never came about is ended too, so that its admission does not keep the organisation from closing
 * (ORG-10).
 */
const endWithoutRunning = (
  { product, organisation, why }: OfType<ProductCommand, 'EndProduct'>,
  state: ProductState,
  context: ProductContext,
): Decision => {
  if (state._tag === 'Ended') return nothing
  return state._tag === 'Unordered' && context.place === 'Admitted' && why === 'Cancelled'
    ? happened({ type: 'ProductEnded', product, organisation, stay: 1, why, at: context.now })
    : refuse.UnknownProduct({ product })
}

const renewAutomatically = (from: string, running: RunningProduct, { now }: ProductContext): Decision => {
  const { product, organisation, stay } = running
  if (running.renewal !== 'Automatic') return refuse.NotRenewedAutomatically()
  // the clock may tick twice for one expiry: the second finds it renewed
  if (from !== running.expiresOn) return nothing
  if (utcDateOf(now) < running.expiresOn) return refuse.NotExpired({ expiresOn: running.expiresOn })
  return happened({
    type: 'ProductRenewed',
    product,
    organisation,
    stay,
    from: running.expiresOn,
    until: plusYears(running.expiresOn, 1),
    manner: 'Automatic',
    price: running.renewalPrice,
  })
}
