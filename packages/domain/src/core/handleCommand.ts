import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { v5 } from 'uuid'
import type { Aggregate, Circumstances, Folded, Gatherer, GatherPorts, Slice } from './decider.js'
import type { Basis, EventMeta, NewEvent, Position, Revision, StreamName } from './envelope.js'
import type { AnyEvent, EventDefinition } from './event.js'
import { contended, type Failure } from './failure.js'
import type { CommandId, EventId } from './ids.js'
import type { Instant } from './instant.js'
import { loadHead, readerOf } from './load.js'
import type { Policy } from './policy.js'
import type { AppendRequest, Appended, Clock, CommandRecord, EventStore } from './ports.js'
import { type Refusal, type RefusalOf, refusals } from './refusal.js'
import type { Secret } from './secret.js'
import type { Line, StateCache } from './stateCache.js'

const refuse = refusals({ CommandIdReused: ['LOG-07', 'this command id was used before, for a command with other content'] })
export type HandlerRefusal = RefusalOf<typeof refuse>

/** All that is known of a command besides its content; everything but the basis is ready before it is decided. */
export type CommandMeta = Omit<EventMeta, 'basis' | 'command' | 'commandType'> & { readonly id: CommandId }

export interface Handled<Ev> {
  /** `AlreadyApplied`: an earlier command with this id did it. `NothingToDo`: the facts were so already. */
  readonly outcome: 'Applied' | 'AlreadyApplied' | 'NothingToDo'
  readonly events: ReadonlyArray<Ev>
  readonly stream: StreamName
  readonly revision: Revision
  /** Where the last event stands in the log: what `waitFor` takes. */
  readonly position: Position
  /** Shown once; empty in a repeat's answer (LOG-07). */
  readonly secrets: Readonly<Record<string, Secret>>
  /** The names of the secrets that a repeat's answer leaves out. */
  readonly withheld: ReadonlyArray<string>
}

export interface HandlerDeps {
  readonly store: EventStore
  readonly cache: StateCache
  readonly clock: Clock
  readonly policy: Policy
  readonly ports: GatherPorts
}

const EVENT_IDS = '4a1d1f5e-8f0e-5a52-9d3c-6f6b0f0d7a11'

/**
 * Decides a command and appends what follows from it: at most once per command id, on the state that the command before
 * it left, with a bounded number of decisions when others change the stream meanwhile.
 */
export const handleCommand = (deps: HandlerDeps) =>
  <S, C extends AnyEvent, Ev extends AnyEvent, R extends Refusal, X extends Circumstances>(
    slice: Slice<S, C, Ev, R, X>, command: C, meta: CommandMeta,
  ): TE.TaskEither<Failure | R | HandlerRefusal, Handled<Ev>> =>
  async () => {
    const stream = slice.streamOf(command)
    const now = deps.clock.now()
    const memo = new Map<string, unknown>()
    const versions = new Map(slice.events.map((d: EventDefinition) => [d.type, d.version]))
    const withheld = slice.commands.find((d) => d.type === command.type)?.reveals ?? []

    let behind = false
    for (let attempt = 0; attempt < deps.policy.attempts; attempt++) {
      const loaded = behind || deps.cache.get(stream) === undefined ? await loadHead(deps.store, deps.cache, slice, stream) : null
      if (loaded !== null && E.isLeft(loaded)) return loaded
      const basis: Basis[] = []
      const secrets: Record<string, Secret> = {}
      const context = await slice.gather(command, gathererOf(deps, meta, now, memo, basis, secrets))()
      if (E.isLeft(context)) return context

      // From here to `append` nothing waits: so commands of one stream are decided in turn, each on the last one's state.
      const line = deps.cache.get(stream) ?? deps.cache.start(stream, (loaded?.right ?? emptyOf(slice)))
      const before = line.ahead as Folded<S>
      const decision = slice.decide(command)(before.state, context.right)

      if (E.isLeft(decision) || decision.right.length === 0) {
        if (!(await isCurrent(deps, slice, stream, line, before))) continue
        const known = await deps.store.commandRecord(meta.id)()
        if (E.isLeft(known)) return known
        if (O.isSome(known.right)) return await repeated(deps, slice, known.right.value, meta, withheld)
        return E.isLeft(decision)
          ? decision
          : E.right({ outcome: 'NothingToDo', events: [], stream, revision: before.revision, position: before.position, secrets: {}, withheld: [] })
      }

      const request = requestOf(stream, before.revision, decision.right, command, meta, basis, now, versions)
      const state = decision.right.reduce(slice.evolve, before.state)
      const ahead: Folded<S> = { state, revision: before.revision + decision.right.length, position: before.position }
      line.ahead = ahead
      const answer = appendSurely(deps.store, request)
      line.tail = answer
      const appended = await answer
      if (line.tail === answer) line.tail = null
      if (E.isRight(appended) && (appended.right._tag === 'Appended' || appended.right._tag === 'Duplicate')) {
        const durable = { ...ahead, position: appended.right.position }
        if (durable.revision > line.durable.revision) line.durable = durable
        if (line.ahead === ahead) line.ahead = durable
        const refusal = slice.refusalIn?.(decision.right) ?? null
        if (refusal !== null) return E.left(refusal)
        return E.right({ outcome: 'Applied', events: decision.right, stream, revision: ahead.revision, position: durable.position, secrets, withheld: [] })
      }
      deps.cache.breakOff(stream, line)
      behind = true
      if (E.isLeft(appended)) return appended
      if (appended.right._tag === 'CommandKnown') return await repeated(deps, slice, appended.right.record, meta, withheld)
    }
    return E.left(contended(stream, `decided ${String(deps.policy.attempts)} times, and others were faster each time`))
  }

