import { type Clock, HOUR, millisOf } from '@mandat/domain'
import { guarded } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { within } from '../parts/within.js'
import type { MandatStatus, Readiness } from '../work/reports.js'
import type { Working } from '../work/working.js'

/** How long a mail may fail before a host is not ready, in milliseconds, where it sent no other meanwhile. */
export const MAIL_PATIENCE_MS = HOUR
/** How long the stores may take to answer a question after the host's health, in milliseconds. */
const ANSWER_MS = 5_000

interface HealthDeps {
  readonly work: Pick<Working, 'status' | 'lastSent'>
  readonly subscribed: { readonly status: () => Promise<MandatStatus['subscriptions']> }
  readonly clock: Clock
  readonly isClosed: () => boolean
  /** Without it, that work has stopped is what the host wanted. */
  readonly inBackground: boolean
  readonly sendsMails: boolean
  readonly answerMs?: number
}

/** What an operator and a health check ask. */
export const health = (deps: HealthDeps) => {
  const status = async (): Promise<MandatStatus> => {
    const [work, subscriptions] = await Promise.all([deps.work.status(), deps.subscribed.status()])
    return { ...work, subscriptions }
  }
  const ready = async (): Promise<Readiness> => {
    if (deps.isClosed()) return readiness(['it was closed'])
    const asked = guarded('status', () => status().then((told) => E.right(reasonsIn(deps, told))))
    const answered = await within(deps.answerMs ?? ANSWER_MS, asked)
    if (answered === null) return readiness([SILENT])
    return readiness(E.isLeft(answered) ? [`the status cannot be told: ${answered.left.message}`] : answered.right)
  }
  return { status, ready }
}

const SILENT = 'the stores do not answer'
const readiness = (reasons: ReadonlyArray<string>): Readiness => ({ ready: reasons.length === 0, reasons })

const reasonsIn = (deps: HealthDeps, told: MandatStatus): ReadonlyArray<string> => [
  ...(told.head === null || told.outbox === null || told.readModels.some((one) => one.checkpoint === null)
    ? [SILENT]
    : []),
  ...(
    [
      ['processes', told.processes],
      ['clock', told.clock],
    ] as const
  ).flatMap(([name, { state, failures, lastFailure }]) =>
    reasonOf(deps, `the ${name}`, state === 'stopped', failures, lastFailure?.message),
  ),
  ...told.readModels.flatMap(({ model, state, failures, lastFailure }) =>
    // a look-up has no failure of its own: the processes keep it, and have just said so
    lastFailure === null && failures > 0
      ? []
      : reasonOf(deps, `the read model ${model.name}`, state === 'Stopped', failures, lastFailure?.failure.message),
  ),
  ...mailReasons(deps, told.outbox),
]

const reasonOf = (
  { inBackground }: HealthDeps,
  what: string,
  hasStopped: boolean,
  failures: number,
  message = 'no reason given',
): ReadonlyArray<string> => {
  if (hasStopped) return inBackground ? [`${what} stopped`] : []
  return failures > 0 ? [`${what} failed ${String(failures)} times in a row: ${message}`] : []
}

const mailReasons = (
  { clock, sendsMails, work }: HealthDeps,
  outbox: MandatStatus['outbox'],
): ReadonlyArray<string> => {
  if (!sendsMails || outbox?.oldestFailing == null) return []
  const since = millisOf(clock.now()) - MAIL_PATIENCE_MS
  const lastSent = work.lastSent()
  // one address that is refused for good is no reason, while the others get their mails
  if (millisOf(outbox.oldestFailing) >= since || (lastSent !== null && millisOf(lastSent) >= since)) return []
  return [`mails have failed since ${outbox.oldestFailing}: ${outbox.lastError ?? 'no reason given'}`]
}
