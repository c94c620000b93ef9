import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { EmailChangeLink, PasswordResetLink, RegistrationLink } from '../../aggregates/account/links.js'
import { account, accountStream, type AccountState } from '../../aggregates/account/state.js'
import type { Slice } from '../../core/handle/slice.js'
import { claimsFollowUp, EMAIL, restsOnClaims, settlementOf } from './claims.js'
import { type AccountCommand, accountCommands } from './commands.js'
import { type AccountContext, gather } from './context.js'
import { decide } from './decide.js'
import { accountExamples } from './examples.js'
import { accountMails } from './mails.js'
import { credentialsFollowUp } from './password.js'
import { accountReactions } from './reactions.js'
import type { AccountRefusal } from './refusals.js'

export { authenticateTool } from './applicationPassword.js'
export { claimOwner } from './claims.js'

/** The slice of accounts: registration, passwords, compromise, application passwords, deletion (ACC, APP). */
export const accountSlice: Slice<AccountState, AccountCommand, AccountEvent, AccountRefusal, AccountContext> = {
  ...account,
  commands: accountCommands,
  streamOf: (command) => accountStream(command.account),
  gather,
  decide,
  links: [RegistrationLink, EmailChangeLink, PasswordResetLink],
  mails: accountMails,
  reactions: accountReactions,
  claims: [EMAIL],
  settles: settlementOf,
  followUp: (event, { ports, before }) =>
    pipe(
      restsOnClaims(event)
        ? TE.chain((state: AccountState) => claimsFollowUp(event, state, ports))(before())
        : TE.right(undefined),
      TE.chain(() => credentialsFollowUp(event, ports)),
    ),
  examples: accountExamples,
}
