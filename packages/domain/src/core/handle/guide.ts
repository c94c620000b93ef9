import type { CommandDefinition } from '../record/command.js'
import type { AnyEvent } from '../record/event.js'
import type { Fields } from '../values/codecs.js'
import type { Refusal, RuleId } from '../values/refusal.js'
import type { Plain } from '../values/sealed.js'

/** What a host writes for a command: plain text where the inside has boxes and secrets, and nothing of its origin. */
export type InputData<D> =
  D extends CommandDefinition<string, infer P, infer _By, string, infer From> ? Plain<Omit<Fields<P>, From>> : never

/** What the contract says of one command. */
export interface CommandGuide<EventType extends string = string, RefusalName extends string = string> {
  /** What it does, in a sentence for people. */
  readonly does: string
  /** Who may give it, in words; `authority.ts` is what decides. */
  readonly who: string
  /** The rules that it is there for. */
  readonly rules: ReadonlyArray<RuleId>
  /** What may follow from it in its own stream. */
  readonly events: ReadonlyArray<EventType>
  /** What its own slice may refuse it with. */
  readonly refusals: ReadonlyArray<RefusalName>
  /** What a host writes for it, such as it is; the library's own commands have none. */
  readonly example?: object
}

/**
 * Of every command of a slice what the public contract says of it: types, docs/commands.md and the tests come from
 * here.
 * @example
 * export const sessionGuide = { LogIn: { does: '...', ... } } as const satisfies
 *   GuideOf<typeof sessionCommands, SessionEvent, SessionRefusal>
 */
export type GuideOf<Defs extends ReadonlyArray<CommandDefinition>, Ev extends AnyEvent, R extends Refusal> = {
  readonly [D in Defs[number] as D['type']]: CommandGuide<Ev['type'], R['name']>
    & (D['givenBy'] extends 'Callers' ? { readonly example: InputData<D> } : { readonly example?: never })
}

/** A slice whose public contract is known to the letter: what the types of the library's own contract come from. */
export type Published<S, Defs, Guide> = Omit<S, 'commands' | 'guide'> & {
  readonly commands: Defs
  readonly guide: Guide
}
