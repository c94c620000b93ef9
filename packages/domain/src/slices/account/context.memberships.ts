import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { OrganisationId } from '../../core/values/ids.js'
import type { Secret } from '../../core/values/secret.js'
import type { OfType } from '../../core/values/union.js'
import { acceptedBy, type KnownAccount } from '../../aggregates/account/state.js'
import { organisation, organisationStream } from '../../aggregates/organisation/state.js'
import { checkPassword, type Presented } from '../../questions/password.js'
import type { AccountCommand } from './commands.js'
import { type InvitationAnswer, invitationAnswer, type Membership, membershipOf } from './memberships.js'

type Memberships = Readonly<Record<OrganisationId, Membership>>

export const gatherInvitation = (
  command: OfType<AccountCommand, 'AcceptMembership'>,
  gatherer: Gatherer,
): TE.TaskEither<Failure, { readonly invitation: InvitationAnswer }> =>
  pipe(
    gatherer.load(organisation, organisationStream(command.organisation)),
    TE.map((there) => ({ invitation: invitationAnswer(command, there, gatherer) })),
  )

/** ACC-12: whether the account may go, and what it would leave. */
export const gatherDeletion = (
  known: KnownAccount,
  password: Secret,
  gatherer: Gatherer,
): TE.TaskEither<Failure, { readonly current: Presented; readonly memberships: Memberships }> =>
  pipe(
    TE.Do,
    TE.bind('current', () => checkPassword(known, password, gatherer)),
    TE.bind('memberships', () => membershipsOf(known, gatherer)),
  )

export const gatherMemberships = (
  known: KnownAccount,
  gatherer: Gatherer,
): TE.TaskEither<Failure, { readonly memberships: Memberships }> =>
  pipe(
    membershipsOf(known, gatherer),
    TE.map((memberships) => ({ memberships })),
  )

const membershipsOf = (known: KnownAccount, gatherer: Gatherer): TE.TaskEither<Failure, Memberships> =>
  pipe(
    acceptedBy(known),
    TE.traverseSeqArray((id) =>
      pipe(
        gatherer.load(organisation, organisationStream(id)),
        TE.map((there) => [id, membershipOf(known, there, gatherer.now)] as const),
      ),
    ),
    TE.map((all) => Object.fromEntries(all) as Memberships),
  )
