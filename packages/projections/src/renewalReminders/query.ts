import {
  dueItems, type Failure, type Instant, type LocalDate, localDateIn, type OrganisationId, plusDays, type Policy, type ReminderItem, utcDateOf,
} from '@mandat/domain'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore } from '../core/ports.js'
import { readWhole } from '../core/read.js'
import { dueProducts, type RemindersDocument, type RenewalReminders } from './model.js'

/** What one organisation is to be reminded of on `day` of its own calendar: the command `RecordDueReminders`, but for its type. */
export interface DueReminders {
  readonly organisation: OrganisationId
  readonly day: LocalDate
  readonly items: ReadonlyArray<ReminderItem>
}
type Notice = Pick<Policy, 'automaticRenewalNoticeDays'>

/** What falls due in the organisation at this moment, missed reminders included; `null` for nothing. */
export const dueAt = (document: RemindersDocument, now: Instant, policy: Notice): DueReminders | null => {
  if (document.timeZone === null) return null
  const day = localDateIn(document.timeZone, now)
  const items = dueItems({ settings: document.settings, products: dueProducts(document), zone: document.timeZone, policy, day })
  return items.length === 0 ? null : { organisation: document.organisation, day, items }
}

/** What falls due everywhere at this moment, each organisation on its own day (REN-05). */
export const readDueReminders = (
  documents: Pick<DocumentStore, 'find'>, model: RenewalReminders, { now, policy }: { readonly now: Instant; readonly policy: Notice },
): TE.TaskEither<Failure, ReadonlyArray<DueReminders>> =>
  TE.map((found: ReadonlyArray<RemindersDocument>) => found.map((document) => dueAt(document, now, policy)).filter((due) => due !== null))(
    // no calendar is more than a day ahead of the one of UTC
    readWhole(documents, model, { index: 'nextDue', to: plusDays(utcDateOf(now), 1) }),
  )
