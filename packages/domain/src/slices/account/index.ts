import type { Published } from '../../core/handle/guide.js'
import type { Slice } from '../../core/handle/slice.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { EmailChangeLink, PasswordResetLink, RegistrationLink } from '../../aggregates/account/links.js'
import { account, accountStream, type AccountState } from '../../aggregates/account/state.js'
import { EMAIL, settlementOf } from './claims.js'
import { type AccountCommand, accountCommands } from './commands.js'
import { type AccountContext, gather } from './context.js'
import { decide } from './decide.js'
import { accountExamples } from './examples.js'
import { accountGuide } from './guide.js'
import { accountFollowUp } from './followUps.js'
import { accountMails } from './mails.js'
import { accountReactions } from './reactions.js'
import { type AccountRefusal, refuse } from './refusals.js'

export { authenticateTool } from './applicationPassword.js'
export { claimOwner } from './claims.js'

/** The slice of accounts: registration, passwords, compromise, application passwords, deletion (ACC, APP). */
export const accountSlice: Published<
  Slice<AccountState, AccountCommand, AccountEvent, AccountRefusal, AccountContext>,
  typeof accountCommands,
  typeof accountGuide
> = {
  ...account,
  commands: accountCommands,
  guide: accountGuide,
  refusals: refuse,
  streamOf: (command) => accountStream(command.account),
  gather,
  decide,
  links: [RegistrationLink, EmailChangeLink, PasswordResetLink],
  mails: accountMails,
  reactions: accountReactions,
  claims: [EMAIL],
  settles: settlementOf,
  followUp: accountFollowUp,
  examples: accountExamples,
}
