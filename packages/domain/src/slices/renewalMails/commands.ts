import { command, type CommandOf, ownCommand } from '../../core/record/command.js'
import { list } from '../../core/values/codecs.js'
import { OrganisationId } from '../../core/values/ids.js'
import { LocalDate } from '../../core/values/instant.js'
import { ReminderInterval, ReminderItem, RenewalNotice, Switch } from '../../aggregates/renewalMails/events.js'

const organisation = OrganisationId

export const SwitchExpiryReminders = command('SwitchExpiryReminders', { organisation, to: Switch })
export const SwitchReminderInterval = command('SwitchReminderInterval', {
  organisation,
  interval: ReminderInterval,
  to: Switch,
})
export const SwitchRenewalNotice = command('SwitchRenewalNotice', { organisation, notice: RenewalNotice, to: Switch })
/** The clock's (REN-04): what a read model holds to be due today; what is not, or was reminded before, is left out. */
export const RecordDueReminders = ownCommand('RecordDueReminders', {
  organisation,
  day: LocalDate,
  items: list(ReminderItem),
})

export const renewalMailsCommands = [
  SwitchExpiryReminders,
  SwitchReminderInterval,
  SwitchRenewalNotice,
  RecordDueReminders,
] as const
export type RenewalMailsCommand = CommandOf<(typeof renewalMailsCommands)[number]>
