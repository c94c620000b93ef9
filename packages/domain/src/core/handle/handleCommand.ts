import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { type Acting, anybody } from './acting.js'
import { appendSurely, type CommandMeta, requestOf, takeSurely } from './append.js'
import type { Folded } from '../record/aggregate.js'
import type { Circumstances, Decider } from './decider.js'
import { gatherDecision } from './deciding.js'
import type { Basis, Position, StreamName } from '../record/envelope.js'
import type { CommandDefinition } from '../record/command.js'
import type { AnyEvent } from '../record/event.js'
import { contended, type Failure } from '../values/failure.js'
import { gathererOf, type HandlerDeps, type Memo } from './gatherer.js'
import type { Handled } from './handled.js'
import { loadHead } from './load.js'
import type { AppendRequest } from '../ports/eventStore.js'
import { type HandlerRefusal, nothingToDo, repeated } from './repeated.js'
import type { Instant } from '../values/instant.js'
import type { Refusal } from '../values/refusal.js'
import type { Secret } from '../values/secret.js'
import type { Line } from './stateCache.js'

export type { CommandMeta, Handled, HandlerDeps, HandlerRefusal }

type Answer<Ev, R> = E.Either<Failure | Refusal | R | HandlerRefusal, Handled<Ev>>
/** It must be decided once more: on the state that is known now, or on what the log holds beyond it (`Behind`). */
type Again = 'Again' | 'Behind'

/** A command on its way, the same however often it is decided. */
interface Handling<S, C, Ev extends AnyEvent, R extends Refusal, X extends Circumstances> {
  readonly deps: HandlerDeps
  readonly acting: Acting
  readonly slice: Decider<S, C & AnyEvent, Ev, R, X>
  readonly command: C & AnyEvent
  readonly meta: CommandMeta
  readonly stream: StreamName
  readonly now: Instant
  readonly memo: Memo
  readonly definition: CommandDefinition | undefined
  readonly withheld: ReadonlyArray<string>
}

/**
 * Decides a command and appends what follows from it: at most once per command id, on the state that the command before
 * it left, with a bounded number of decisions when others change the stream, or what it rests on, meanwhile.
 */
export const handleCommand =
  (deps: HandlerDeps, acting: Acting = anybody) =>
  <S, C extends AnyEvent, Ev extends AnyEvent, R extends Refusal, X extends Circumstances>(
    slice: Decider<S, C, Ev, R, X>,
    command: C,
    meta: CommandMeta,
  ): TE.TaskEither<Failure | Refusal | R | HandlerRefusal, Handled<Ev>> =>
  async () => {
    const stream = slice.streamOf(command)
    const definition = slice.commands.find((d) => d.type === command.type)
    const handling: Handling<S, C, Ev, R, X> = {
      deps,
      acting,
      slice,
      command,
      meta,
      stream,
      now: deps.clock.now(),
      memo: new Map(),
      definition,
      withheld: definition?.reveals ?? [],
    }
    let behind = false
    for (let attempt = 0; attempt < deps.policy.attempts; attempt++) {
      const answer: Answer<Ev, R> | Again = await decideOnce(handling, behind)
      if (answer !== 'Again' && answer !== 'Behind') return answer
      behind ||= answer === 'Behind'
    }
    return E.left(contended(stream, `decided ${String(deps.policy.attempts)} times, and others were faster each time`))
  }

const decideOnce = async <S, C, Ev extends AnyEvent, R extends Refusal, X extends Circumstances>(
  handling: Handling<S, C, Ev, R, X>,
  behind: boolean,
): Promise<Answer<Ev, R> | Again> => {
  const { deps, slice, command, meta, stream, now, memo } = handling
  const loaded =
    behind || (deps.cache.get(stream)?.stale ?? true) ? await loadHead(deps.store, deps.cache, slice, stream) : null
  if (loaded !== null && E.isLeft(loaded)) return loaded
  const basis: Basis[] = []
  const secrets: Record<string, Secret> = {}
  const decide = await gatherDecision(handling, gathererOf(deps, meta, now, memo, basis, secrets))
  if (E.isLeft(decide)) return decide

  const lineNow = (): Line | null =>
    deps.cache.get(stream) ?? (loaded === null ? null : deps.cache.start(stream, loaded.right))
  let line = lineNow()
  while (deps.store.chains !== true && line !== null && line.tail !== null) {
    await line.tail
    line = lineNow()
  }
  // From here to `append` nothing waits: so commands of one stream are decided in turn, each on the last one's state.
  // It may have fallen out of the cache meanwhile, or behind the log.
  if (line === null || line.stale) return 'Behind'
  const before = line.ahead as Folded<S>
  const decision = decide.right(before.state)
  if (E.isLeft(decision) || decision.right.length === 0) return unchanged(handling, line, before, decision)

  const request = requestOf({
    known: slice.events,
    stream,
    revision: before.revision,
    after: line.tail === null ? null : line.last,
    events: decision.right,
    command,
    meta,
    basis,
    now,
    random: deps.ports.random,
  })
  if (E.isLeft(request)) return request
  return land(handling, line, { before, events: decision.right, request: request.right, secrets })
}

