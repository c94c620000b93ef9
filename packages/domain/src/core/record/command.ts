import type * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { type Fields, record, type Simplify } from '../values/codecs.js'
import type { Refusal } from '../values/refusal.js'
import type { AnyEvent } from './event.js'

/** One command type, written once: static type, check of what a host sends, secrets and personal fields. */
export interface CommandDefinition<T extends string = string, P extends t.Props = t.Props> {
  readonly type: T
  readonly fields: P
  readonly codec: t.Mixed
  /** Names of the secrets that the answer shows once (TOK-05, APP-02); a repeat leaves them out (LOG-07). */
  readonly reveals: ReadonlyArray<string>
  /**
   * The refusal of what comes only as a step before another command, and spends nothing by itself: nobody lays in a
   * store of it (PAR-16). `null` for what may be asked for.
   */
  readonly refusedAlone: (command: Readonly<Record<string, unknown>>) => E.Either<Refusal, never> | null
}

/** The command that a definition (or each of a union of definitions) stands for. */
export type CommandOf<D> = D extends { readonly type: infer T; readonly fields: infer P extends t.Props }
  ? Simplify<{ readonly type: T } & Fields<P>>
  : never

/**
 * Declares a command.
 * @example
 * const RemoveMember = command('RemoveMember', { organisation: OrganisationId, account: AccountId })
 * type RemoveMember = CommandOf<typeof RemoveMember>
 */
export const command = <const T extends string, P extends t.Props>(
  type: T,
  fields: P,
  options: Partial<Pick<CommandDefinition, 'reveals' | 'refusedAlone'>> = {},
): CommandDefinition<T, P> => ({
  type,
  fields,
  reveals: options.reveals ?? [],
  refusedAlone: options.refusedAlone ?? (() => null),
  codec: record({ type: t.literal(type), ...fields }),
})

declare const madeByStep: unique symbol
/** A command that the library itself asks for, as a prelude, a process or the clock names it; {@link step} makes it. */
export type Step = AnyEvent & Readonly<Record<string, unknown>> & { readonly [madeByStep]: true }

/**
 * Names a command by its own definition, so that a wrong field does not compile; where it enters, it is decoded.
 * @example
 * step(ReleaseProduct, { organisation, product })
 */
export const step = <T extends string, P extends t.Props>(
  { type }: CommandDefinition<T, P>,
  fields: NoInfer<Fields<P>>,
): Step => ({ type, ...fields }) as unknown as Step
