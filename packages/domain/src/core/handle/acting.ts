import * as TE from 'fp-ts/lib/TaskEither.js'
import type { CommandDefinition } from '../record/command.js'
import type { StreamName } from '../record/envelope.js'
import type { AnyEvent } from '../record/event.js'
import type { Failure } from '../values/failure.js'
import type { Refusal } from '../values/refusal.js'
import type { Gatherer } from './decider.js'

/** What the question who may act looks at: who it is, when, and other streams, each of which becomes a basis. */
export type ActingWorld = Pick<Gatherer, 'actor' | 'now' | 'policy' | 'load'>

/** Of a stream that was loaded the state that is decided on: another one only where it is the command's own stream. */
export type AsOf = <S>(stream: StreamName, loaded: S) => S

/** Why the actor may not give the command, on the states that were loaded, or `null`. */
export type ActingVerdict = (asOf: AsOf) => Refusal | null

/**
 * Whether the one who acts may act at all, and for whom it says that it does: asked anew for every decision, so that
 * what it rests on is the decision's basis (LOG-09), and nothing of a session that ended lands behind its end (LOG-11).
 */
export type Acting = (
  command: AnyEvent,
  definition: CommandDefinition | undefined,
  world: ActingWorld,
) => TE.TaskEither<Failure, ActingVerdict>

/** Believes whoever acts: for a slice that is handled by itself, with nobody's session beside it. */
export const anybody: Acting = () => TE.right(() => null)

/** All streams as they were loaded. */
export const asLoaded: AsOf = (_, loaded) => loaded
