import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { OfType } from '../../core/values/union.js'
import { linkedAttempt } from '../../aggregates/organisation/invitations.js'
import { organisation, organisationStream } from '../../aggregates/organisation/state.js'
import type { OrganisationCommand } from './commands.js'

/** The attempt is told, not a verdict: the invitation may be sent again before the decision falls. */
export const gatherLinkAttempt = (
  command: OfType<OrganisationCommand, 'JoinOrganisation'> | OfType<OrganisationCommand, 'DeclineMemberInvitation'>,
  gatherer: Gatherer,
): TE.TaskEither<Failure, number | null> =>
  command.link === null
    ? TE.right(null)
    : pipe(
        gatherer.own(organisation, organisationStream(command.organisation)),
        TE.map((own) => linkedAttempt(own, command, command.link, gatherer.ports.links)),
      )
