import type * as t from 'io-ts'
import type { Position, Revision } from './envelope.js'
import type { AnyEvent, EventDefinition } from './event.js'

/** How a stream becomes a state: what other slices may know of an aggregate. Exported by `state.ts`. */
export interface Aggregate<S, Ev extends AnyEvent> {
  /** The first part of its streams' names. Stored for ever. */
  readonly category: string
  readonly events: ReadonlyArray<EventDefinition>
  readonly state: t.Type<S>
  readonly initialState: S
  readonly evolve: (state: S, event: Ev) => S
}

/** A folded stream: its state and where it stands. */
export interface Folded<S> {
  readonly state: S
  readonly revision: Revision
  readonly position: Position
}
