import { clockCommand } from '../../core/react/deadline.js'
import type { ProcessCommand } from '../../core/react/reaction.js'
import { step } from '../../core/record/command.js'
import { localDateIn, startOfDayIn } from '../../core/values/calendar.js'
import type { OrganisationId } from '../../core/values/ids.js'
import type { Instant } from '../../core/values/instant.js'
import { dueItems, nextDueDay, type Reminding } from '../../aggregates/renewalMails/due.js'
import { reminderKey } from '../../aggregates/renewalMails/state.js'
import { RecordDueReminders } from './commands.js'

/**
 * The moment from which an organisation has something to be reminded of, or `null`: what a read model indexes it by.
 */
export const remindersDueAt = (reminding: Reminding): Instant | null => {
  const day = nextDueDay(reminding)
  return day === null ? null : startOfDayIn(reminding.zone, day)
}

/**
 * The command that records what an organisation is to be reminded of today, by its own calendar; `null` for nothing.
 */
export const remindersDue = ({
  organisation,
  now,
  ...reminding
}: Reminding & { readonly organisation: OrganisationId; readonly now: Instant }): ProcessCommand | null => {
  const day = localDateIn(reminding.zone, now)
  const items = dueItems({ ...reminding, day })
  if (items.length === 0) return null
  return clockCommand({
    command: step(RecordDueReminders, { organisation, day, items }),
    which: `${organisation}/${day}/${items.map(reminderKey).join('/')}`,
  })
}
