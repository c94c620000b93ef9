import {
  type AccountId,
  type CommandId,
  type CorrelationId,
  type EventId,
  type EventMeta,
  type Instant,
  type SessionId,
  type StreamName,
} from '@mandat/domain'
import { type AppendRequest, type NewEvent, type StoredEvent } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { randomUUID } from 'node:crypto'

/** Builders for the suites: events as a host makes them, each with ids of its own. */

export const anId = <A extends string>(): A => randomUUID() as string as A

export const aMeta = (change: Partial<EventMeta> = {}): EventMeta => ({
  command: anId<CommandId>(),
  commandType: 'DoThing',
  actor: { _tag: 'Person', account: anId<AccountId>(), session: anId<SessionId>(), onBehalfOf: null },
  ipAddress: { subject: anId(), category: 'Trace', field: 'ipAddress', box: 'AAECAwQFBgcICQoL' },
  device: null,
  causation: null,
  correlation: anId<CorrelationId>(),
  basis: [{ stream: 'organisation-1', revision: 3 }],
  digest: 'digest',
  ...change,
})

export const anEvent = (change: Partial<NewEvent> = {}): NewEvent => ({
  id: anId<EventId>(),
  type: 'ThingDone',
  version: 1,
  data: { type: 'ThingDone', thing: 'a', amounts: [1, 2.5, -3], nested: { nothing: null, yes: true } },
  meta: aMeta(),
  recordedAt: '2026-03-29T01:00:00.123Z' as Instant,
  ...change,
})

export const someEvents = (count: number): ReadonlyArray<NewEvent> =>
  Array.from({ length: count }, (_, i) => anEvent({ data: { type: 'ThingDone', number: i } }))

export const anAppend = (
  stream: StreamName,
  expectedRevision: number,
  events: ReadonlyArray<NewEvent> = someEvents(1),
  id: CommandId = anId<CommandId>(),
): AppendRequest => ({ stream, expectedRevision, events, command: { id, digest: 'digest' } })

/** What a store shall give back for events appended to `stream` as the first of the log, from `revision` on. */
export const asStored = (
  stream: StreamName,
  events: ReadonlyArray<NewEvent>,
  revision = 0,
  position = 1,
): ReadonlyArray<StoredEvent> =>
  events.map((event, i) => ({ ...event, stream, revision: revision + i, position: position + i }))

/** Own fields only, so that the strict comparison does not mind a store's class. */
export const plain = (events: ReadonlyArray<StoredEvent>): ReadonlyArray<StoredEvent> =>
  events.map((event) => ({ ...event }))

/** The value of a call that must not fail. */
export const must = async <A>(call: () => Promise<E.Either<unknown, A>>): Promise<A> => {
  const outcome = await call()
  if (E.isLeft(outcome)) throw new Error(`unexpected failure: ${JSON.stringify(outcome.left)}`)
  return outcome.right
}

/** The kind of failure of a call that must fail. */
export const failureKind = async (
  call: () => Promise<E.Either<{ readonly kind: string }, unknown>>,
): Promise<string> => {
  const outcome = await call()
  return E.isLeft(outcome) ? outcome.left.kind : `no failure: ${JSON.stringify(outcome.right)}`
}
