import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { v5 } from 'uuid'
import { stepId } from '../record/stepId.js'
import { storedNames } from '../record/storedNames.js'
import type { Step } from '../record/command.js'
import type { Envelope } from '../record/envelope.js'
import type { AnyEvent, EventDefinition, Recorded } from '../record/event.js'
import type { Failure } from '../values/failure.js'
import type { CommandId, EventId } from '../values/ids.js'
import { type Draft, type Mail, recipientKey } from './mail.js'
import { answered, type Answers, type Known, type Question } from './question.js'

/** A command of a process or of the clock; the same cause and content give the same id, so a repeat does nothing. */
export interface ProcessCommand {
  readonly id: CommandId
  readonly command: Step
  /**
   * What is done instead, in order, when the rules say no; a failure of the machine is not a no, and is tried again.
   */
  readonly onRefused: ReadonlyArray<ProcessCommand>
}

/** All that follows from an event: commands in their order, then mails. */
export interface Consequences {
  readonly commands: ReadonlyArray<ProcessCommand>
  readonly mails: ReadonlyArray<Mail>
}

/**
 * A process: for the types it handles, a pure function of an event and of the answers to what it asks. It acts
 * as `System { process: name }`. WARNING: `name` is stored for ever, in every event that comes of it.
 */
export interface Process {
  readonly name: string
  readonly handles: ReadonlyArray<EventDefinition>
  /** `Commands` come first: what changes the log, then who is told of it. */
  readonly makes: 'Commands' | 'Mails'
  /** What it must know besides the event; asked again with what is known, until it asks nothing new. */
  readonly needs: (envelope: Envelope<AnyEvent>, known: Known) => ReadonlyArray<Question<unknown>>
  readonly react: (envelope: Envelope<AnyEvent>, known: Known) => Consequences
}

/** A wish is a command before it gets its id. */
export interface Wish {
  readonly command: Step
  readonly onRefused?: ReadonlyArray<Wish>
}

type Heard<Defs extends ReadonlyArray<EventDefinition>> = Envelope<Recorded<Defs[number]>>
interface Declared<Defs extends ReadonlyArray<EventDefinition>> {
  readonly name: string
  readonly handles: Defs
  readonly needs?: (envelope: Heard<Defs>, known: Known) => ReadonlyArray<Question<unknown>>
}

/** Declares a process that asks for commands; ids are given here, so that no process can forget how. */
export const reaction = <const Defs extends ReadonlyArray<EventDefinition>>({
  name,
  handles,
  needs,
  commands,
}: Declared<Defs> & { readonly commands: (envelope: Heard<Defs>, known: Known) => ReadonlyArray<Wish> }): Process => ({
  name,
  handles,
  makes: 'Commands',
  needs: (envelope, known) => needs?.(envelope as Heard<Defs>, known) ?? [],
  react: (envelope, known) => ({
    commands: commands(envelope as Heard<Defs>, known).map(commandFrom(envelope.id, name)),
    mails: [],
  }),
})

/** Declares a process that writes mails. */
export const mailing = <const Defs extends ReadonlyArray<EventDefinition>>({
  name,
  handles,
  needs,
  mails,
}: Declared<Defs> & { readonly mails: (envelope: Heard<Defs>, known: Known) => ReadonlyArray<Draft> }): Process => ({
  name,
  handles,
  makes: 'Mails',
  needs: (envelope, known) => needs?.(envelope as Heard<Defs>, known) ?? [],
  react: (envelope, known) => ({
    commands: [],
    mails: mails(envelope as Heard<Defs>, known).map((one) => mailAbout(envelope.id, one)),
  }),
})

const commandFrom =
  (cause: EventId, why: string) =>
  ({ command, onRefused = [] }: Wish): ProcessCommand => ({
    id: stepId(cause, `${why}/${JSON.stringify(command)}`),
    command,
    onRefused: onRefused.map(commandFrom(cause, `${why}/${storedNames.causes.refused}`)),
  })

const mailAbout = (cause: EventId, { template, to, facts, link, per }: Draft): Mail => ({
  id: v5(`${cause}/${template}/${recipientKey(to)}/${per}`, storedNames.mails),
  template,
  to,
  facts,
  link,
  about: cause,
})

/** What follows from an event by a process: its questions are answered first. Repeating it gives the same ids. */
export const consequencesOf = (
  one: Process,
  envelope: Envelope<AnyEvent>,
  from: Answers,
): TE.TaskEither<Failure, Consequences> =>
  pipe(
    answered((known) => one.needs(envelope, known), from),
    TE.map((known) => one.react(envelope, known)),
  )
