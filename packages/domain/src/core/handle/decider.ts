import type * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { Claims } from '../ports/claims.js'
import type { Credentials } from '../ports/credentials.js'
import type { KeyVault } from '../ports/keyVault.js'
import type { Links } from '../ports/links.js'
import type { Passwords } from '../ports/passwords.js'
import type { Random } from '../ports/random.js'
import type { Actor } from '../record/actor.js'
import type { Aggregate } from '../record/aggregate.js'
import type { CommandDefinition } from '../record/command.js'
import type { StreamName } from '../record/envelope.js'
import type { AnyEvent } from '../record/event.js'
import type { Failure } from '../values/failure.js'
import type { CommandId } from '../values/ids.js'
import type { Instant } from '../values/instant.js'
import type { Policy } from '../values/policy.js'
import type { Refusal, Refuse } from '../values/refusal.js'
import type { Secret } from '../values/secret.js'
import type { CommandGuide } from './guide.js'

/** What every decision knows besides its stream: the time, who acts, and the policy. Nothing is read from elsewhere. */
export interface Circumstances {
  readonly now: Instant
  readonly actor: Actor
  readonly policy: Policy
}
/**
 * A decider: a plain record of pure functions, and `gather`, which fetches what `decide` must know of the rest of the
 * world. `decide` is total and pure: time, ids, verdicts and other aggregates' states come in its context.
 */
export interface Decider<
  S,
  C extends AnyEvent,
  Ev extends AnyEvent,
  R extends Refusal,
  X extends Circumstances,
> extends Aggregate<S, Ev> {
  readonly commands: ReadonlyArray<CommandDefinition>
  /** What the public contract says of each command; a decision that it does not name fails the tests. */
  readonly guide?: Readonly<Record<string, CommandGuide>>
  /** What it refuses with, by name: meaning and way out come from here. */
  readonly refusals?: Readonly<Record<string, Refuse<string>>>
  readonly streamOf: (command: C) => StreamName
  readonly gather: (command: C, gatherer: Gatherer) => TaskEither<Failure, X>
  readonly decide: (command: C) => (state: S, context: X) => E.Either<R, ReadonlyArray<Ev>>
  /** The refusal that recorded events amount to, where something is on record and the answer is "no" all the same. */
  readonly refusalIn?: (events: ReadonlyArray<Ev>) => R | null
}
/** A decider whose types are known only to itself. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- existential types do not exist in TypeScript
export type AnyDecider = Decider<any, any, any, any, any>

/** What `gather` may use. Everything loaded through it is recorded as the event's basis (LOG-09). */
export interface Gatherer extends Circumstances {
  readonly command: CommandId
  /** The command's name as it was sent: what its prelude was authorised under (PAR-16). */
  readonly reference: CommandId
  /** Keyed marks of the network and the device that the command comes from, for the account that it is about (ACC-08). */
  readonly origins: ReadonlyArray<string>
  /** Another aggregate's state, at its stream's head. */
  readonly load: <S, Ev extends AnyEvent>(aggregate: Aggregate<S, Ev>, stream: StreamName) => TaskEither<Failure, S>
  /**
   * The stream's own state, without making it a basis: for verdicts that need it before `decide` (a password check).
   */
  readonly own: <S, Ev extends AnyEvent>(aggregate: Aggregate<S, Ev>, stream: StreamName) => TaskEither<Failure, S>
  /** Runs `make` once for the whole command, however often it is decided again: hashing, minting, claiming. */
  readonly once: <A>(key: string, make: () => TaskEither<Failure, A>) => TaskEither<Failure, A>
  /** Hands a secret to the caller, once, when the command is applied (TOK-05). */
  readonly reveal: (name: string, secret: Secret) => void
  readonly ports: GatherPorts
}

/** The ports that `gather` may use, and `decide` never sees. */
export interface GatherPorts {
  readonly credentials: Credentials
  readonly passwords: Passwords
  readonly claims: Claims
  readonly links: Links
  readonly vault: KeyVault
  readonly random: Random
}
