import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Step } from '../core/handle/slice.js'
import type { Envelope, StreamName } from '../core/record/envelope.js'
import type { AnyEvent } from '../core/record/event.js'
import type { Instant } from '../core/values/instant.js'
import type { FactSource, KnownPair } from '../processes/facts.js'
import type { Mail } from '../processes/mail.js'
import { type Consequences, consequencesOf, type Process, type ProcessCommand } from '../processes/reaction.js'
import { slices } from '../slices/all.js'
import { metaOf } from './counter.js'
import { same } from './same.js'
import { sampleId } from './samples.js'
import { deepFreeze } from './spec.js'

/** What is on record, by stream, and what the read models know, for a reaction to ask. */
export interface OnRecord {
  readonly streams?: Readonly<Record<StreamName, ReadonlyArray<AnyEvent>>>
  readonly partnershipsOf?: Readonly<Record<string, ReadonlyArray<KnownPair>>>
  readonly tokensOf?: Readonly<Record<string, ReadonlyArray<string>>>
}

/** An event as the log keeps it, recorded at noon of the tests' day unless said otherwise. */
export const recorded = <Ev extends AnyEvent>(event: Ev, over: Partial<Envelope<Ev>> = {}): Envelope<Ev> => {
  const { id, ...meta } = metaOf('test')
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

const sourceOf = ({ streams = {}, partnershipsOf = {}, tokensOf = {} }: OnRecord): FactSource => ({
  load: (aggregate, stream) =>
    TE.right(
      deepFreeze(((streams[stream] ?? []) as ReadonlyArray<never>).reduce(aggregate.evolve, aggregate.initialState)),
    ),
  partnershipsOf: (id) => TE.right(partnershipsOf[id] ?? []),
  tokensOf: (id) => TE.right((tokensOf[id] ?? []) as never),
})

/** A command without its ids. */
export interface Wished {
  readonly command: Step
  readonly onRefused?: ReadonlyArray<Wished>
}
const wished = ({ command, onRefused }: ProcessCommand): Wished =>
  onRefused.length === 0 ? { command } : { command, onRefused: onRefused.map(wished) }
const all = (commands: ReadonlyArray<ProcessCommand>): ReadonlyArray<ProcessCommand> =>
  commands.flatMap((c) => [c, ...all(c.onRefused)])

/** A command of a process fits its slice's codec, or the runner could not run it. */
export const checkCommand = (command: Step): void => {
  const definition = slices.flatMap((slice) => slice.commands).find((d) => d.type === command.type)
  if (definition?.codec.is(command) !== true) throw new Error(`the command ${JSON.stringify(command)} fits no codec`)
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
      const consequences = await consequencesOf(one, envelope, sourceOf(onRecord))()
      if (E.isLeft(consequences)) throw new Error('the facts could not be collected')
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