/** Appends a decision; what is decided next is decided on it, before the answer is there. */
const land = async <S, C, Ev extends AnyEvent, R extends Refusal, X extends Circumstances>(
  { deps, slice, meta, stream, withheld }: Handling<S, C, Ev, R, X>,
  line: Line,
  {
    before,
    events,
    request,
    secrets,
  }: {
    readonly before: Folded<S>
    readonly events: ReadonlyArray<Ev>
    readonly request: AppendRequest
    readonly secrets: Readonly<Record<string, Secret>>
  },
): Promise<Answer<Ev, R> | Again> => {
  const state = events.reduce(slice.evolve, before.state)
  const ahead: Folded<S> = { state, revision: before.revision + events.length, position: before.position }
  line.ahead = ahead
  const answer = appendSurely(deps.store, request)
  line.tail = answer
  line.last = request.events.at(-1)?.id ?? null
  const appended = await answer
  if (line.tail === answer) line.tail = null
  if (E.isRight(appended) && (appended.right._tag === 'Appended' || appended.right._tag === 'Duplicate')) {
    const { position } = appended.right
    const durable = { ...ahead, position }
    if (durable.revision > line.durable.revision) line.durable = durable
    if (line.ahead === ahead) line.ahead = durable
    const refusal = slice.refusalIn?.(events) ?? null
    if (refusal !== null) return E.left(refusal)
    return E.right({ outcome: 'Applied', events, stream, revision: ahead.revision, position, secrets, withheld: [] })
  }
  deps.cache.breakOff(stream, line)
  if (E.isLeft(appended)) return appended
  return appended.right._tag === 'CommandKnown'
    ? repeated(deps, slice, appended.right.record, meta, withheld)
    : 'Behind'
}

/** The answer to a command that is refused or has nothing to do, once it is known to rest on the log. */
const unchanged = async <S, C, Ev extends AnyEvent, R extends Refusal, X extends Circumstances>(
  handling: Handling<S, C, Ev, R, X>,
  line: Line,
  before: Folded<S>,
  decision: E.Either<R | Refusal, ReadonlyArray<Ev>>,
): Promise<Answer<Ev, R> | Again> => {
  const { deps, slice, meta, stream, withheld } = handling
  const stood = await standing(handling, line, before)
  if (E.isLeft(stood)) return stood
  if (stood.right === null) return 'Again'
  const { revision } = before
  if (E.isRight(decision) && meta.idGiven) {
    const taken = await takeSurely(deps.store, { command: { id: meta.id, digest: meta.digest }, stream, revision })
    return E.isLeft(taken) ? taken : repeated(deps, slice, taken.right, meta, withheld)
  }
  const known = await deps.store.commandRecord(meta.id, stream)()
  if (E.isLeft(known)) return known
  if (O.isSome(known.right)) return repeated(deps, slice, known.right.value, meta, withheld)
  if (E.isLeft(decision)) return decision
  return E.right(nothingToDo(stream, revision, stood.right))
}

/**
 * A "no" must rest on what the log held at some moment since the command came: not on an append that may yet fail, nor
 * on a cache that fell behind. The position that shows it, or `null` when it must be decided again.
 */
const standing = async <S, C, Ev extends AnyEvent, R extends Refusal, X extends Circumstances>(
  { deps, slice, stream }: Handling<S, C, Ev, R, X>,
  line: Line,
  before: Folded<S>,
): Promise<E.Either<Failure, Position | null>> => {
  if (line.tail !== null) {
    // only the appends that it rests on: on a busy stream there are always later ones
    await line.tail
    return E.right(line.durable.revision >= before.revision ? line.durable.position : null)
  }
  const head = await loadHead(deps.store, deps.cache, slice, stream)
  if (E.isLeft(head)) return head
  // an append of this line since then was expected at `before` and took: so that was the head
  return E.right(
    head.right.revision === before.revision || line.durable.revision > before.revision ? before.position : null,
  )
}
