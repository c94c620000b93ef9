import * as E from 'fp-ts/lib/Either.js'
import { decodeWith } from '../values/codecs.js'
import { checkOf } from '../values/compile.js'
import type { Basis, EventMeta, NewEvent, Revision, StreamName } from '../record/envelope.js'
import type { AnyEvent, EventDefinition } from '../record/event.js'
import { eventIdOf, nextDecision } from './eventId.js'
import { type Failure, unknownOutcome, unreadable } from '../values/failure.js'
import type { CommandId, EventId } from '../values/ids.js'
import type { Instant } from '../values/instant.js'
import type { AppendRequest, Appended, EventStore } from '../ports/eventStore.js'
import type { Random } from '../ports/random.js'

/** All that is known of a command besides its content; everything but the basis is ready before it is decided. */
export type CommandMeta = Omit<EventMeta, 'basis' | 'command' | 'commandType'> & { readonly id: CommandId }

const definitions = new WeakMap<object, ReadonlyMap<string, EventDefinition>>()
const definitionsOf = (events: ReadonlyArray<EventDefinition>): ReadonlyMap<string, EventDefinition> => {
  const known = definitions.get(events) ?? new Map(events.map((d) => [d.type, d]))
  definitions.set(events, known)
  return known
}

/**
 * What a decision asks of the log. Nothing is asked that could not be read back: the log is for ever. The events' ids
 * are this decision's alone, so that those of the same command in another process are never taken for them.
 */
export const requestOf = <Ev extends AnyEvent>(
  known: ReadonlyArray<EventDefinition>,
  stream: StreamName,
  expectedRevision: Revision,
  events: ReadonlyArray<Ev>,
  command: AnyEvent,
  { id, ...meta }: CommandMeta,
  basis: ReadonlyArray<Basis>,
  now: Instant,
  after: EventId | null,
  random: Random,
): E.Either<Failure, AppendRequest> => {
  const full: EventMeta = { command: id, commandType: command.type, ...meta, basis }
  const decision = nextDecision(random)
  const made: NewEvent[] = []
  for (const [index, event] of events.entries()) {
    const definition = definitionsOf(known).get(event.type)
    if (definition === undefined || !checkOf(definition.codec)(event)) {
      const decoded =
        definition === undefined
          ? E.left([{ path: 'type', expected: 'a known event type' }])
          : decodeWith(definition.codec, event)
      return E.left(unreadable(event.type, E.isLeft(decoded) ? decoded.left : []))
    }
    made.push({
      id: eventIdOf(id, decision, index),
      type: event.type,
      version: definition.version,
      data: event,
      meta: full,
      recordedAt: now,
    })
  }
  return E.right({
    stream,
    expectedRevision,
    command: { id, digest: meta.digest },
    events: made,
    ...(after === null ? {} : { after }),
  })
}

/** The same events with the same ids and revision until the outcome is known; never decided anew (bounded). */
export const appendSurely = async (store: EventStore, request: AppendRequest): Promise<E.Either<Failure, Appended>> => {
  let answer = await tried(store, request)
  for (let sent = 1; sent < 4 && E.isLeft(answer) && answer.left.kind === 'Unknown'; sent++)
    answer = await tried(store, request)
  return answer
}

const tried = async (store: EventStore, request: AppendRequest): Promise<E.Either<Failure, Appended>> => {
  try {
    return await store.append(request)()
  } catch {
    return E.left(unknownOutcome(request.stream, 'the store broke off'))
  }
}
