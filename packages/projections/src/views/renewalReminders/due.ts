import { type Instant, type LocalDate, type Policy, type ProductId } from '@mandat/domain'
import { type DueProduct, nextDueDay, remindersDue, startOfDayIn } from '@mandat/domain/kit'
import type { DueCommand } from '../../core/fold/projection.js'
import type { RemindersDocument } from './document.js'

type Notice = Pick<Policy, 'automaticRenewalNoticeDays'>

const dueProducts = (document: RemindersDocument): ReadonlyArray<DueProduct> =>
  Object.entries(document.products).map(([id, entry]) => ({ product: id as ProductId, ...entry }))

/** The next day of the organisation's calendar on which something falls due; a past one when it was missed. */
export const nextDueOf = (document: RemindersDocument, policy: Notice): LocalDate | null =>
  document.timeZone === null
    ? null
    : nextDueDay({ settings: document.settings, products: dueProducts(document), zone: document.timeZone, policy })

/**
 * The command that records what falls due in the organisation at this moment, on its own day (REN-05), missed reminders
 * included; none for nothing.
 */
export const remindersAt = (document: RemindersDocument, now: Instant, policy: Notice): ReadonlyArray<DueCommand> => {
  const { organisation, settings, timeZone: zone } = document
  if (zone === null) return []
  const command = remindersDue({ organisation, now, settings, zone, products: dueProducts(document), policy })
  const day = nextDueOf(document, policy)
  return command === null ? [] : [{ ...command, dueAt: day === null ? now : startOfDayIn(zone, day) }]
}
