import type { ActsAs } from './context.js'
import type { Decision } from './decision.js'
import { refuse } from './refusals.js'

/** PAR-07, TOK-02: the refusal of an actor who may do nothing with the product, or not by itself; or `null`. */
export const denialOf = (actsAs: ActsAs): Decision | null => {
  switch (actsAs) {
    case 'Manager':
    case 'Clock':
      return null
    case 'LimitedPartner':
      return refuse.ClientMustApprove()
    case 'Unauthorised':
      return refuse.AuthorisationLapsed()
    case 'OldPayer':
      return refuse.PayerChanged()
    case 'Nobody':
      return refuse.MayNotManageProducts()
  }
}
