import { guarded } from '@mandat/domain/kit'
import type { Outbox } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { NEVER } from '../../mail/index.js'
import type { OutboxStatus } from './reports.js'

/** A status is looked at often: more than these are "many". */
const MOST = 10_000

/** How the mails stand; `null`, never zero, when the outbox does not answer. */
export const outboxStatus = async (outbox: Pick<Outbox, 'backlog'>): Promise<OutboxStatus | null> => {
  const told = await guarded('outbox', () => outbox.backlog(NEVER, MOST)())
  if (E.isLeft(told)) return null
  const { oldestFailing, ...rest } = told.right
  return { ...rest, oldestFailing: oldestFailing?.queuedAt ?? null, lastError: oldestFailing?.lastError ?? null }
}
