import type { RenewalMailsEvent } from '../../aggregates/renewalMails/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { renewalMailsCommands } from './commands.js'
import type { RenewalMailsRefusal } from './refusals.js'

const organisation = '019c5b20-6c00-7000-8000-000000000003'

const manager = 'an active legal representative or administrator of the organisation, not on behalf of a partner'

/** What the public contract says of each command on renewal mails. */
export const renewalMailsGuide = {
  SwitchExpiryReminders: {
    does: 'Switches the reminders before an expiry on or off for the organisation.',
    who: manager,
    rules: ['REN-01', 'REN-03', 'REN-07'],
    events: ['ExpiryRemindersSwitched'],
    refusals: ['MayNotSetRenewalMails'],
    example: { organisation, to: 'On' },
  },
  SwitchReminderInterval: {
    does: 'Chooses or drops one interval at which the organisation is reminded.',
    who: manager,
    rules: ['REN-01', 'REN-03', 'REN-07'],
    events: ['ReminderIntervalSwitched'],
    refusals: ['MayNotSetRenewalMails', 'IntervalNotOffered'],
    example: { organisation, interval: '14d', to: 'On' },
  },
  SwitchRenewalNotice: {
    does: 'Switches one of the notices on products with automatic renewal on or off.',
    who: manager,
    rules: ['REN-02', 'REN-03', 'REN-07'],
    events: ['RenewalNoticeSwitched'],
    refusals: ['MayNotSetRenewalMails'],
    example: { organisation, notice: 'RenewalConfirmation', to: 'Off' },
  },
  RecordDueReminders: {
    does: 'Records what the organisation is to be reminded of today; each reminder falls due once.',
    who: 'the clock',
    rules: ['REN-04', 'REN-05', 'REN-06'],
    events: ['RemindersFellDue'],
    refusals: ['OnlyTheClock', 'DayNotReached'],
  },
} as const satisfies GuideOf<typeof renewalMailsCommands, RenewalMailsEvent, RenewalMailsRefusal>
