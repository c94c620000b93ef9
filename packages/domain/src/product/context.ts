import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { accountOf } from '../core/actor.js'
import type { Circumstances, Gatherer } from '../core/decider.js'
import type { Failure } from '../core/failure.js'
import type { OrganisationId, ProductId } from '../core/ids.js'
import { activeMember, organisation, organisationStream, type OrganisationState } from '../organisation/state.js'
import { partnership, partnershipStream } from '../partnership/state.js'
import type { ProductCommand } from './commands.js'

/** What the actor may do with the product, read from the organisation and the partnership, never copied (idea 7). */
export type Standing = 'Manager' | 'AuthorisedPartner' | 'LimitedPartner' | 'Nobody'

export interface ProductContext extends Circumstances {
  /** Whether the organisation runs, and has given its word for the product. */
  readonly place: 'Admitted' | 'Running' | 'NotRunning'
  readonly standing: Standing
  /** For a transfer: whether the actor may also take it over on the other side. */
  readonly mayReceive: boolean
}

export const gather = (command: ProductCommand, gatherer: Gatherer): TE.TaskEither<Failure, ProductContext> =>
  pipe(
    TE.Do,
    TE.bind('here', () => gatherer.load(organisation, organisationStream(command.organisation))),
    TE.bind('there', () =>
      command.type === 'TransferProduct' ? gatherer.load(organisation, organisationStream(command.to)) : TE.right(null)),
    TE.bind('standing', ({ here }) => standingOf(command, gatherer, here)),
    TE.map(({ here, there, standing }) => ({
      now: gatherer.now, actor: gatherer.actor, policy: gatherer.policy,
      place: placeOf(here, command.product),
      standing,
      mayReceive: there !== null && placeOf(there, command.product) === 'Admitted',
    })),
  )

const placeOf = (state: OrganisationState, product: ProductId): ProductContext['place'] =>
  state._tag !== 'Running' ? 'NotRunning' : state.products.includes(product) ? 'Admitted' : 'Running'

const standingOf = (
  command: { readonly organisation: OrganisationId; readonly product: ProductId }, gatherer: Gatherer, here: OrganisationState,
): TE.TaskEither<Failure, Standing> => {
  const { actor } = gatherer
  if (actor._tag === 'System') return TE.right('Manager')
  const behalf = actor._tag === 'Person' || actor._tag === 'Token' ? actor.onBehalfOf : null
  if (behalf?._tag === 'Partner' && behalf.client === command.organisation)
    return pipe(
      gatherer.load(partnership, partnershipStream(behalf.client, behalf.partner)),
      TE.map((state): Standing => {
        if (state._tag !== 'Active') return 'Nobody'
        if (state.access._tag === 'Limited') return state.access.grants.some((g) => g.product === command.product) ? 'LimitedPartner' : 'Nobody'
        return state.authorised[gatherer.command]?.product === command.product ? 'AuthorisedPartner' : 'Nobody'
      }),
    )
  const role = activeMember(here, accountOf(actor))?.role
  return TE.right(role === undefined || role === 'ExternalUser' ? 'Nobody' : 'Manager')
}
