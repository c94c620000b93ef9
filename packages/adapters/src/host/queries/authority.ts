import { type AccountId, type Failure, type OrganisationId, type Role } from '@mandat/domain'
import {
  activeMember,
  goesOnUnder,
  type HandlerDeps,
  organisation,
  organisationStream,
  partnership,
  type PartnershipState,
  partnershipStream,
} from '@mandat/domain/kit'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { heads } from '../commands/heads.js'

/**
 * What may be seen rests on these, read at the heads of the streams: a read model lags behind what takes a right away
 * (PAR-10, PAR-15).
 */
export const authority = (deps: Pick<HandlerDeps, 'store' | 'cache'>) => {
  const head = heads(deps)
  const organisationNow = (id: OrganisationId) => head(organisation, organisationStream(id))
  return {
    /** The role that counts: an active member's, in a running organisation. */
    roleIn: (id: OrganisationId, account: AccountId): TE.TaskEither<Failure, Role | null> =>
      pipe(
        organisationNow(id),
        TE.map((state) => activeMember(state, account)?.role ?? null),
      ),
    rolesIn: (id: OrganisationId): TE.TaskEither<Failure, Readonly<Record<string, Role>>> =>
      pipe(
        organisationNow(id),
        TE.map((state) =>
          state._tag === 'Running'
            ? Object.fromEntries(state.members.entries().map(([account, { role }]) => [account, role]))
            : {},
        ),
      ),
    /**
     * A client that is closed grants nothing, nor one whose partner left the programme (PAR-17); nor does one whose stream cannot be read: it keeps no other client from
     * being shown.
     */
    partnershipNow: (client: OrganisationId, partner: OrganisationId): TE.TaskEither<Failure, PartnershipState> =>
      pipe(
        organisationNow(client),
        TE.flatMap((state) =>
          state._tag === 'Running'
            ? head(partnership, partnershipStream(client, partner))
            : TE.right(partnership.initialState),
        ),
        TE.flatMap((state) =>
          state._tag === 'Active' || state._tag === 'Invited'
            ? pipe(
                organisationNow(partner),
                TE.map((home) => (goesOnUnder(state, home) ? state : partnership.initialState)),
              )
            : TE.right(state),
        ),
        TE.orElse((failure) => (failure.kind === 'Unreadable' ? TE.right(partnership.initialState) : TE.left(failure))),
      ),
  }
}
