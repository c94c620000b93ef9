import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { AccountId, OrganisationId } from '../../core/values/ids.js'
import type { Sealed } from '../../core/values/sealed.js'
import type { Secret } from '../../core/values/secret.js'
import type { OfType } from '../../core/values/union.js'
import {
  type Acceptance,
  account,
  type AccountState,
  accountStream,
  knownAccount,
} from '../../aggregates/account/state.js'
import { organisation, organisationStream } from '../../aggregates/organisation/state.js'
import { presentedPassword } from '../../questions/password.js'
import { isSystemOr } from './authority.js'
import type { OrganisationCommand } from './commands.js'
import { mintCustomerNumber } from './mintCustomerNumber.js'

/**
 * What is known of the account that a command is about: the founder, the invited, joining, suspended or leaving one.
 */
export interface ConcernedAccount {
  readonly situation: AccountState['_tag']
  /** What it accepted here: the invitation that it accepted last, or at least a membership (ORG-02). */
  readonly accepted: 'Nothing' | 'Organisation' | Acceptance
  readonly assistant: 'Open' | 'None'
}

export const gatherAccount = (
  gatherer: Gatherer,
  here: OrganisationId,
  id: AccountId,
): TE.TaskEither<Failure, ConcernedAccount> =>
  pipe(
    gatherer.load(account, accountStream(id)),
    TE.map((state) => {
      const known = knownAccount(state)
      return {
        situation: state._tag,
        accepted: known?.acceptances.get(here) ?? (known?.acceptances.has(here) === true ? 'Organisation' : 'Nothing'),
        assistant: known?.assistant != null ? 'Open' : 'None',
      }
    }),
  )

/** Only a registration that can succeed takes a number: a refused one leaves no claim behind. */
export const gatherCustomerNumber = (
  command: OfType<OrganisationCommand, 'RegisterOrganisation'>,
  gatherer: Gatherer,
  { situation, accepted }: ConcernedAccount,
): TE.TaskEither<Failure, Sealed | null> =>
  situation === 'Registered'
  && accepted !== 'Nothing'
  && isSystemOr(gatherer.actor, command.founder, command.organisation)
    ? pipe(
        gatherer.own(organisation, organisationStream(command.organisation)),
        TE.chain((own) =>
          own._tag === 'Unregistered' ? mintCustomerNumber(gatherer, command.organisation) : TE.right(null),
        ),
      )
    : TE.right(null)

/** The acting person's password, by the version of its hash that the account names. */
export const gatherPassword = (gatherer: Gatherer, password: Secret): TE.TaskEither<Failure, 'Right' | 'Wrong'> => {
  const { actor } = gatherer
  if (actor._tag !== 'Person') return TE.right('Wrong')
  return pipe(
    gatherer.load(account, accountStream(actor.account)),
    TE.chain((state) => presentedPassword(state, password, gatherer)),
    TE.map((check) => (check === 'Right' ? 'Right' : 'Wrong')),
  )
}
