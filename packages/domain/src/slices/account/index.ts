import type { Slice } from '../../core/handle/slice.js'
import { type AccountCommand, accountCommands } from './commands.js'
import { type AccountContext, gather } from './context.js'
import { decide } from './decide.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import type { AccountRefusal } from './refusals.js'
import { account, accountStream, type AccountState } from '../../aggregates/account/state.js'

export { authenticateTool } from './applicationPassword.js'
export { claimOwner, claimsFollowUp, settlementOf, settlingClaims } from './claims.js'
export { credentialsFollowUp } from './password.js'

/** The slice of accounts: registration, passwords, compromise, application passwords, deletion (ACC, APP). */
export const accountSlice: Slice<AccountState, AccountCommand, AccountEvent, AccountRefusal, AccountContext> = {
  ...account,
  commands: accountCommands,
  streamOf: (command) => accountStream(command.account),
  gather,
  decide,
}
