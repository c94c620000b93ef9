import * as E from 'fp-ts/lib/Either.js'
import { localDateIn } from '../../core/values/calendar.js'
import type { OfType } from '../../core/values/union.js'
import { dueItems } from '../../aggregates/renewalMails/due.js'
import type { RenewalMailsEvent } from '../../aggregates/renewalMails/events.js'
import { reminderKey, type RenewalMailsState } from '../../aggregates/renewalMails/state.js'
import type { RenewalMailsCommand } from './commands.js'
import type { RenewalMailsContext } from './context.js'
import { refuse, type RenewalMailsRefusal } from './refusals.js'

type Decision = E.Either<RenewalMailsRefusal, ReadonlyArray<RenewalMailsEvent>>

const nothing: Decision = E.right([])
const happened = (event: RenewalMailsEvent): Decision => E.right([event])

export const decide =
  (command: RenewalMailsCommand) =>
  (state: RenewalMailsState, context: RenewalMailsContext): Decision => {
    if (command.type === 'RecordDueReminders') return recordDueReminders(command, state, context)
    if (context.role !== 'LegalRepresentative' && context.role !== 'Administrator')
      return refuse.MayNotSetRenewalMails()

    const { organisation, to } = command
    const at = context.now
    switch (command.type) {
      case 'SwitchExpiryReminders':
        return to === state.expiryReminders
          ? nothing
          : happened({ type: 'ExpiryRemindersSwitched', organisation, to, at })
      case 'SwitchReminderInterval': {
        const { interval } = command
        if (to === (state.intervals[interval] === undefined ? 'Off' : 'On')) return nothing
        // an interval that the policy dropped since can still be switched off
        if (to === 'On' && !context.policy.reminderIntervals.includes(interval))
          return refuse.IntervalNotOffered({ interval })
        return happened({ type: 'ReminderIntervalSwitched', organisation, interval, to, at })
      }
      case 'SwitchRenewalNotice': {
        const { notice } = command
        return to === (state.notices[notice] ?? 'Off')
          ? nothing
          : happened({ type: 'RenewalNoticeSwitched', organisation, notice, to, at })
      }
    }
  }

/**
 * What the read model found is checked against the settings and products of now: a repeat or a late run finds less, or
 * nothing.
 */
const recordDueReminders = (
  command: OfType<RenewalMailsCommand, 'RecordDueReminders'>,
  settings: RenewalMailsState,
  context: RenewalMailsContext,
): Decision => {
  const { zone, products, policy } = context
  if (context.actor._tag !== 'System') return refuse.OnlyTheClock()
  if (zone === null) return nothing
  const { organisation, day } = command
  const today = localDateIn(zone, context.now)
  if (day > today) return refuse.DayNotReached({ day, today })
  // what yesterday's run left undone is today's, late
  if (day < today) return nothing
  const asked = new Set(command.items.map(reminderKey))
  const items = dueItems({ settings, products, zone, policy, day }).filter((item) => asked.has(reminderKey(item)))
  return items.length === 0 ? nothing : happened({ type: 'RemindersFellDue', organisation, day, items })
}
