import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { OfType } from '../../core/values/union.js'
import { MemberInvitationLink } from '../../aggregates/organisation/links.js'
import { organisation, organisationStream } from '../../aggregates/organisation/state.js'
import type { OrganisationCommand } from './commands.js'

/** The attempt is told, not a verdict: the invitation may be sent again before the decision falls. */
export const gatherLinkAttempt = (
  {
    organisation: here,
    invitation,
    link,
  }: OfType<OrganisationCommand, 'JoinOrganisation'> | OfType<OrganisationCommand, 'DeclineMemberInvitation'>,
  gatherer: Gatherer,
): TE.TaskEither<Failure, number | null> => {
  if (link === null) return TE.right(null)
  return pipe(
    gatherer.own(organisation, organisationStream(here)),
    TE.map((own) => {
      const attempt = own._tag === 'Running' ? own.invitations.get(invitation)?.attempt : undefined
      if (attempt === undefined) return null
      const target = MemberInvitationLink.targetOf({ organisation: here, invitation, attempt })
      return gatherer.ports.links.verify(target, link) ? attempt : null
    }),
  )
}
