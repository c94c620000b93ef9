import { type Failure, type Instant, type Position } from '@mandat/domain'
import { guarded, type Mail } from '@mandat/domain/kit'
import { type ModelStatus } from '@mandat/projections'
import {
  type AnyProjection,
  catchUp,
  lasting,
  modelOf,
  type Projector,
  projector,
  storedStatusOf,
  systemTimers,
} from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { inHostWords, mailKinds, type MailKinds, outboxSender, type SendReport } from '../../mail/index.js'
import type { Deciding } from '../parts/deciding.js'
import type { MandatStatus } from './reports.js'
import type { Settled } from '../parts/options.js'
import type { Parts } from '../parts/parts.js'
import { background, type BackgroundStatus } from './background.js'
import { dueWork, type Tick } from './clock.js'
import { outboxStatus } from './outboxStatus.js'
import { processesModel } from './processesPlace.js'
import { policyIndexes } from './policyIndexes.js'
import { answersOf } from './reactions.js'
import { type Reactor, reactor } from './reactor.js'
import { endedEarly, type ReadModels } from './rebuildAndRetry.js'
import { resolveMail } from './resolveMail.js'
import { type Telling, tellingOf } from './telling.js'

const POLL_MS = 1_000
const TICK_MS = 60_000
const asModelState = { running: 'Running', waiting: 'Waiting', stopped: 'Stopped' } as const

/** What goes on beside the commands: read models, processes and mails, the clock. */
export interface Working {
  readonly models: ReadModels
  /** Of the views; the look-ups are kept by the processes. */
  readonly projector: Projector
  readonly start: () => void
  readonly stop: () => Promise<E.Either<Failure, void>>
  /** Tells of a read model that is ahead of the log. */
  readonly onAhead: Telling['ofAhead']
  /** Takes up the streams whose reactions are parked. */
  readonly retryParked: Reactor['retryParked']
  /** The indexes that rest on the policy are made under the one of now. */
  readonly underPolicy: () => Promise<E.Either<Failure, void>>
  readonly tick: () => Promise<E.Either<Failure, Tick>>
  /** Until nothing is left to do. */
  readonly settle: () => Promise<E.Either<Failure, Position>>
  readonly status: () => Promise<Omit<MandatStatus, 'subscriptions'>>
  /** When this host handed over a mail last. */
  readonly lastSent: () => Instant | null
}

/** All of it, not yet started; what goes on ends after the event, command or mail in hand when it is `going` no longer. */
export const working = (settled: Settled, deciding: Deciding, parts: Parts, going: () => boolean): Working => {
  const { stores, policy, clock, mailer } = settled
  const { events: store, documents } = stores
  // a log is put back while no host has it open (docs/operating.md)
  lasting(store)
  const telling = tellingOf(settled.tell)
  const heard = { onParked: telling.ofParked, onAhead: telling.ofAhead }
  const ports = { store, documents, clock, ...heard }
  const [views, lookUps] = [parts.views(policy), parts.lookUps(policy)]
  const models = { ...views, ...lookUps }
  const kept = projector({ ...ports, timers: systemTimers }, Object.values(views), {
    chance: Math.random,
    onFailed: telling.ofModel,
  })
  let lastSent: Instant | null = null
  const { react, retryParked } = reacting(settled, deciding, parts, telling, going, ({ sent }) => {
    if (sent.length > 0) lastSent = clock.now()
  })
  const processes = background('the processes', react, store, {
    everyMs: POLL_MS,
    onFailed: telling.ofLoop('processes'),
  })
  const underPolicy = policyIndexes(documents, parts, policy)
  const due = { ...deciding, documents, models: Object.values(models), ...heard, underPolicy }
  const ticking = background('the clock', dueWork(due, going).tick, null, {
    everyMs: TICK_MS,
    onFailed: telling.ofLoop('clock'),
  })

  return {
    models,
    projector: kept,
    start: () => {
      kept.start()
      processes.start()
      ticking.start()
    },
    stop: async () => {
      await ticking.stop()
      await processes.stop()
      await kept.stop()
      return mailer?.close === undefined ? E.right(undefined) : guarded('mailer', mailer.close())
    },
    onAhead: telling.ofAhead,
    retryParked,
    underPolicy,
    tick: async () => {
      const ticked = await settledAfter(store, await ticking.once())
      return E.isLeft(ticked) || going() ? ticked : E.left(endedEarly)
    },
    settle: async () => {
      for (let last: Position = -1; ;) {
        const worked = await processes.once()
        // what holds up the processes holds up no read model
        const caughtUp = await catchUp(ports, Object.values(views), { going })()
        if (E.isLeft(worked)) return worked
        if (!going()) return E.left(endedEarly)
        if (E.isLeft(caughtUp) || caughtUp.right === last) return settledAfter(store, caughtUp)
        last = caughtUp.right
      }
    },
    status: async () => {
      const { head, models } = await kept.status()
      const readModels = [...models, ...(await statusOfLookUps(stores, lookUps, processes.status()))]
      const outbox = await outboxStatus(stores.outbox)
      const { checkpoint, lag, parked } = await storedStatusOf({ store, documents }, processesModel)
      const reacting = { ...processes.status(), checkpoint, lag, parked }
      return { head, readModels, processes: reacting, clock: ticking.status(), outbox }
    },
    lastSent: () => lastSent,
  }
}