const emptyOf = <S>(slice: { readonly initialState: S }): Folded<S> => ({ state: slice.initialState, revision: -1, position: 0 })

/** A "no" must rest on what the log holds now, not on an append that may yet fail nor on a cache that fell behind. */
const isCurrent = async <S, Ev extends AnyEvent>(
  deps: HandlerDeps, slice: Aggregate<S, Ev>, stream: StreamName, line: Line, before: Folded<S>,
): Promise<boolean> => {
  while (line.tail !== null) await line.tail
  if (line.broken) return false
  const head = await loadHead(deps.store, deps.cache, slice, stream)
  return E.isLeft(head) || head.right.revision === before.revision
}

/** The same events with the same ids and revision until the outcome is known; never decided anew (bounded). */
const appendSurely = async (store: EventStore, request: AppendRequest): Promise<E.Either<Failure, Appended>> => {
  let answer = await store.append(request)()
  for (let tries = 0; tries < 3 && E.isLeft(answer) && answer.left.kind === 'Unknown'; tries++) answer = await store.append(request)()
  return answer
}

const requestOf = <Ev extends AnyEvent>(
  stream: StreamName, expectedRevision: Revision, events: ReadonlyArray<Ev>, command: AnyEvent, { id, ...meta }: CommandMeta,
  basis: ReadonlyArray<Basis>, now: Instant, versions: ReadonlyMap<string, number>,
): AppendRequest => {
  const full: EventMeta = { command: id, commandType: command.type, ...meta, basis }
  return {
    stream,
    expectedRevision,
    command: { id, digest: meta.digest },
    events: events.map((event, index): NewEvent => ({
      id: v5(`${id}/${String(index)}`, EVENT_IDS) as EventId,
      type: event.type, version: versions.get(event.type) ?? 1, data: event, meta: full, recordedAt: now,
    })),
  }
}

const gathererOf = (
  deps: HandlerDeps, meta: CommandMeta, now: Instant, memo: Map<string, unknown>, basis: Basis[], secrets: Record<string, Secret>,
): Gatherer => {
  const loadWith = (record: boolean): Gatherer['load'] => (aggregate, stream) => async () => {
    const head = await loadHead(deps.store, deps.cache, aggregate, stream)
    if (E.isLeft(head)) return head
    if (record && !basis.some((b) => b.stream === stream)) basis.push({ stream, revision: head.right.revision })
    return E.right(head.right.state)
  }
  return {
    now, actor: meta.actor, policy: deps.policy, command: meta.id, ports: deps.ports,
    load: loadWith(true),
    own: loadWith(false),
    once: <A>(key: string, make: () => TE.TaskEither<Failure, A>) => async () => {
      if (memo.has(key)) return E.right(memo.get(key) as A)
      const made = await make()()
      if (E.isRight(made)) memo.set(key, made.right)
      return made
    },
    reveal: (name, secret) => {
      secrets[name] = secret
    },
  }
}

/** LOG-07: the same id with the same content gives the same answer, without the secrets; with other content, a refusal. */
const repeated = async <S, Ev extends AnyEvent, R extends Refusal>(
    deps: HandlerDeps, slice: Aggregate<S, Ev> & { readonly refusalIn?: (events: ReadonlyArray<Ev>) => R | null }, record: CommandRecord,
  meta: CommandMeta, withheld: ReadonlyArray<string>,
): Promise<E.Either<Failure | R | HandlerRefusal, Handled<Ev>>> => {
  if (record.digest !== meta.digest) return refuse.CommandIdReused({ command: record.command })
  const stored = await deps.store.readStream(record.stream, { from: record.first, count: record.last - record.first + 1, direction: 'forwards' })()
  if (E.isLeft(stored)) return stored
  const read = readerOf(slice)
  const events: Ev[] = []
  for (const one of stored.right) {
    const event = read(one)
    if (E.isLeft(event)) return event
    events.push(event.right)
  }
  const refusal = slice.refusalIn?.(events) ?? null
  if (refusal !== null) return E.left(refusal)
  return E.right({
    outcome: 'AlreadyApplied', events, stream: record.stream, revision: record.last, position: stored.right.at(-1)?.position ?? 0, secrets: {}, withheld,
  })
}
