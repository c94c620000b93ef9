import type { RenewalMailsEvent } from '../../aggregates/renewalMails/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { renewalMailsCommands } from './commands.js'
import type { RenewalMailsRefusal } from './refusals.js'

export const renewalMailsGuide = {
  SwitchExpiryReminders: {
    does: '',
    who: '',
    rules: [],
    events: ['ExpiryRemindersSwitched'],
    refusals: ['MayNotSetRenewalMails'],
    example: {} as never,
  },
  SwitchReminderInterval: {
    does: '',
    who: '',
    rules: [],
    events: ['ReminderIntervalSwitched'],
    refusals: ['IntervalNotOffered', 'MayNotSetRenewalMails'],
    example: {} as never,
  },
  SwitchRenewalNotice: {
    does: '',
    who: '',
    rules: [],
    events: ['RenewalNoticeSwitched'],
    refusals: ['MayNotSetRenewalMails'],
    example: {} as never,
  },
  RecordDueReminders: {
    does: '',
    who: '',
    rules: [],
    events: ['RemindersFellDue'],
    refusals: ['DayNotReached', 'OnlyTheClock'],
  },
} as const satisfies GuideOf<typeof renewalMailsCommands, RenewalMailsEvent, RenewalMailsRefusal>
