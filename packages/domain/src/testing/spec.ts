import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'
import type { Circumstances, Decider } from '../core/handle/decider.js'
import type { CommandGuide } from '../core/handle/guide.js'
import { type AnyEvent, eventReader } from '../core/record/event.js'
import { decodeWith } from '../core/values/codecs.js'
import { defaultPolicy } from '../core/values/policy.js'
import type { Refusal, RefusalDetails } from '../core/values/refusal.js'
import { same } from './same.js'

/** What is given to a decision besides its stream; the circumstances have defaults. */
export type Given<X extends Circumstances> = Omit<X, keyof Circumstances> & Partial<Circumstances>

export interface Then<Ev, S> {
  /** Exactly these events, in this order. */
  readonly then: (...events: ReadonlyArray<Ev>) => void
  /** Exactly this refusal, by its name and rule, and by what it tells a program where that is given. */
  readonly thenRefused: (name: string, rule: string, details?: RefusalDetails) => void
  readonly thenNothing: () => void
  /** The state after the events, for what only a state shows. */
  readonly state: () => S
}

/**
 * Given / when / then on a slice's pure functions. Besides what a test asserts, every step checks that events, command
 * and states go through their codecs unchanged, that a second replay gives the same state, and that nothing was
 * mutated.
 * @example
 * const spec = specOf(productSlice, { now, actor, ... })
 * spec.given(ordered).when({ type: 'EndProduct', ... }).then({ type: 'ProductEnded', ... })
 */
export const specOf = <S, C extends AnyEvent, Ev extends AnyEvent, R extends Refusal, X extends Circumstances>(
  slice: Decider<S, C, Ev, R, X>,
  usual: X,
) => {
  const read = eventReader<Ev>(slice.events)
  const roundTrip = (event: Ev): void => {
    const definition = slice.events.find((d) => d.type === event.type)
    const back = read({
      type: event.type,
      version: definition?.version ?? 0,
      data: JSON.parse(JSON.stringify(event)) as unknown,
    })
    same('an event goes through its codec unchanged', back, E.right(event))
  }
  const roundTripState = (state: S): void => {
    same(
      'a state goes through its codec unchanged',
      decodeWith(slice.state, JSON.parse(JSON.stringify(state))),
      E.right(state),
    )
  }
  const fold = (events: ReadonlyArray<Ev>, from: S = slice.initialState): S =>
    events.reduce((state, event) => {
      const next = slice.evolve(deepFreeze(state), deepFreeze(event))
      roundTripState(next)
      return next
    }, from)

  const when =
    (history: ReadonlyArray<Ev>) =>
    (command: C, over: Partial<X> = {}): Then<Ev, S> => {
      history.forEach(roundTrip)
      const definition = slice.commands.find((d) => d.type === command.type)
      if (definition?.codec.is(command) !== true)
        throw new Error(
          `the command ${command.type} does not fit its codec: ${JSON.stringify(definition && decodeWith(definition.codec as t.Type<unknown>, command))}`,
        )
      const state = fold(history)
      same('a second replay gives the same state', fold(history), state)
      const context = { ...usual, ...over }
      const decision = slice.decide(deepFreeze(command))(state, context)
      same('the same command on the same state gives the same answer', slice.decide(command)(state, context), decision)
      isInTheGuide(slice.guide?.[command.type], command.type, decision)
      if (E.isRight(decision)) {
        decision.right.forEach(roundTrip)
        fold(decision.right, state)
      }
      return {
        then: (...events) => {
          same(`then of ${command.type}`, decision, E.right(events))
        },
        thenNothing: () => {
          same(`then of ${command.type}`, decision, E.right([]))
        },
        thenRefused: (name, rule, details) => {
          const told = E.isLeft(decision)
            ? { name: decision.left.name, rule: decision.left.rule, details: details && decision.left.details }
            : decision
          same(`then of ${command.type}`, told, { name, rule, details })
        },
        state: () => fold(E.isRight(decision) ? decision.right : [], state),
      }
    }
  return {
    given: (...history: ReadonlyArray<Ev>) => ({ when: when(history), state: () => fold(history) }),
    /** Does the command, then the very same again on the state it left: what it says must come to nothing (LOG-07). */
    twice:
      (...history: ReadonlyArray<Ev>) =>
      (command: C, over: Partial<X> = {}): Then<Ev, S> => {
        const first = slice.decide(command)(fold(history), { ...usual, ...over })
        if (E.isLeft(first)) throw new Error(`refused at the first time: ${first.left.name}`)
        return when([...history, ...first.right])(command, over)
      },
    fold,
  }
}

/** What is decided is what the public contract names: its types and docs/commands.md say no less. */
const isInTheGuide = (
  guide: CommandGuide | undefined,
  command: string,
  decision: E.Either<Refusal, ReadonlyArray<AnyEvent>>,
): void => {
  if (guide === undefined) return
  const unnamed = E.isLeft(decision)
    ? [decision.left.name].filter((name) => !guide.refusals.includes(name))
    : decision.right.map(({ type }) => type).filter((type) => !guide.events.includes(type))
  if (unnamed.length > 0) throw new Error(`the guide of ${command} does not name ${unnamed.join(', ')}`)
}

/** Circumstances for tests: noon of a day in 2026, the default policy, the system as actor. */
export const circumstances = (over: Partial<Circumstances> = {}): Circumstances => ({
  now: '2026-03-02T12:00:00.000Z' as Circumstances['now'],
  actor: { _tag: 'System', process: 'test' },
  policy: defaultPolicy,
  ...over,
})

/** Freezes a value all the way down, so that a function that changes its input fails its test. */
export const deepFreeze = <A>(value: A): A => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(deepFreeze)
  }
  return value
}
