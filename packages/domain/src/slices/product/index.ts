import type { Slice, Step } from '../../core/handle/slice.js'
import { type ProductCommand, productCommands } from './commands.js'
import { gather, type ProductContext } from './context.js'
import { decide } from './decide.js'
import type { PartnerAct } from '../../aggregates/partnership/events.js'
import type { ProductEvent } from '../../aggregates/product/events.js'
import type { ProductRefusal } from './refusals.js'
import { product, productStream, type ProductState } from '../../aggregates/product/state.js'

/**
 * The organisation gives its word for a new product first (ORG-10), as does a partnership on whose strength one acts
 * (PAR-16).
 */
const prelude: Exclude<typeof productSlice.prelude, undefined> = (command, { actor, command: reference }) => {
  const behalf = actor._tag === 'Person' || actor._tag === 'Token' ? actor.onBehalfOf : null
  const authorise = (act: PartnerAct): ReadonlyArray<Step> =>
    behalf?._tag === 'Partner'
      ? [
          {
            type: 'AuthorisePartnerAct',
            client: behalf.client,
            partner: behalf.partner,
            act,
            reference,
            product: command.product,
          },
        ]
      : []
  switch (command.type) {
    case 'OrderProduct':
      return [
        ...authorise('Order'),
        { type: 'AdmitProduct', product: command.product, organisation: command.organisation },
      ]
    case 'RenewProduct':
      return authorise('Renewal')
    case 'TransferProduct':
      return [{ type: 'AdmitProduct', product: command.product, organisation: command.to }]
    case 'RenewAutomatically':
    case 'ChangeRenewalManner':
    case 'EndProduct':
      return []
  }
}

/** The slice of products: PRD-01, as far as expiry and renewal reminders need it. */
export const productSlice: Slice<ProductState, ProductCommand, ProductEvent, ProductRefusal, ProductContext> = {
  ...product,
  commands: productCommands,
  streamOf: (command) => productStream(command.product),
  prelude,
  gather,
  decide,
}
