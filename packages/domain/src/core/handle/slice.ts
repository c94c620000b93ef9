import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { ClaimKind } from '../ports/claims.js'
import type { Deadlines } from '../react/deadline.js'
import type { MailDefinition } from '../react/mail.js'
import type { Process } from '../react/reaction.js'
import type { Actor } from '../record/actor.js'
import type { CommandDefinition, CommandOf, Step } from '../record/command.js'
import type { AnyEvent } from '../record/event.js'
import type { LinkDefinition } from '../record/link.js'
import type { Failure } from '../values/failure.js'
import type { CommandId } from '../values/ids.js'
import type { Refusal } from '../values/refusal.js'
import type { Circumstances, Decider, GatherPorts } from './decider.js'

/**
 * A slice: a decider and everything else that is its own. One line in `slices/all.ts` adds it; the catalogue of events,
 * the commands, mails, links, claims, deadlines, processes and golden examples of the library are derived from there.
 */
export interface Slice<
  S,
  C extends AnyEvent,
  Ev extends AnyEvent,
  R extends Refusal,
  X extends Circumstances,
> extends Decider<S, C, Ev, R, X> {
  /** What time alone changes in its streams. */
  readonly deadlines?: Deadlines
  readonly mails?: ReadonlyArray<MailDefinition>
  readonly links?: ReadonlyArray<LinkDefinition>
  /** What its own commands, and its own mails, follow from: its own events and other slices'. */
  readonly reactions?: ReadonlyArray<Process>
  /** The kinds of unique values that it claims. */
  readonly claims?: ReadonlyArray<ClaimKind>
  /** What settles a claim that a refusal names, before the command is tried again; `null` for any other refusal. */
  readonly settles?: (refusal: Refusal) => Step | null
  /**
   * What the ports beside the log owe an event of its own once it is in the log; `before` is the state that it was
   * decided on. Repeating it, however late, changes nothing.
   */
  readonly followUp?: (event: Ev, owed: FollowUp<S>) => TaskEither<Failure, void>
  /** One plausible example of each of its events, as it is stored today: what golden files are made from (LOG-05). */
  readonly examples: Readonly<Record<Ev['type'], object>>
}
/** What a follow-up may use. */
export interface FollowUp<S> {
  readonly ports: GatherPorts
  readonly before: () => TaskEither<Failure, S>
}
/** A slice whose types are known only to itself. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- existential types do not exist in TypeScript
export type AnySlice = Slice<any, any, any, any, any>

/** Commands that must have taken effect before another one, on other streams, by the same actor. */
export interface Prelude<
  Before extends CommandDefinition = CommandDefinition,
  Steps extends CommandDefinition = CommandDefinition,
> {
  readonly before: Before
  /** The commands that its steps may be: what refuses them refuses the command. */
  readonly of: ReadonlyArray<Steps>
  readonly steps: (command: AnyEvent, by: By) => ReadonlyArray<Step>
}
/** Who asked for a command, and its name as it was sent: what authorises it names that. */
export interface By {
  readonly actor: Actor
  readonly reference: CommandId
}
/**
 * Declares what comes before a command: each step is a command of another slice, under an id derived from this one's.
 * @example
 * prelude(TransferProduct, [AdmitProduct], ({ product, to }, { command }) => [
 *   step(AdmitProduct, { product, organisation: to, command }),
 * ])
 */
export const prelude = <Before extends CommandDefinition, Steps extends CommandDefinition>(
  before: Before,
  of: ReadonlyArray<Steps>,
  steps: (command: CommandOf<Before>, by: By) => ReadonlyArray<Step>,
): Prelude<Before, Steps> => ({ before, of, steps: (command, by) => steps(command as CommandOf<Before>, by) })
