import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { appendSurely, type CommandMeta, requestOf } from './append.js'
import type { Aggregate, Folded } from '../record/aggregate.js'
import type { Circumstances, Decider } from './decider.js'
import type { Basis, Position, Revision, StreamName } from '../record/envelope.js'
import type { AnyEvent } from '../record/event.js'
import { contended, type Failure } from '../values/failure.js'
import { gathererOf, type HandlerDeps, type Memo } from './gatherer.js'
import { loadHead, readerOf } from './load.js'
import type { CommandRecord } from '../ports/eventStore.js'
import { type Refusal, type RefusalOf, refusals } from '../values/refusal.js'
import type { Secret } from '../values/secret.js'
import type { Line } from './stateCache.js'

const refuse = refusals({
  CommandIdReused: ['LOG-07', 'this command id was used before, for a command with other content'],
})
/** LOG-07: `CommandIdReused`, which any command may be answered with. */
export type HandlerRefusal = RefusalOf<typeof refuse>

export type { CommandMeta, HandlerDeps }

/**
 * What became of a command that was not refused.
 * @example
 * const answer = await manager.execute(command)
 * if (answer._tag === 'Right') await manager.waitFor('organisationDashboard', answer.right.position)
 */
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

/**
 * Decides a command and appends what follows from it: at most once per command id, on the state that the command before
 * it left, with a bounded number of decisions when others change the stream meanwhile.
 */
export const handleCommand =
  (deps: HandlerDeps) =>
  <S, C extends AnyEvent, Ev extends AnyEvent, R extends Refusal, X extends Circumstances>(
    slice: Decider<S, C, Ev, R, X>,
    command: C,
    meta: CommandMeta,
  ): TE.TaskEither<Failure | R | HandlerRefusal, Handled<Ev>> =>
  async () => {
    const stream = slice.streamOf(command)
    const now = deps.clock.now()
    const memo: Memo = new Map()
    const withheld = slice.commands.find((d) => d.type === command.type)?.reveals ?? []

    let behind = false
    for (let attempt = 0; attempt < deps.policy.attempts; attempt++) {
      const loaded =
        behind || (deps.cache.get(stream)?.stale ?? true) ? await loadHead(deps.store, deps.cache, slice, stream) : null
      if (loaded !== null && E.isLeft(loaded)) return loaded
      const basis: Basis[] = []
      const secrets: Record<string, Secret> = {}
      const context = await slice.gather(command, gathererOf(deps, meta, now, memo, basis, secrets))()
      if (E.isLeft(context)) return context

      const lineNow = (): Line | null =>
        deps.cache.get(stream) ?? (loaded === null ? null : deps.cache.start(stream, loaded.right))
      let line = lineNow()
      while (deps.store.chains !== true && line !== null && line.tail !== null) {
        await line.tail
        line = lineNow()
      }
      // From here to `append` nothing waits: so commands of one stream are decided in turn, each on the last one's
      // state.
      if (line === null || line.stale) {
        // it fell out of the cache meanwhile, or behind the log
        behind = true
        continue
      }
      const before = line.ahead as Folded<S>
      const decision = slice.decide(command)(before.state, context.right)

      if (E.isLeft(decision) || decision.right.length === 0) {
        const stood = await standing(deps, slice, stream, line, before)
        if (E.isLeft(stood)) return stood
        if (stood.right === null) continue
        const known = await deps.store.commandRecord(meta.id)()
        if (E.isLeft(known)) return known
        if (O.isSome(known.right)) return await repeated(deps, slice, known.right.value, meta, withheld)
        return E.isLeft(decision)
          ? decision
          : E.right({
              outcome: 'NothingToDo',
              events: [],
              stream,
              revision: before.revision,
              position: stood.right,
              secrets: {},
              withheld: [],
            })
      }

      const request = requestOf(
        slice.events,
        stream,
        before.revision,
        decision.right,
        command,
        meta,
        basis,
        now,
        line.tail === null ? null : line.last,
        deps.ports.random,
      )
      if (E.isLeft(request)) return request
      const state = decision.right.reduce(slice.evolve, before.state)
      const ahead: Folded<S> = { state, revision: before.revision + decision.right.length, position: before.position }
      line.ahead = ahead
      const answer = appendSurely(deps.store, request.right)
      line.tail = answer
      line.last = request.right.events.at(-1)?.id ?? null
      const appended = await answer
      if (line.tail === answer) line.tail = null
      if (E.isRight(appended) && (appended.right._tag === 'Appended' || appended.right._tag === 'Duplicate')) {
        const durable = { ...ahead, position: appended.right.position }
        if (durable.revision > line.durable.revision) line.durable = durable
        if (line.ahead === ahead) line.ahead = durable
        const refusal = slice.refusalIn?.(decision.right) ?? null
        if (refusal !== null) return E.left(refusal)
        return E.right({
          outcome: 'Applied',
          events: decision.right,
          stream,
          revision: ahead.revision,
          position: durable.position,
          secrets,
          withheld: [],
        })
      }
      deps.cache.breakOff(stream, line)
      behind = true
      if (E.isLeft(appended)) return appended
      if (appended.right._tag === 'CommandKnown')
        return await repeated(deps, slice, appended.right.record, meta, withheld)
    }
    return E.left(contended(stream, `decided ${String(deps.policy.attempts)} times, and others were faster each time`))
  }

/**
 * A "no" must rest on what the log held at some moment since the command came: not on an append that may yet fail, nor
 * on a cache that fell behind. The position that shows it, or `null` when it must be decided again.
 */
const standing = async <S, Ev extends AnyEvent>(
  deps: HandlerDeps,
  slice: Aggregate<S, Ev>,
  stream: StreamName,
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

/**
 * LOG-07: the same id with the same content gives the same answer, without the secrets; with other content, a refusal.
 */
const repeated = async <S, Ev extends AnyEvent, R extends Refusal>(
  deps: HandlerDeps,
  slice: Aggregate<S, Ev> & { readonly refusalIn?: (events: ReadonlyArray<Ev>) => R | null },
  record: CommandRecord,
  meta: CommandMeta,
  withheld: ReadonlyArray<string>,
): Promise<E.Either<Failure | R | HandlerRefusal, Handled<Ev>>> => {
  if (record.digest !== meta.digest) return refuse.CommandIdReused({ command: record.command })
  const stored = await deps.store.readStream(record.stream, {
    from: record.first,
    count: record.last - record.first + 1,
    direction: 'forwards',
  })()
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
    outcome: 'AlreadyApplied',
    events,
    stream: record.stream,
    revision: record.last,
    position: stored.right.at(-1)?.position ?? 0,
    secrets: {},
    withheld,
  })
}
