import { reaction } from '../../core/react/reaction.js'
import { step } from '../../core/record/command.js'
import { PasswordReset } from '../../aggregates/account/events.js'
import { ForgetFailures } from './commands.js'

/** ACC-08: a reset begins every count anew, also where the process that reset it died before it did. */
const forgottenFailures = reaction({
  name: 'forgottenFailures',
  handles: [PasswordReset],
  commands: ({ event: { account } }) => [{ command: step(ForgetFailures, { account, counted: null }) }],
})

/** What follows for counts. */
export const throttleReactions = [forgottenFailures]
