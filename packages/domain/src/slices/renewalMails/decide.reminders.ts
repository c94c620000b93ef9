import { localDateIn } from '../../core/values/calendar.js'
import type { OfType } from '../../core/values/union.js'
import { dueItems } from '../../aggregates/renewalMails/due.js'
import { reminderKey, type RenewalMailsState } from '../../aggregates/renewalMails/state.js'
import type { RenewalMailsCommand } from './commands.js'
import type { RenewalMailsContext } from './context.js'
import { type Decision, happened, nothing } from './decision.js'
import { refuse } from './refusals.js'

/**
 * What the read model found is checked against the settings and products of now: a repeat or a late run finds less, or
 * nothing.
 */
export const recordDue = (
  { organisation, day, items }: OfType<RenewalMailsCommand, 'RecordDueReminders'>,
  settings: RenewalMailsState,
  { now, zone, products, policy }: RenewalMailsContext,
): Decision => {
  if (zone === null) return nothing
  const today = localDateIn(zone, now)
  if (day > today) return refuse.DayNotReached({ day, today })
  // what yesterday's run left undone is today's, late
  if (day < today) return nothing
  const asked = new Set(items.map(reminderKey))
  const due = dueItems({ settings, products, zone, policy, day }).filter((item) => asked.has(reminderKey(item)))
  return due.length === 0 ? nothing : happened({ type: 'RemindersFellDue', organisation, day, items: due })
}
