import { type ProductState, runningIn } from '../../aggregates/product/state.js'
import { denialOf } from './authority.js'
import type { ProductCommand } from './commands.js'
import type { ProductContext } from './context.js'
import { changeManner, renew, renewAutomatically } from './decide.renewal.js'
import { end, endWithoutRunning, order, transfer } from './decide.stay.js'
import type { Decision } from './decision.js'
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
    const running = runningIn(state, command.organisation)
    if (running === null)
      return command.type === 'EndProduct'
        ? endWithoutRunning(command, state, context)
        : refuse.UnknownProduct({ product: command.product })
    switch (command.type) {
      case 'RenewProduct':
        return renew(command, running)
      case 'RenewAutomatically':
        return renewAutomatically(command, running, context)
      case 'ChangeRenewalManner':
        return changeManner(command, running)
      case 'TransferProduct':
        return transfer(command, running, context)
      case 'EndProduct':
        return end(command, running, context)
    }
  }
