import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Circumstances, Gatherer, GatherPorts, Decider } from '../core/handle/decider.js'
import type { Actor } from '../core/record/actor.js'
import type { Aggregate } from '../core/record/aggregate.js'
import type { AnyEvent } from '../core/record/event.js'
import type { Refusal } from '../core/values/refusal.js'
import { sampleId } from './samples.js'
import { circumstances } from './spec.js'
import { samplePorts } from './world.js'

/** Under this id a command is gathered for. */
export const gatheredCommand = sampleId<'Command'>('gathered')

interface Situation {
  readonly actor: Actor
  /** What happened on the streams, by their names. */
  readonly streams?: Readonly<Record<string, ReadonlyArray<AnyEvent>>>
  readonly ports?: Partial<GatherPorts>
}
/**
 * What a slice gathered for one command, besides the circumstances, and the streams that it read: those of the basis,
 * and its own.
 */
export interface GatheredFrom<X extends Circumstances> {
  readonly found: Omit<X, keyof Circumstances>
  readonly basis: ReadonlyArray<string>
  readonly own: ReadonlyArray<string>
}

/** Lets a slice gather what it must know, from streams that are given. */
export const gathered = async <S, C extends AnyEvent, Ev extends AnyEvent, R extends Refusal, X extends Circumstances>(
  slice: Decider<S, C, Ev, R, X>,
  command: C,
  { actor, streams = {}, ports = {} }: Situation,
): Promise<GatheredFrom<X>> => {
  const basis: string[] = []
  const own: string[] = []
  const reading =
    (read: string[]): Gatherer['load'] =>
    <T, F extends AnyEvent>({ initialState, evolve }: Aggregate<T, F>, stream: string) =>
      TE.fromIO(() => {
        read.push(stream)
        return ((streams[stream] ?? []) as ReadonlyArray<F>).reduce(evolve, initialState)
      })
  const answer = await slice.gather(command, {
    ...circumstances({ actor }),
    command: gatheredCommand,
    reference: gatheredCommand,
    origins: [],
    ports: samplePorts(ports),
    load: reading(basis),
    own: reading(own),
    once: (_, make) => make(),
    reveal: () => undefined,
  })()
  if (E.isLeft(answer)) throw new Error(answer.left.message)
  const { now: _now, actor: _actor, policy: _policy, ...found } = answer.right
  return { found, basis, own }
}
