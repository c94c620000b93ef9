import { stepId } from '../record/stepId.js'
import { storedNames } from '../record/storedNames.js'
import type { Step } from '../record/command.js'
import type { AnyEvent, EventDefinition, Recorded } from '../record/event.js'
import { dictionary, variants, type VariantsOf, type VariantsType } from '../values/codecs.js'
import type { Instant } from '../values/instant.js'
import type { Policy } from '../values/policy.js'
import type * as t from 'io-ts'
import type { ProcessCommand } from './reaction.js'

type Kinds = Readonly<Record<string, t.Props>>

/** All deadlines that one stream waits for, by what each is about: its own events set, move and clear every one. */
export type Pending<D = { readonly _tag: string }> = Readonly<Record<string, D>>

/** When a deadline is reached, and the command that records it. */
export interface Due {
  readonly at: Instant
  readonly command: Step
  /** Tells this deadline from every other one with that command: two clocks do it once. */
  readonly which: string
}

/** What time alone will change in the streams of one aggregate, and what the clock then asks for. */
export interface Deadlines {
  readonly handles: ReadonlyArray<EventDefinition>
  /** The shape of each kind of deadline, by its `_tag`, as a read model keeps it. */
  readonly kinds: Kinds
  readonly evolve: (pending: Pending, event: AnyEvent) => Pending
  readonly due: (deadline: { readonly _tag: string }, policy: Policy) => Due
}

/**
 * Declares a slice's deadlines: how its events set and clear them, and what is due when one is reached.
 * @example
 * const deadlines = deadlinesOf({ handles: [PartnerInvited, PartnershipStarted], kinds: variants({ ... }), evolve, due })
 */
export const deadlinesOf = <const Defs extends ReadonlyArray<EventDefinition>, K extends Kinds>(declared: {
  readonly handles: Defs
  readonly kinds: VariantsType<K>
  readonly evolve: (pending: Pending<VariantsOf<K>>, event: Recorded<Defs[number]>) => Pending<VariantsOf<K>>
  readonly due: (deadline: VariantsOf<K>, policy: Policy) => Due
}): Deadlines => ({
  handles: declared.handles,
  kinds: declared.kinds.variants,
  evolve: (pending, event) => declared.evolve(pending as Pending<VariantsOf<K>>, event as Recorded<Defs[number]>),
  due: (deadline, policy) => declared.due(deadline as VariantsOf<K>, policy),
})

/** Sets a deadline, in place of the one that was about the same. */
export const set = <D>(pending: Pending<D>, about: string, deadline: NoInfer<D>): Pending<D> => ({
  ...pending,
  [about]: deadline,
})
/** Clears a deadline; one that is not there needs no clearing. */
export const clear = <D>(pending: Pending<D>, about: string): Pending<D> => {
  const { [about]: _reached, ...others } = pending
  return others
}

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
  /** What is kept of one stream. */
  readonly pending: t.Type<Pending>
  /** What a stream waits for after an event of it; `null` for nothing any more. */
  readonly evolve: (pending: Pending | null, event: AnyEvent) => Pending | null
  /** Every deadline of a stream, the first one first; a read model indexes it by their `dueAt`. */
  readonly of: (pending: Pending, policy: Policy) => ReadonlyArray<Deadline>
  /** What the clock does by `now`, the longest due first, of the documents that the index found. */
  readonly dueBy: (now: Instant, found: ReadonlyArray<Pending>, policy: Policy) => ReadonlyArray<Deadline>
}

const earliest = (a: Deadline, b: Deadline): number => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0)

/** Puts the deadlines of all slices together, each told by the types of its events and the tags of its kinds. */
export const allDeadlines = (all: ReadonlyArray<Deadlines>): AllDeadlines => {
  const byEvent = new Map(all.flatMap((one) => one.handles.map(({ type }) => [type, one] as const)))
  const byKind = new Map(all.flatMap((one) => Object.keys(one.kinds).map((tag) => [tag, one] as const)))
  const of: AllDeadlines['of'] = (pending, policy) =>
    Object.values(pending)
      .flatMap((deadline): ReadonlyArray<Deadline> => {
        const due = byKind.get(deadline._tag)?.due(deadline, policy)
        return due === undefined ? [] : [{ dueAt: due.at, ...clockCommand(due) }]
      })
      .sort(earliest)
  return {
    handles: all.flatMap(({ handles }) => handles),
    pending: dictionary(variants(Object.assign({}, ...all.map(({ kinds }) => kinds)) as Kinds)),
    evolve: (pending, event) => {
      const next = byEvent.get(event.type)?.evolve(pending ?? {}, event) ?? pending ?? {}
      return Object.keys(next).length === 0 ? null : next
    },
    of,
    dueBy: (now, found, policy) =>
      found
        .flatMap((pending) => of(pending, policy))
        .filter(({ dueAt }) => dueAt <= now)
        .sort(earliest),
  }
}
