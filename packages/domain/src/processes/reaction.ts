import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { v5 } from 'uuid'
import type { Step } from '../core/handle/slice.js'
import { stepId } from '../core/handle/dispatch.js'
import type { Envelope } from '../core/record/envelope.js'
import type { AnyEvent, EventDefinition, Recorded } from '../core/record/event.js'
import type { Failure } from '../core/values/failure.js'
import type { CommandId, EventId } from '../core/values/ids.js'
import { collectFacts, type Facts, type FactSource, type Needs } from './facts.js'
import type { Mail, Recipient } from './mail.js'

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
 * A process (idea 5): for the types it handles, a pure function of an event and of the facts that it asks for. It acts
 * as
 * `System { process: name }`. WARNING: `name` is stored for ever, in every event that comes of it.
 */
export interface Process {
  readonly name: string
  readonly handles: ReadonlyArray<EventDefinition>
  /** What it must know besides the event; asked again with what is known, until it asks for nothing new. */
  readonly needs: (envelope: Envelope<AnyEvent>, known: Facts) => Needs
  readonly react: (envelope: Envelope<AnyEvent>, facts: Facts) => Consequences
}

/** A wish and a draft are a command and a mail before they get their ids. */
export interface Wish {
  readonly command: Step
  readonly onRefused?: ReadonlyArray<Wish>
}
export type Draft = Pick<Mail, 'template' | 'to' | 'facts'>
  & Partial<Pick<Mail, 'link'>> & {
    /** Tells two mails of one template to one recipient about one event apart. */
    readonly per?: string
  }

/** Declares a process; ids are given here, so that no process can forget how. */
export const reaction = <const Defs extends ReadonlyArray<EventDefinition>>(declared: {
  readonly name: string
  readonly handles: Defs
  readonly needs?: (envelope: Envelope<Recorded<Defs[number]>>, known: Facts) => Needs
  readonly commands?: (envelope: Envelope<Recorded<Defs[number]>>, facts: Facts) => ReadonlyArray<Wish>
  readonly mails?: (envelope: Envelope<Recorded<Defs[number]>>, facts: Facts) => ReadonlyArray<Draft>
}): Process => {
  const own = (envelope: Envelope<AnyEvent>): Envelope<Recorded<Defs[number]>> =>
    envelope as Envelope<Recorded<Defs[number]>>
  return {
    name: declared.name,
    handles: declared.handles,
    needs: (envelope, known) => declared.needs?.(own(envelope), known) ?? {},
    react: (envelope, facts) => ({
      commands: (declared.commands?.(own(envelope), facts) ?? []).map(commandFrom(envelope.id, declared.name)),
      mails: (declared.mails?.(own(envelope), facts) ?? []).map((draft) => mailAbout(envelope.id, draft)),
    }),
  }
}

const commandFrom =
  (cause: EventId, why: string) =>
  ({ command, onRefused = [] }: Wish): ProcessCommand => ({
    id: stepId(cause, `${why}/${JSON.stringify(command)}`),
    command,
    onRefused: onRefused.map(commandFrom(cause, `${why}/refused`)),
  })

const MAIL_IDS = 'a3f1c8e2-6b0d-5c47-9f35-2d8e71b4c960'

const mailAbout = (cause: EventId, { template, to, facts, link = null, per = '' }: Draft): Mail => ({
  id: v5(`${cause}/${template}/${recipientKey(to)}/${per}`, MAIL_IDS),
  template,
  to,
  facts,
  link,
  about: cause,
})

const recipientKey = (to: Recipient): string => {
  switch (to._tag) {
    case 'Account':
      return `Account/${to.account}`
    case 'Address':
      return `Address/${to.address.box}`
    case 'Partner':
      return `Partner/${to.organisation}`
    case 'BillingContact':
      return `BillingContact/${to.organisation}`
  }
}

/** What follows from an event by a process: its facts are fetched first. Repeating it gives the same ids. */
export const consequencesOf = (
  one: Process,
  envelope: Envelope<AnyEvent>,
  source: FactSource,
): TE.TaskEither<Failure, Consequences> =>
  pipe(
    collectFacts((known) => one.needs(envelope, known), source),
    TE.map((facts) => one.react(envelope, facts)),
  )
