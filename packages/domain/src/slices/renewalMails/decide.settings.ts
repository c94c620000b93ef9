import type { OfType } from '../../core/values/union.js'
import type { RenewalMailsState } from '../../aggregates/renewalMails/state.js'
import type { RenewalMailsCommand } from './commands.js'
import type { RenewalMailsContext } from './context.js'
import { type Decision, happened, nothing } from './decision.js'
import { refuse } from './refusals.js'

export const switchReminders = (
  { organisation, to }: OfType<RenewalMailsCommand, 'SwitchExpiryReminders'>,
  { expiryReminders }: RenewalMailsState,
  { now }: RenewalMailsContext,
): Decision =>
  to === expiryReminders ? nothing : happened({ type: 'ExpiryRemindersSwitched', organisation, to, at: now })

/** REN-01: an interval that the policy dropped since can still be switched off. */
export const switchInterval = (
  { organisation, interval, to }: OfType<RenewalMailsCommand, 'SwitchReminderInterval'>,
  { intervals }: RenewalMailsState,
  { now, policy }: RenewalMailsContext,
): Decision => {
  if (to === (intervals[interval] === undefined ? 'Off' : 'On')) return nothing
  if (to === 'On' && !policy.reminderIntervals.includes(interval)) return refuse.IntervalNotOffered({ interval })
  return happened({ type: 'ReminderIntervalSwitched', organisation, interval, to, at: now })
}

export const switchNotice = (
  { organisation, notice, to }: OfType<RenewalMailsCommand, 'SwitchRenewalNotice'>,
  { notices }: RenewalMailsState,
  { now }: RenewalMailsContext,
): Decision =>
  to === (notices[notice] ?? 'Off')
    ? nothing
    : happened({ type: 'RenewalNoticeSwitched', organisation, notice, to, at: now })
