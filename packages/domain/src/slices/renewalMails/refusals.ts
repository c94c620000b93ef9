import { type RefusalOf, refusals } from '../../core/values/refusal.js'

export const refuse = refusals({
  IntervalNotOffered: [
    'REN-01',
    'reminders are not offered at this interval',
    'choose an interval that the policy of the host offers',
  ],
  OnlyTheClock: ['REN-04', 'only the clock records what has fallen due', 'nothing: the clock does it by itself'],
  DayNotReached: [
    'REN-05',
    'in the time zone of the organisation that day has not begun',
    'wait until that day has begun there',
  ],
  MayNotSetRenewalMails: [
    'REN-07',
    'only an active legal representative or administrator of the organisation sets its renewal mails',
    'have one of them do it, acting for no client',
  ],
})
export type RenewalMailsRefusal = RefusalOf<typeof refuse>
