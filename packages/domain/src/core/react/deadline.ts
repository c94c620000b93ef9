import { stepId } from '../record/stepId.js'
import { storedNames } from '../record/storedNames.js'
import type { Step } from '../record/command.js'
import type { StreamName } from '../record/envelope.js'
import type { AnyEvent, EventDefinition, Recorded } from '../record/event.js'
import { variants, type VariantsOf, type VariantsType } from '../values/codecs.js'
import type { Instant } from '../values/instant.js'
import type { Policy } from '../values/policy.js'
import type * as t from 'io-ts'
import type { ProcessCommand } from './reaction.js'

type Kinds = Readonly<Record<string, t.Props>>

/** When a deadline is reached, and the command that records it. */
export interface Due {
  readonly at: Instant
  readonly command: Step
  /** Tells this deadline from every other one with that command: two clocks do it once. */
  readonly which: string
}

/** One kind of deadline, as a read model keeps it: its `_tag` says which. */
export interface Pending {
  readonly _tag: string
}

/** What time alone will change in the streams of one aggregate, and what the clock then asks for. */
export interface Deadlines {
  readonly handles: ReadonlyArray<EventDefinition>
  /** The shape of each kind of deadline, by its `_tag`, as a read model keeps it. */
  readonly kinds: Kinds
  readonly about: (event: AnyEvent) => string
  readonly evolve: (waiting: Pending | null, event: AnyEvent) => Pending | null
  readonly due: (waiting: Pending, policy: Policy) => Due
}

/**
 * Declares a slice's deadlines: how its events set, move and clear one, and what is due when it is reached. A stream that
 * waits for several things at once says which of them an event is `about`: each is kept by itself, however many there are.
 * @example
 * const deadlines = deadlinesOf({ handles: [PartnerInvited, PartnershipStarted], kinds: variants({ ... }), evolve, due })
 */
export const deadlinesOf = <const Defs extends ReadonlyArray<EventDefinition>, K extends Kinds>(declared: {
  readonly handles: Defs
  readonly kinds: VariantsType<K>
  readonly about?: (event: Recorded<Defs[number]>) => string
  readonly evolve: (waiting: VariantsOf<K> | null, event: Recorded<Defs[number]>) => VariantsOf<K> | null
  readonly due: (waiting: VariantsOf<K>, policy: Policy) => Due
}): Deadlines => ({
  handles: declared.handles,
  kinds: declared.kinds.variants,
  about: (event) => declared.about?.(event as Recorded<Defs[number]>) ?? '',
  evolve: (waiting, event) => declared.evolve(waiting as VariantsOf<K> | null, event as Recorded<Defs[number]>),
  due: (waiting, policy) => declared.due(waiting as VariantsOf<K>, policy),
})

/** The clock's command: its id says which deadline it was, so that two clocks, or a late one, do it once. */
export const clockCommand = ({ command, which }: Pick<Due, 'command' | 'which'>): ProcessCommand => ({
  id: stepId(storedNames.causes.clock, `${command.type}/${which}`),
  command,
  onRefused: [],
})

/** When a deadline is reached, with the clock's command for it. */
export interface Deadline extends ProcessCommand {
  readonly dueAt: Instant
}

/** The deadlines of every slice, as one fold of one read model. */
export interface AllDeadlines {
  readonly handles: ReadonlyArray<EventDefinition>
  /** What is kept of one deadline. */
  readonly waiting: t.Type<Pending>
  /** Which deadline an event of a stream is about. */
  readonly keyOf: (stream: StreamName, event: AnyEvent) => string
  /** What is waited for after an event about it; `null` for nothing any more. */
  readonly evolve: (waiting: Pending | null, event: AnyEvent) => Pending | null
  /** When it is reached, with the clock's command. */
  readonly of: (waiting: Pending, policy: Policy) => ReadonlyArray<Deadline>
}

/** Puts the deadlines of all slices together, each told by the types of its events and the tags of its kinds. */
export const allDeadlines = (all: ReadonlyArray<Deadlines>): AllDeadlines => {
  const byEvent = new Map(all.flatMap((one) => one.handles.map(({ type }) => [type, one] as const)))
  const byKind = new Map(all.flatMap((one) => Object.keys(one.kinds).map((tag) => [tag, one] as const)))
  return {
    handles: all.flatMap(({ handles }) => handles),
    waiting: variants(Object.assign({}, ...all.map(({ kinds }) => kinds)) as Kinds),
    keyOf: (stream, event) => {
      const about = byEvent.get(event.type)?.about(event) ?? ''
      return about === '' ? stream : `${stream}/${about}`
    },
    evolve: (waiting, event) => {
      const one = byEvent.get(event.type)
      return one === undefined ? waiting : one.evolve(waiting, event)
    },
    of: (waiting, policy) => {
      const due = byKind.get(waiting._tag)?.due(waiting, policy)
      return due === undefined ? [] : [{ dueAt: due.at, ...clockCommand(due) }]
    },
  }
}
