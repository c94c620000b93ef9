import { type RefusalOf, refusals } from '../../core/values/refusal.js'

export const refuse = refusals({
  IntervalNotOffered: ['REN-01', 'reminders are not offered at this interval'],
  OnlyTheClock: ['REN-04', 'only the clock records what has fallen due'],
  DayNotReached: ['REN-05', 'in the time zone of the organisation that day has not begun'],
  MayNotSetRenewalMails: [
    'REN-07',
    'only an active legal representative or administrator of the organisation sets its renewal mails',
  ],
})
export type RenewalMailsRefusal = RefusalOf<typeof refuse>
