import { type Failure, type Position } from '@mandat/domain'
import { guarded, invalidInput, unavailable } from '@mandat/domain/kit'
import { modelOf, systemTimers, waitFor } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { accountsByEmail } from '../commands/accountByEmail.js'
import { sessionAuthentication } from '../commands/authenticateSession.js'
import { toolAuthentication } from '../commands/authenticateTool.js'
import { tokenAuthentication } from '../commands/authenticateToken.js'
import { type Execute, type ExecuteUnknown, executor } from '../commands/execute.js'
import { opening } from '../queries/opening.js'
import { ownViews } from '../queries/ownView.js'
import { queries } from '../queries/queries.js'
import { subscriptions } from '../subscribe/subscriptions.js'
import { type KeptName, namedModel, rebuildAndRetry } from '../work/rebuildAndRetry.js'
import { working } from '../work/working.js'
import { deciding } from '../parts/deciding.js'
import { acting } from './acting.js'
import { accountsForVisitors, marksUnder } from '../commands/marks.js'
import { taking } from '../commands/taking.js'
import {
  accountOfTool,
  aText,
  email,
  fileName,
  fromWhere,
  modelName,
  password,
  position,
  scopeOfCall,
  sealedBox,
  timeoutMs,
} from './arguments.js'
import { health } from './health.js'
import type { Mandat } from './mandat.js'
import { type MandatOptions, settleOptions, type Settled } from '../parts/options.js'
import { withOwnViews } from '../parts/ownViews.js'
import { everyPart, type Parts } from '../parts/parts.js'
import { refuseNewerFile } from './refuseNewerFile.js'
import { withSteadyTime } from '../parts/steadyTime.js'
import { untilClosed } from '../parts/whileOpen.js'

/**
 * Opens everything a host needs, on one file or on stores of its own.
 * @example
 * const opened = await openMandat({ file: 'manager.db' })
 * if (opened._tag === 'Right') await opened.right.execute({ type: 'RequestRegistration', actor, data })
 */
export const openMandat = async (options: MandatOptions): Promise<E.Either<Failure, Mandat>> =>
  E.map((settled: Settled) => compose(settled, withOwnViews(everyPart, settled.views)))(
    await guarded(
      'mandat',
      () => settleOptions(options).then(refuseNewerFile).then(withSteadyTime),
      (where) => unavailable(where, 'its options, or the stores that they open, threw'),
    ),
  )

const noBackup = () =>
  TE.left(invalidInput([{ path: 'stores', expected: 'those of a file: others are backed up by their own means' }]))

/** A host of some parts: the whole library's, or a test's own beside them. */
export const compose = (settled: Settled, parts: Parts): Mandat => {
  const { stores, clock, placeOf } = settled
  const { events: store, documents } = stores
  const decided = deciding(settled, parts.registry)
  const { handler, dispatch, definitions, read } = decided
  const { whileOpen, close, isClosed } = untilClosed()
  const going = (): boolean => !isClosed()
  const work = working(settled, decided, parts, going)
  const types = parts.registry.events.map(({ type }) => type)
  const subscribed = subscriptions({ store, documents, read, tell: settled.tell }, types, isClosed)
  const { rebuild, retryParked } = rebuildAndRetry(
    { store, documents, clock, onAhead: work.onAhead },
    work.models,
    work,
    going,
  )

  const seen = async (name: KeptName, position: Position, timeoutMs = 5_000) => {
    const wanted = namedModel(work.models, name)
    if (E.isLeft(wanted)) return wanted
    const ports = { store, documents, timers: systemTimers, projector: work.projector }
    return waitFor(ports, modelOf(wanted.right), position, { timeoutMs, going })()
  }
  const backup = (to: string) => (stores.backup ?? noBackup)(to)()
  const shutDown = async (): Promise<E.Either<Failure, void>> => {
    await subscribed.stop()
    const stopped = await work.stop()
    const shut = await stores.close()()
    return E.isLeft(shut) ? shut : stopped
  }
  const { status, ready } = health({
    work,
    subscribed,
    clock,
    isClosed,
    inBackground: settled.inBackground,
    sendsMails: settled.mailer !== null,
  })
  if (settled.inBackground) work.start()
  const marks = marksUnder(settled.keys.counts)
  const byEmail = accountsByEmail(handler)
  const run = whileOpen(
    executor({ handler, dispatch, definitions, acting: parts.registry.acting, marksOf: marks.marksOf }),
  )
  const executeUnknown: ExecuteUnknown = (input) => run(input)
  const query = queries({ handler, documents, placeOf, whileOpen })
  return {
    execute: executeUnknown as Execute,
    executeUnknown,
    as: acting(run, query),
    authenticateSession: whileOpen(taking([aText], sessionAuthentication(handler))),
    authenticateToken: whileOpen(taking([aText, scopeOfCall, fromWhere], tokenAuthentication(handler, dispatch))),
    authenticateTool: whileOpen(taking([accountOfTool, password], toolAuthentication(handler))),
    accountByEmail: whileOpen(taking([email], byEmail)),
    accountForVisitor: whileOpen(taking([email], accountsForVisitors(byEmail, marks))),
    query,
    read: ownViews(documents, settled.views, whileOpen),
    subscribe: subscribed.subscribe,
    open: whileOpen(taking([sealedBox], opening(handler.ports.vault))),
    waitFor: whileOpen(taking([modelName, position, timeoutMs], seen)),
    tick: whileOpen(work.tick),
    settle: whileOpen(work.settle),
    rebuild: whileOpen(rebuild),
    retryParked: whileOpen(taking([{ ...modelName, optional: true }], retryParked)),
    backup: whileOpen(taking([fileName], backup)),
    status,
    ready,
    close: () => close(shutDown),
  }
}
