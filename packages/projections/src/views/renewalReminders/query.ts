import {
  type Failure,
  type Instant,
  plusDays,
  type Policy,
  type ProcessCommand,
  remindersDue,
  utcDateOf,
} from '@mandat/domain'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readWhole } from '../../core/read/read.js'
import { dueProducts, type RemindersDocument, type RenewalReminders } from './model.js'

type Notice = Pick<Policy, 'automaticRenewalNoticeDays'>

/**
 * The command that records what falls due in the organisation at this moment, missed reminders included; `null` for
 * nothing.
 */
export const dueAt = (document: RemindersDocument, now: Instant, policy: Notice): ProcessCommand | null => {
  const { organisation, settings, timeZone: zone } = document
  return zone === null
    ? null
    : remindersDue({ organisation, now, settings, zone, products: dueProducts(document), policy })
}

/** What falls due everywhere at this moment, each organisation on its own day (REN-05). */
export const readDueReminders = (
  documents: Pick<DocumentStore, 'find'>,
  model: RenewalReminders,
  { now, policy }: { readonly now: Instant; readonly policy: Notice },
): TE.TaskEither<Failure, ReadonlyArray<ProcessCommand>> =>
  TE.map((found: ReadonlyArray<RemindersDocument>) =>
    found.map((document) => dueAt(document, now, policy)).filter((due) => due !== null),
  )(
    // no calendar is more than a day ahead of the one of UTC
    readWhole(documents, model, { index: 'nextDue', to: plusDays(utcDateOf(now), 1) }),
  )
