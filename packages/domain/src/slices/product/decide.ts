import * as E from 'fp-ts/lib/Either.js'
import { expiredIn, type ProductState, runningIn, type RunningProduct } from '../../aggregates/product/state.js'
import { denialOf } from './authority.js'
import type { ProductCommand } from './commands.js'
import type { ProductContext } from './context.js'
import { changeManner, owed, renew, renewAutomatically } from './decide.renewal.js'
import { end, endWithoutRunning, order, recordExpiry, transfer } from './decide.stay.js'
import { type Decision, happened } from './decision.js'
import { refuse } from './refusals.js'

export const decide =
  (command: ProductCommand) =>
  (state: ProductState, context: ProductContext): Decision => {
    const denied = denialOf(context.actsAs)
    if (denied !== null) return denied
    // only the clock and the processes take a product out of an organisation that closed
    const leaving = (command.type === 'TransferProduct' || command.type === 'EndProduct') && context.actsAs === 'Clock'
    if (context.admission === 'NotRunning' && !leaving)
      return refuse.OrganisationNotRunning({ organisation: command.organisation })
    if (command.type === 'OrderProduct') return order(command, state, context)
    const running = runningIn(state, command.organisation, context.now)
    if (running === null || state._tag !== 'Running') return onNoneRunning(command, state, context)
    // the clock's own command is on the expiry that is on record
    if (command.type === 'RenewAutomatically') return renewAutomatically(command, state, context)
    const decision = onRunning(command, running, context)
    return E.isRight(decision) && decision.right.length > 0
      ? happened(...owed(state, context.now), ...decision.right)
      : decision
  }

const onNoneRunning = (command: OnRunning, state: ProductState, context: ProductContext): Decision => {
  const { product, organisation } = command
  const expired = expiredIn(state, organisation, context.now)
  if (command.type === 'EndProduct')
    return expired ? recordExpiry(command, state, context) : endWithoutRunning(command, state, context)
  return expired ? refuse.ProductHasExpired({ product }) : refuse.UnknownProduct({ product })
}

type OnRunning = Exclude<ProductCommand, { readonly type: 'OrderProduct' }>
const onRunning = (
  command: Exclude<OnRunning, { readonly type: 'RenewAutomatically' }>,
  running: RunningProduct,
  context: ProductContext,
): Decision => {
  switch (command.type) {
    case 'RenewProduct':
      return renew(command, running, context)
    case 'ChangeRenewalManner':
      return changeManner(command, running)
    case 'TransferProduct':
      return transfer(command, running, context)
    case 'EndProduct':
      return end(command, running, context)
  }
}
