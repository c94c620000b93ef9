import {
  type AnyEvent,
  dispatcher,
  eventReader,
  type Failure,
  type HandlerDeps,
  type Position,
  registry,
  settling,
  stateCache,
  unavailable,
} from '@mandat/domain'
import {
  addressBook,
  catchUp,
  lookUpsFor,
  modelOf,
  type ModelStatus,
  projector,
  type ReadModelName,
  storedStatusOf,
  systemTimers,
  viewsFor,
  waitFor,
} from '@mandat/projections'
import * as E from 'fp-ts/lib/Either.js'
import { v7 } from 'uuid'
import { outboxSender } from '../../mail/index.js'
import { cryptoRandom, hmacLinks, keyVault } from '../../vault/index.js'
import { addressing } from '../work/resolveMail.js'
import { background } from '../work/background.js'
import { clockwork } from '../work/clock.js'
import { executor } from '../commands/execute.js'
import { gate } from './whileOpen.js'
import { identify } from '../commands/credentials.js'
import type { Mandat } from './mandat.js'
import { type MandatOptions, settleOptions, type Settled } from './options.js'
import { queries } from '../queries/queries.js'
import { reactor } from '../work/reactor.js'
import { refuseNewerFile } from './refuseNewerFile.js'
import { stepRunner } from '../commands/systemCommands.js'
import { neverStarted, subscribe, type Subscription } from '../subscribe/subscribe.js'
import { checkSubscribeOptions } from '../subscribe/subscribeOptions.js'
import { namedModel, upkeep } from '../work/rebuildAndRetry.js'

const CACHED_STREAMS = 50_000
const POLL_MS = 1_000
const TICK_MS = 60_000
const asModelState = { running: 'Running', waiting: 'Waiting', stopped: 'Stopped' } as const

/**
 * Opens everything a host needs, on one file or on stores of its own.
 * @example
 * const opened = await openMandat({ file: 'manager.db' })
 * if (opened._tag === 'Right') await opened.right.execute({ type: 'RequestRegistration', actor, data })
 */
export const openMandat = async (options: MandatOptions): Promise<E.Either<Failure, Mandat>> =>
  E.map(compose)(
    await settleOptions(options)
      .then(refuseNewerFile)
      .catch(() => E.left(unavailable('mandat', 'its options, or the stores that they open, threw'))),
  )

const compose = (settled: Settled): Mandat => {
  const { stores, keys, policy, clock } = settled
  const { events: store, documents, outbox } = stores
  const vault = keyVault({ store: stores.keys, masterKey: keys.master })
  const links = hmacLinks(keys.links)
  const ports = {
    credentials: stores.credentials,
    passwords: settled.passwords,
    claims: stores.claims,
    links,
    vault,
    random: cryptoRandom,
  }
  const handler: HandlerDeps = { store, cache: stateCache(CACHED_STREAMS), clock, policy, ports }
  const read = eventReader<AnyEvent>(registry.events)

  const bare = dispatcher(registry, handler)
  const runStep = stepRunner(handler, bare)
  const dispatch: typeof bare = (command, meta) =>
    settling(registry.settles, bare(command, meta), (step) => () => {
      const id = v7() as typeof meta.id
      return runStep(step, id, { process: 'claims', causation: null, correlation: meta.correlation })
    })

  const [views, lookUps] = [viewsFor(policy), lookUpsFor(policy)]
  const models = { ...views, ...lookUps }
  const model = projector({ store, documents, clock, timers: systemTimers }, Object.values(views))
  const reactions = reactor({ handler, documents, outbox, runStep, read, registry, lookUps: Object.values(lookUps) })
  const resolve = addressing({ documents, vault, clock, language: settled.language, service: settled.service })
  const sender =
    settled.mailer === null
      ? null
      : outboxSender({ outbox, mailer: settled.mailer, resolve, links, clock, baseUrl: settled.baseUrl })
  const sendDue = async ({ sendDue: send }: NonNullable<typeof sender>): Promise<E.Either<Failure, unknown>> => {
    // where its version is new here, there may be nothing to react to, and mails that waited from before
    const known = await catchUp({ store, documents, clock }, [addressBook])()
    return E.isLeft(known) ? known : send()()
  }
  const work = background(
    async (): Promise<E.Either<Failure, Position>> => {
      const reacted = await reactions.toHead()
      // what is queued is complete in itself: it goes out, whatever holds up the rest
      const sent = sender === null ? E.right(undefined) : await sendDue(sender)
      return E.isLeft(reacted) ? reacted : E.map(() => reacted.right)(sent)
    },
    POLL_MS,
    store,
  )
  const ticking = background(clockwork({ handler, documents, runStep }).tick, TICK_MS, null)

  const subscriptions = new Set<Subscription>()
  const { whileOpen, close, isClosed } = gate()

  const settle = async (): Promise<E.Either<Failure, Position>> => {
    for (let last: Position = -1; ;) {
      const worked = await work.once()
      // what holds up the processes holds up no read model
      const caughtUp = await catchUp({ store, documents, clock }, Object.values(views))()
      if (E.isLeft(worked)) return worked
      if (E.isLeft(caughtUp) || caughtUp.right === last) return caughtUp
      last = caughtUp.right
    }
  }
  const statusOfLookUps = (head: Position | null): Promise<ReadonlyArray<ModelStatus>> =>
    Promise.all(
      Object.values(lookUps).map(async (one) => {
        const { state, failures } = work.status()
        return {
          ...(await storedStatusOf(documents, modelOf(one), head)),
          state: asModelState[state],
          failures,
          lastFailure: null,
        }
      }),
    )
  const shutDown = async (): Promise<E.Either<Failure, void>> => {
    await Promise.all([...subscriptions].map((one) => one.stop()))
    await ticking.stop()
    await work.stop()
    await model.stop()
    return stores.close()()
  }

  if (settled.inBackground) {
    model.start()
    work.start()
    ticking.start()
  }
  const { authenticateToken, authenticateTool, accountByEmail } = identify(handler, dispatch)
  const { rebuild, retryParked } = upkeep({ store, documents, clock }, models)
  return {
    execute: whileOpen(executor({ handler, dispatch, definitions: registry.commands })),
    authenticateToken: whileOpen(authenticateToken),
    authenticateTool: whileOpen(authenticateTool),
    accountByEmail: whileOpen(accountByEmail),
    query: queries({ handler, documents, placeOf: settled.placeOf, whileOpen }),
    subscribe: (wanted) => {
      if (isClosed()) return neverStarted('the host was closed')
      const checked = checkSubscribeOptions(wanted)
      if (E.isLeft(checked)) return neverStarted(checked.left.message)
      const one = subscribe({ store, documents, read }, { ...wanted, onStopped: () => subscriptions.delete(one) })
      subscriptions.add(one)
      return one
    },
    waitFor: whileOpen(async (name: ReadModelName, position: Position, timeoutMs = 5_000) => {
      const wanted = namedModel(models, name)
      return E.isLeft(wanted)
        ? wanted
        : waitFor({ documents, timers: systemTimers, projector: model }, modelOf(wanted.right), position, {
            timeoutMs,
          })()
    }),
    tick: whileOpen(ticking.once),
    settle: whileOpen(settle),
    rebuild: whileOpen(rebuild),
    retryParked: whileOpen(retryParked),
    status: async () => {
      const { head, models: kept } = await model.status()
      return {
        head,
        readModels: [...kept, ...(await statusOfLookUps(head))],
        processes: work.status(),
        clock: ticking.status(),
      }
    },
    close: () => close(shutDown),
  }
}
