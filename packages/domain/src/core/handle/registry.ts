import type { ClaimKind } from '../ports/claims.js'
import { allDeadlines, type AllDeadlines } from '../react/deadline.js'
import type { MailDefinition } from '../react/mail.js'
import type { Process } from '../react/reaction.js'
import type { CommandDefinition, Step } from '../record/command.js'
import type { EventDefinition } from '../record/event.js'
import type { LinkDefinition } from '../record/link.js'
import type { Refusal } from '../values/refusal.js'
import type { Acting } from './acting.js'
import type { Around } from './around.js'
import type { AnySlice, Prelude } from './slice.js'

/** What crosses slices, beside them. */
export interface Crossing {
  readonly preludes: ReadonlyArray<Prelude>
  readonly processes: ReadonlyArray<Process>
  readonly acting: Acting
  readonly around: Around
}

/** Everything that a list of slices amounts to. Nothing here is listed a second time anywhere. */
export interface Registry {
  readonly slices: ReadonlyArray<AnySlice>
  /** Every command type there is. */
  readonly commands: ReadonlyMap<string, CommandDefinition>
  /** The slice that decides a command type. */
  readonly sliceOf: (command: string) => AnySlice | undefined
  readonly preludeOf: (command: string) => Prelude | undefined
  /** Whether who acts may: asked for every decision. */
  readonly acting: Acting
  /** What stands around every command that callers give. */
  readonly around: Around
  /** Every event type there is, by the category of its streams: catalogue, schemas and register come from here. */
  readonly catalogue: Readonly<Record<string, ReadonlyArray<EventDefinition>>>
  readonly events: ReadonlyArray<EventDefinition>
  /** The slice whose event a type is. */
  readonly sliceOfEvent: (event: string) => AnySlice | undefined
  /** By category, then by type: one example of each event. */
  readonly examples: Readonly<Record<string, Readonly<Record<string, object>>>>
  readonly mails: ReadonlyMap<string, MailDefinition>
  readonly links: ReadonlyArray<LinkDefinition>
  readonly claims: ReadonlyArray<ClaimKind>
  readonly settles: (refusal: Refusal) => Step | null
  readonly deadlines: AllDeadlines
  /** In the order in which they react to an event: what changes the log first, then the mails. */
  readonly processes: ReadonlyArray<Process>
  /** The processes that react to events of a type, in their order; most types have none. */
  readonly processesFor: (event: string) => ReadonlyArray<Process>
}

const NONE: ReadonlyArray<Process> = []

/** Derives everything from the slices and from what crosses them. */
export const registryOf = (
  slices: ReadonlyArray<AnySlice>,
  { preludes, processes, acting, around }: Crossing,
): Registry => {
  const deciding = new Map(slices.flatMap((slice) => slice.commands.map(({ type }) => [type, slice] as const)))
  const recording = new Map(slices.flatMap((slice) => slice.events.map(({ type }) => [type, slice] as const)))
  const before = new Map(preludes.map((one) => [one.before.type, one]))
  const declared = [...processes, ...slices.flatMap(({ reactions = [] }) => reactions)]
  const ordered = (['Commands', 'Mails'] as const).flatMap((makes) => declared.filter((one) => one.makes === makes))
  const reacting = new Map<string, ReadonlyArray<Process>>()
  for (const one of ordered)
    for (const { type } of one.handles) reacting.set(type, [...(reacting.get(type) ?? []), one])
  return {
    slices,
    commands: new Map(slices.flatMap(({ commands }) => commands.map((one) => [one.type, one] as const))),
    sliceOf: (command) => deciding.get(command),
    preludeOf: (command) => before.get(command),
    acting,
    around,
    catalogue: Object.fromEntries(slices.map(({ category, events }) => [category, events])),
    events: slices.flatMap(({ events }) => events),
    sliceOfEvent: (event) => recording.get(event),
    examples: Object.fromEntries(slices.map(({ category, examples }) => [category, examples])),
    mails: new Map(slices.flatMap(({ mails = [] }) => mails.map((one) => [one.template, one] as const))),
    links: slices.flatMap(({ links = [] }) => links),
    claims: slices.flatMap(({ claims = [] }) => claims),
    settles: (refusal) => slices.reduce<Step | null>((found, { settles }) => found ?? settles?.(refusal) ?? null, null),
    deadlines: allDeadlines(slices.flatMap(({ deadlines }) => deadlines ?? [])),
    processes: ordered,
    processesFor: (event) => reacting.get(event) ?? NONE,
  }
}
