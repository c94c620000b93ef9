import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { OfType } from '../../core/values/union.js'
import { EmailChangeLink, RegistrationLink } from '../../aggregates/account/links.js'
import type { AccountState, KnownAccount } from '../../aggregates/account/state.js'
import type { Presented } from '../../questions/password.js'
import { claimEmail, type ClaimOutcome } from './claims.js'
import type { AccountCommand } from './commands.js'
import { FIRST_ATTEMPTS, linkOf, opens } from './context.links.js'
import { judgeReplacement, type ReplacementCheck, type Replacing, storeCredential } from './password.js'

/** What a link proves, and what is claimed and stored by it. */
interface Proven {
  readonly link: Presented
  readonly replacement?: ReplacementCheck
  readonly claim?: ClaimOutcome
  readonly credential?: number | null
}

export const gatherRegistration = (
  command: OfType<AccountCommand, 'RegisterAccount'>,
  own: AccountState,
  gatherer: Gatherer,
): TE.TaskEither<Failure, Proven> => {
  const request = own._tag === 'Unregistered' ? own.request : null
  // a registered account forgot how many links were mailed; whoever holds one of the first is told that it is registered
  const last = own._tag === 'Unregistered' ? own.requests : FIRST_ATTEMPTS
  const link = linkOf(RegistrationLink, command.account, last, command.link, gatherer)
  if (request === null || !opens(link, request, gatherer)) return TE.right({ link })
  const chosen: Replacing = { current: null, replacement: command.password, confirmation: command.password }
  return pipe(
    TE.Do,
    TE.bind('replacement', () =>
      judgeReplacement(chosen, command.name === null ? [request.email] : [request.email, command.name], gatherer),
    ),
    TE.bind('claim', ({ replacement }): TE.TaskEither<Failure, ClaimOutcome> =>
      replacement === 'Acceptable' ? claimEmail(request.email, command.account, own, gatherer) : TE.right('NotAsked'),
    ),
    TE.bind('credential', ({ claim }) =>
      typeof claim === 'object' && 'held' in claim
        ? storeCredential(command.account, 0, command.password, gatherer)
        : TE.right(null),
    ),
    TE.map((gathered) => ({ ...gathered, link })),
  )
}

export const gatherEmailChange = (
  command: OfType<AccountCommand, 'ConfirmEmailChange'>,
  known: KnownAccount,
  own: AccountState,
  gatherer: Gatherer,
): TE.TaskEither<Failure, Proven> => {
  const change = known.emailChange
  const link = linkOf(EmailChangeLink, known.account, known.emailChanges, command.link, gatherer)
  if (change === null || change.email === null || !opens(link, change, gatherer)) return TE.right({ link })
  return pipe(
    claimEmail(change.email, known.account, own, gatherer),
    TE.map((claim) => ({ link, claim })),
  )
}
