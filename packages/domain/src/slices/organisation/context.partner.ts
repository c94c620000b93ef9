import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { OrganisationId } from '../../core/values/ids.js'
import { activeMember } from '../../aggregates/organisation/members.js'
import { organisation, organisationStream } from '../../aggregates/organisation/state.js'
import { partnership, partnershipStream } from '../../aggregates/partnership/state.js'
import { mayOrder } from './authority.js'

/** The term that is in force between the two, at the very moment of the decision (PAR-08). */
export const gatherTerm = (
  { load }: Gatherer,
  client: OrganisationId,
  partner: OrganisationId,
): TE.TaskEither<Failure, number | null> =>
  pipe(
    load(partnership, partnershipStream(client, partner)),
    TE.map((between) => (between._tag === 'Active' ? between.term : null)),
  )

/**
 * A partner's right, and the actor's in the partner, are read where they live, never taken from the actor's word (idea
 * 7).
 */
export const gatherPartner = (
  { actor, load }: Gatherer,
  client: OrganisationId,
): TE.TaskEither<Failure, 'FullAccess' | 'None'> => {
  if (actor._tag !== 'Person' && actor._tag !== 'Token') return TE.right('None')
  const behalf = actor.onBehalfOf
  if (behalf?._tag !== 'Partner' || behalf.client !== client) return TE.right('None')
  return pipe(
    TE.Do,
    TE.bind('between', () => load(partnership, partnershipStream(client, behalf.partner))),
    TE.bind('partner', () => load(organisation, organisationStream(behalf.partner))),
    TE.map(({ between, partner }) => {
      const full = between._tag === 'Active' && between.access._tag === 'Full'
      return full && mayOrder(activeMember(partner, actor.account)) ? 'FullAccess' : 'None'
    }),
  )
}
