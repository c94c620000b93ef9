import type { RenewalMailsCommand } from './commands.js'
import type { RenewalMailsContext } from './context.js'
import type { Decision } from './decision.js'
import { refuse } from './refusals.js'

/** REN-04, REN-07: the refusal of an actor who may not ask for this at all, or `null`. */
export const denialOf = (command: RenewalMailsCommand, { actor, role }: RenewalMailsContext): Decision | null => {
  switch (command.type) {
    case 'SwitchExpiryReminders':
    case 'SwitchReminderInterval':
    case 'SwitchRenewalNotice':
      return role === 'LegalRepresentative' || role === 'Administrator' ? null : refuse.MayNotSetRenewalMails()
    case 'RecordDueReminders':
      return actor._tag === 'System' ? null : refuse.OnlyTheClock()
  }
}
