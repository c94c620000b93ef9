import type { RenewalMailsState } from '../../aggregates/renewalMails/state.js'
import { denialOf } from './authority.js'
import type { RenewalMailsCommand } from './commands.js'
import type { RenewalMailsContext } from './context.js'
import { recordDue } from './decide.reminders.js'
import { switchInterval, switchNotice, switchReminders } from './decide.settings.js'
import type { Decision } from './decision.js'

export const decide =
  (command: RenewalMailsCommand) =>
  (state: RenewalMailsState, context: RenewalMailsContext): Decision => {
    const denied = denialOf(command, context)
    if (denied !== null) return denied
    switch (command.type) {
      case 'SwitchExpiryReminders':
        return switchReminders(command, state, context)
      case 'SwitchReminderInterval':
        return switchInterval(command, state, context)
      case 'SwitchRenewalNotice':
        return switchNotice(command, state, context)
      case 'RecordDueReminders':
        return recordDue(command, state, context)
    }
  }
