import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Envelope, StreamName } from '../core/record/envelope.js'
import type { AnyEvent } from '../core/record/event.js'
import type { Instant } from '../core/values/instant.js'
import type { Pair } from '../aggregates/partnership/pairs.js'
import type { Answers } from '../core/react/question.js'
import type { Mail } from '../core/react/mail.js'
import { type Consequences, consequencesOf, type Process, type ProcessCommand } from '../core/react/reaction.js'
import type { By } from '../core/handle/slice.js'
import { registry } from '../registry.js'
import { metaOf } from './counter.js'
import { same } from './same.js'
import { type Asked, sampleId } from './samples.js'
import { deepFreeze } from './spec.js'

/** What is on record, by stream, and what the read models know, for a reaction to ask. */
export interface OnRecord {
  readonly streams?: Readonly<Record<StreamName, ReadonlyArray<AnyEvent>>>
  readonly partnershipsOf?: Readonly<Record<string, ReadonlyArray<Pair>>>
  readonly tokensOf?: Readonly<Record<string, ReadonlyArray<string>>>
}

/** An event as the log keeps it, recorded at noon of the tests' day unless said otherwise. */
export const recorded = <Ev extends AnyEvent>(event: Ev, over: Partial<Envelope<Ev>> = {}): Envelope<Ev> => {
  const { id, idGiven: _, ...meta } = metaOf('test')
  return {
    id: sampleId<'Event'>(JSON.stringify(event)),
    stream: 'test',
    revision: 0,
    position: 1,
    type: event.type,
    version: 1,
    event,
    recordedAt: '2026-03-02T12:00:00.000Z' as Instant,
    meta: { ...meta, command: id, commandType: 'test', basis: [] },
    ...over,
  }
}

/** What is on record, as answers. */
export const answersOf = ({ streams = {}, partnershipsOf = {}, tokensOf = {} }: OnRecord): Answers => {
  const lookUps: Readonly<Record<string, (key: string) => unknown>> = {
    partnershipPairs: (key) => partnershipsOf[key] ?? [],
    accountTokens: (key) => (tokensOf[key] ?? []).map((token) => ({ account: key, token })),
  }
  return {
    load: (aggregate, stream) =>
      TE.right(
        deepFreeze(((streams[stream] ?? []) as ReadonlyArray<never>).reduce(aggregate.evolve, aggregate.initialState)),
      ),
    lookUp: ({ name }, key) => TE.right(lookUps[name]?.(key) ?? []),
  }
}

/** A process by the name that events carry. */
export const processNamed = (name: string): Process => {
  const found = registry.processes.find((one) => one.name === name)
  if (found === undefined) throw new Error(`there is no process ${name}`)
  return found
}

/** What comes before a command, on other streams. */
export const stepsBefore = (command: Asked, by: By): ReadonlyArray<AnyEvent> =>
  registry.preludeOf(command.type)?.steps(command, by) ?? []

/** A command without its ids. */
export interface Wished {
  readonly command: AnyEvent
  readonly onRefused?: ReadonlyArray<Wished>
}
const wished = ({ command, onRefused }: ProcessCommand): Wished =>
  onRefused.length === 0 ? { command } : { command, onRefused: onRefused.map(wished) }
const all = (commands: ReadonlyArray<ProcessCommand>): ReadonlyArray<ProcessCommand> =>
  commands.flatMap((c) => [c, ...all(c.onRefused)])

/** A command of a process fits its slice's codec, or the runner could not run it. */
export const checkCommand = (command: AnyEvent): void => {
  if (registry.commands.get(command.type)?.codec.is(command) !== true)
    throw new Error(`the command ${JSON.stringify(command)} fits no codec`)
}

/**
 * What a process makes of an event, without ids. On the way it checks that a repeat gives the same ids, that no id
 * comes twice, that every command fits its codec and that every mail names the event.
 */
export const reactionOf =
  (one: Process, onRecord: OnRecord = {}) =>
  async <Ev extends AnyEvent>(
    event: Ev,
    over: Partial<Envelope<Ev>> = {},
  ): Promise<{
    readonly commands: ReadonlyArray<Wished>
    readonly mails: ReadonlyArray<Omit<Mail, 'id' | 'about'>>
  }> => {
    if (!one.handles.some((d) => d.type === event.type)) throw new Error(`${one.name} does not handle ${event.type}`)
    const envelope = deepFreeze(recorded(event, over))
    const run = async (): Promise<Consequences> => {
      const consequences = await consequencesOf(one, envelope, answersOf(onRecord))()
      if (E.isLeft(consequences)) throw new Error('the questions could not be answered')
      return consequences.right
    }
    const consequences = await run()
    same(`a repeat of ${event.type}`, await run(), consequences)
    const commands = all(consequences.commands)
    commands.forEach(({ command }) => {
      checkCommand(command)
    })
    const ids = [...commands.map((c) => c.id), ...consequences.mails.map((m) => m.id)]
    same('ids are distinct', new Set(ids).size, ids.length)
    consequences.mails.forEach((mail) => {
      same('a mail names its event', mail.about, envelope.id)
    })
    return {
      commands: consequences.commands.map(wished),
      mails: consequences.mails.map(({ id: _id, about: _about, ...mail }) => mail),
    }
  }
