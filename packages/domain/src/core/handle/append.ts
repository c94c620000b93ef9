import * as E from 'fp-ts/lib/Either.js'
import { decodeWith } from '../values/codecs.js'
import { checkOf } from '../values/compile.js'
import type { Basis, EventMeta, NewEvent, Revision, StreamName } from '../record/envelope.js'
import type { AnyEvent, EventDefinition } from '../record/event.js'
import { type Failure, unknownOutcome, unreadable } from '../values/failure.js'
import type { CommandId, EventId } from '../values/ids.js'
import type { Instant } from '../values/instant.js'
import type { AppendRequest, Appended, CommandRecord, EventStore, IdleCommand } from '../ports/eventStore.js'
import type { Random } from '../ports/random.js'

/** All that is known of a command besides its content; everything but the basis is ready before it is decided. */
export interface CommandMeta extends Omit<EventMeta, 'basis' | 'command' | 'commandType'> {
  readonly id: CommandId
  /** Its caller gave the id, and may send it again: then `NothingToDo` is kept too. Nobody repeats any other. */
  readonly idGiven: boolean
  /** Nobody is answered by it alone: it is a step before a command, or one of a process or the clock. */
  readonly mayWait?: boolean
  /** Keyed hashes of where it comes from and where its mails go: never recorded with it. */
  readonly marks?: Marks
}

/** What stands for a text that nobody may read here; the same text gives the same mark. */
export interface Marks {
  /** Of network and device, for the account whose password is presented (ACC-08). */
  readonly origins: ReadonlyArray<string>
  /** Of the network, whoever acts; `null` where it is not known (ACC-13). */
  readonly network: string | null
  /** Of the address that a mail goes to (ACC-13). */
  readonly address: string | null
}

const definitions = new WeakMap<object, ReadonlyMap<string, EventDefinition>>()
const definitionsOf = (events: ReadonlyArray<EventDefinition>): ReadonlyMap<string, EventDefinition> => {
  const known = definitions.get(events) ?? new Map(events.map((d) => [d.type, d]))
  definitions.set(events, known)
  return known
}

/** A decision, and what it was made on. */
export interface Decided<Ev> {
  /** The types of event that its slice knows. */
  readonly known: ReadonlyArray<EventDefinition>
  readonly stream: StreamName
  /** The revision of the state that it was decided on. */
  readonly revision: Revision
  /** The last event of that state, where it is not known to stand in the log yet. */
  readonly after: EventId | null
  readonly events: ReadonlyArray<Ev>
  readonly command: AnyEvent
  readonly meta: CommandMeta
  readonly basis: ReadonlyArray<Basis>
  readonly now: Instant
  readonly random: Random
}

/** What a decision asks of the log. Nothing is asked that could not be read back: the log is for ever. */
export const requestOf = <Ev extends AnyEvent>(decided: Decided<Ev>): E.Either<Failure, AppendRequest> => {
  const { known, stream, revision, after, events, command, now, random } = decided
  // the stream's own revision is expected anyhow
  const basis = decided.basis.filter((one) => one.stream !== stream)
  const { id, idGiven: _given, marks: _marks, mayWait = false, ...meta } = decided.meta
  const full: EventMeta = { command: id, commandType: command.type, ...meta, basis }
  const made: NewEvent[] = []
  for (const event of events) {
    const definition = definitionsOf(known).get(event.type)
    if (definition === undefined || !checkOf(definition.codec)(event)) return E.left(notRecordable(definition, event))
    made.push({
      id: random.uuid() as EventId,
      type: event.type,
      version: definition.version,
      data: event,
      meta: full,
      recordedAt: now,
    })
  }
  return E.right({
    stream,
    expectedRevision: revision,
    command: { id, digest: meta.digest },
    events: made,
    basis,
    ...(after === null ? {} : { after }),
    ...(mayWait ? { mayWait } : {}),
  })
}

const notRecordable = (definition: EventDefinition | undefined, event: AnyEvent): Failure => {
  if (definition === undefined) return unreadable(event.type, [{ path: 'type', expected: 'a known event type' }])
  const decoded = decodeWith(definition.codec, event)
  return unreadable(event.type, E.isLeft(decoded) ? decoded.left : [])
}

/** The same events with the same ids and revision until the outcome is known; never decided anew (bounded). */
export const appendSurely = (store: EventStore, request: AppendRequest): Promise<E.Either<Failure, Appended>> =>
  surely(request.stream, () => store.append(request)())
/** The same for the id of a command that had nothing to do. */
export const takeSurely = (store: EventStore, idle: IdleCommand): Promise<E.Either<Failure, CommandRecord>> =>
  surely(idle.stream, () => store.takeCommand(idle)())

const surely = async <A>(
  stream: StreamName,
  call: () => Promise<E.Either<Failure, A>>,
): Promise<E.Either<Failure, A>> => {
  let answer = await tried(stream, call)
  for (let sent = 1; sent < 4 && E.isLeft(answer) && answer.left.kind === 'Unknown'; sent++)
    answer = await tried(stream, call)
  return answer
}

const tried = async <A>(
  stream: StreamName,
  call: () => Promise<E.Either<Failure, A>>,
): Promise<E.Either<Failure, A>> => {
  try {
    return await call()
  } catch {
    return E.left(unknownOutcome(stream, 'the store broke off'))
  }
}