/** Who is answered may rest on it: what the library did by itself is durable first. */
const settledAfter = async <A>(
  { settled }: Settled['stores']['events'],
  answer: E.Either<Failure, A>,
): Promise<E.Either<Failure, A>> => {
  if (E.isLeft(answer) || settled === undefined) return answer
  return E.map(() => answer.right)(await guarded('the log', settled))
}

/** Kept by the processes: state and failures are theirs. */
const statusOfLookUps = (
  { events: store, documents }: Settled['stores'],
  lookUps: ReadModels,
  { state, failures }: BackgroundStatus,
): Promise<ReadonlyArray<ModelStatus>> =>
  Promise.all(
    Object.values(lookUps).map(async (one) => {
      const stored = await storedStatusOf({ store, documents }, modelOf(one))
      return { ...stored, state: asModelState[state], failures, lastFailure: null }
    }),
  )

/** Reacts to what happened, then sends the mails that are due. */
const reacting = (
  settled: Settled,
  { handler, runStep, read }: Deciding,
  { registry, ...parts }: Parts,
  telling: Telling,
  going: () => boolean,
  onSent: (report: SendReport) => void,
) => {
  const { documents, outbox } = settled.stores
  const lookUps = Object.values(parts.lookUps(settled.policy))
  const heard = { onParked: telling.ofParked, onAhead: telling.ofAhead }
  const reactions = reactor({ handler, documents, outbox, runStep, read, registry, lookUps, ...heard }, going)
  const kinds = inHostWords(mailKinds(parts.texts), settled.words)
  const sendDue = sending(settled, handler, lookUps, kinds, telling, going)
  const react = async (_going: () => boolean, cameOn: () => void): Promise<E.Either<Failure, Position>> => {
    const reacted = await reactions.toHead(cameOn)
    // what is queued is complete in itself: it goes out, whatever holds up the rest
    const sent = await sendDue()
    if (E.isRight(sent)) onSent(sent.right)
    return E.isLeft(reacted) ? reacted : E.map(() => reacted.right)(sent)
  }
  return { react, retryParked: reactions.retryParked }
}

/** Sends what is due; without a mailer, mails wait in the outbox. */
const sending = (
  { stores, clock, mailer, baseUrl, language, service }: Settled,
  handler: Deciding['handler'],
  lookUps: ReadonlyArray<AnyProjection>,
  kinds: MailKinds,
  { ofMail: onFailed, ofParked: onParked, ofAhead: onAhead }: Telling,
  going: () => boolean,
): (() => Promise<E.Either<Failure, SendReport>>) => {
  const { events: store, documents, outbox } = stores
  if (mailer === null) return () => Promise.resolve(E.right({ sent: [], gone: [], failed: [] }))
  const { vault, links } = handler.ports
  // where its version is new here, there may be nothing to react to, and mails that waited from before
  const known = (asks: { readonly going?: () => boolean } = {}) =>
    catchUp({ store, documents, clock, onParked, onAhead }, lookUps, asks)
  const answers = answersOf({ handler, documents, lookUps })
  const resolved = resolveMail({ documents, answers, vault, clock, language, service, definitions: kinds.definitions })
  // each mail is asked about at the log's head: what happens while others are sent counts too
  const resolve = (mail: Mail) =>
    pipe(
      known(),
      TE.flatMap(() => resolved(mail)),
    )
  const sender = outboxSender({ outbox, mailer, resolve, links, clock, baseUrl, kinds, onFailed, going })
  return async () => {
    const caughtUp = await known({ going })()
    return E.isLeft(caughtUp) ? caughtUp : sender.sendDue()()
  }
}
