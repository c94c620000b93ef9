import type * as E from 'fp-ts/lib/Either.js'
import type { InputData } from './core/handle/guide.js'
import type { Handled } from './core/handle/handled.js'
import type { HandlerRefusal } from './core/handle/repeated.js'
import type { AnyEvent } from './core/record/event.js'
import type { Failure } from './core/values/failure.js'
import type { Refusal } from './core/values/refusal.js'
import type { Secret } from './core/values/secret.js'
import type { ActorRefusal } from './processes/actorRefusals.js'
import type { preludes } from './processes/preludes.js'
import type { guesses, strangersMails } from './processes/throttles.js'
import type { slices } from './slices/all.js'

// The public contract as types. Nothing is listed here: all of it is derived from the one list of slices.

type Slices = (typeof slices)[number]
type All<U> = (U extends unknown ? (u: U) => void : never) extends (i: infer I) => void ? I : never
type Guides = All<Slices['guide']>
type Offered = Extract<Slices['commands'][number], { readonly givenBy: 'Callers' }>
type Offers = { readonly [D in Offered as D['type']]: D }
type Decided<S> = S extends {
  readonly decide: (command: never) => (...known: never) => E.Either<Refusal, ReadonlyArray<infer Ev>>
}
  ? Ev
  : never
type Preludes = {
  readonly [P in (typeof preludes)[number] as P['before']['type']]: P['of'][number]['type'] & keyof Guides
}

type Guess = (typeof guesses)[number]['of']['type']
type Told = Extract<(typeof strangersMails)[number], { readonly answer: 'Told' }>['of']['type']
/** What its counts refuse a command with (ACC-08, ACC-13). */
type Counted<T> = (T extends Guess ? 'LoginLocked' : never) | (T extends Told ? 'TooManyMails' : never)

/** Every event there is: told apart by `type`. */
export type MandatEvent = Decided<Slices> & AnyEvent
/** The name of an event, as `subscribe({ types })` takes it. */
export type EventType = MandatEvent['type']
/** The event, or events, of a name. */
export type EventOf<T extends EventType> = Extract<MandatEvent, { readonly type: T }>

/** The name of a command that callers may give; docs/commands.md tells of each. */
export type CommandType = keyof Offers
/** What a host writes for a command: ids, moments and personal data are plain text, which is checked. */
export type CommandData<T extends CommandType> = InputData<Offers[T]>
/** What may follow from a command, in its own stream. */
export type EventsAfter<T extends CommandType> = EventOf<Guides[T]['events'][number]>
/** The names of the secrets that the answer to a command shows, once. */
export type SecretsOf<T extends CommandType> = Offers[T]['reveals'][number]

type OfGuide<T extends keyof Guides> = Guides[T]['refusals'][number]
/** The name of a refusal that a command may be answered with, its preludes' and the actor's own included. */
export type RefusalNameOf<T extends CommandType> =
  | OfGuide<T>
  | (T extends keyof Preludes ? OfGuide<Preludes[T]> : never)
  | Counted<T>
  | HandlerRefusal['name']
  | ActorRefusal['name']
/** The closed union of the refusals of a command. */
export type RefusalOfCommand<T extends CommandType> = { readonly [N in RefusalNameOf<T>]: Refusal<N> }[RefusalNameOf<T>]

/** What became of a command that was not refused. */
export interface Applied<T extends CommandType> extends Omit<Handled<EventsAfter<T>>, 'secrets' | 'withheld'> {
  /** Shown once; empty in a repeat's answer (LOG-07). */
  readonly secrets: Readonly<Partial<Record<SecretsOf<T>, Secret>>>
  /** The names of the secrets that a repeat's answer leaves out. */
  readonly withheld: ReadonlyArray<SecretsOf<T>>
}
/** The answer to a command: what happened, or a refusal (the rules say no), or a failure (the machine could not). */
export type CommandAnswer<T extends CommandType> = E.Either<RefusalOfCommand<T> | Failure, Applied<T>>
