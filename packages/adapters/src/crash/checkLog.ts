import type { SqliteStores } from '@mandat/adapters/kit'
import { type Failure } from '@mandat/domain'
import { legalRepresentatives, type StoredEvent } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import type { Promises } from './promises.js'
import { type History, history } from './history.js'

export const must = <A>(answer: E.Either<Failure, A>): A => {
  if (E.isLeft(answer)) throw new Error(answer.left.message)
  return answer.right
}
/** The first number of a query's only row. */
export const numberIn = ({ database }: SqliteStores, sql: string): number =>
  Number((database.statement(sql).get([]) as [unknown])[0])

/** What was looked at so far; it does not change any more. */
interface Looked {
  readonly notes: Promises
  readonly known: History
  readonly revisions: Map<string, number>
  readonly commands: Set<string>
}

/** How far a log was looked at; what was looked at does not change any more. */
export const logCheck = (notes: Promises) => {
  const looked: Looked = { notes, known: history(), revisions: new Map(), commands: new Set() }
  let answered = 0
  return {
    known: looked.known,
    /** What is new since the last look: nothing lost, nothing torn, no gap. */
    look: async (stores: SqliteStores): Promise<void> => {
      await lookAtRest(looked, stores)
      const ids = [...notes.done.keys()]
      await lookAtAnswers(looked, stores, ids.slice(answered))
      answered = ids.length
      lookAtNumbers(looked, stores)
    },
  }
}
export type LogCheck = ReturnType<typeof logCheck>

const lookAtRest = async (looked: Looked, stores: SqliteStores): Promise<void> => {
  for (;;) {
    const page = must(await stores.events.readAll({ after: looked.known.position(), count: 2_000 })())
    if (page.length === 0) return
    // the last batch of a full page may go on in the next one
    const whole = page.length < 2_000 ? page : page.filter(({ meta }) => meta.command !== page.at(-1)?.meta.command)
    for (let from = 0; from < whole.length;) {
      const start = whole[from] as StoredEvent
      let to = from
      while (whole[to]?.meta.command === start.meta.command && whole[to]?.stream === start.stream)
        lookAtEvent(looked, whole[to++] as StoredEvent)
      await lookAtBatch(looked, stores, whole.slice(from, to))
      lookAtOrganisation(looked, start.stream)
      from = to
    }
  }
}
const lookAtEvent = ({ notes, known, revisions }: Looked, stored: StoredEvent): void => {
  const { stream, revision, position } = stored
  if (position !== known.position() + 1)
    notes.lose(`a position between ${String(known.position())} and ${String(position)}`)
  const before = revisions.get(stream) ?? -1
  if (revision !== before + 1) notes.lose(`a revision of ${stream} between ${String(before)} and ${String(revision)}`)
  revisions.set(stream, revision)
  const event = known.see(stored)
  if (E.isLeft(event)) notes.problems.push(`an event cannot be read back: ${event.left.message}`)
}
const lookAtBatch = async (
  { notes, commands }: Looked,
  stores: SqliteStores,
  batch: ReadonlyArray<StoredEvent>,
): Promise<void> => {
  const [first, last] = [batch[0] as StoredEvent, batch.at(-1) as StoredEvent]
  const { command } = first.meta
  if (commands.has(command)) notes.tear(`command ${command} has events in two places`)
  commands.add(command)
  const record = must(await stores.events.commandRecord(command, first.stream)())
  if (O.isNone(record)) return notes.tear(`the events of command ${command} stand there without its record`)
  const { stream, first: from, last: to } = record.value
  if (stream !== first.stream || from !== first.revision || to !== last.revision)
    notes.tear(
      `command ${command} recorded ${stream} ${String(from)} to ${String(to)}, and wrote ${first.stream} ${String(first.revision)} to ${String(last.revision)}`,
    )
}
/** ORG-03, ORG-07: after every batch, whatever was killed meanwhile. */
const lookAtOrganisation = ({ notes, known }: Looked, stream: string): void => {
  if (!stream.startsWith('organisation-')) return
  const state = known.organisation.of(stream)
  if (state._tag === 'Running' && legalRepresentatives(state).length === 0)
    notes.problems.push(`ORG-03: ${stream} has no legal representative`)
}
/** Every answer that was given, or only those since the last look. */
const lookAtAnswers = async (
  { notes, commands }: Looked,
  stores: SqliteStores,
  answers: ReadonlyArray<string>,
): Promise<void> => {
  for (const id of answers) {
    const told = notes.done.get(id)
    const record = must(await stores.events.commandRecord(id as never, told?.stream ?? '')())
    if (told === undefined) continue
    if (O.isNone(record)) notes.lose(`command ${id} was answered ${told.outcome}, and is not there`)
    else if (
      record.value.stream !== told.stream
      || record.value.last !== told.revision
      || record.value.last - record.value.first + 1 !== told.count
    )
      notes.tear(
        `command ${id} was answered ${String(told.count)} events up to ${told.stream} ${String(told.revision)}, and recorded otherwise`,
      )
    else if (told.count > 0 && !commands.has(id)) notes.lose(`command ${id} is recorded, and its events are not there`)
  }
}
const lookAtNumbers = ({ notes, known, commands }: Looked, stores: SqliteStores): void => {
  const events = numberIn(stores, 'SELECT count(*) FROM events')
  if (
    events !== known.position()
    || numberIn(stores, 'SELECT coalesce(sum(part), 0) FROM events WHERE part > 0') !== events
  )
    notes.tear(`there are ${String(events)} events, and commands record another number`)
  if (numberIn(stores, 'SELECT count(command) FROM events') !== commands.size)
    notes.tear('a command is recorded without events')
  if (numberIn(stores, 'SELECT coalesce(max(checkpoint), 0) FROM models') > events)
    notes.problems.push('a checkpoint is ahead of the log')
}

/** All answers against all of the log, from its first event on. */
export const wholeLog = async (stores: SqliteStores, notes: Promises): Promise<LogCheck> => {
  const fresh = logCheck(notes)
  await fresh.look(stores)
  const verdict = (stores.database.statement('PRAGMA integrity_check').get([]) as [unknown])[0]
  if (verdict !== 'ok') notes.tear(`the file is damaged: ${String(verdict)}`)
  return fresh
}
