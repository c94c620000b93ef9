import type * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { type Fields, record, type Simplify } from '../values/codecs.js'
import type { Refusal } from '../values/refusal.js'
import type { AnyEvent } from './event.js'

/** Who gives a command: whoever uses the library, or the library itself, in its processes, its clock and its preludes. */
export type GivenBy = 'Callers' | 'Library'

/** One command type, written once: static type, check of what a host sends, secrets and personal fields. */
export interface CommandDefinition<
  T extends string = string,
  P extends t.Props = t.Props,
  By extends GivenBy = GivenBy,
  Shown extends string = string,
  From extends string = string,
> {
  readonly type: T
  readonly fields: P
  readonly codec: t.Mixed
  /** What the library gives itself is offered to no caller, and accepted from none. */
  readonly givenBy: By
  /** Names of the secrets that the answer shows once (TOK-05, APP-02); a repeat leaves them out (LOG-07). */
  readonly reveals: ReadonlyArray<Shown>
  /** The fields that are filled in with where the command comes from, and that nobody writes a second time. */
  readonly origin: ReadonlyArray<From>
  /**
   * The refusal of what comes only as a step before another command, and spends nothing by itself: nobody lays in a
   * store of it (PAR-16). `null` for what may be asked for.
   */
  readonly refusedAlone: (command: Readonly<Record<string, unknown>>) => E.Either<Refusal, never> | null
  /** TOK-02: the scope that a token needs to give it for its product; `null` for what no token gives. */
  readonly scope: ScopeOf
}
type ScopeOf = (command: Readonly<Record<string, unknown>>) => string | null

/** The command that a definition (or each of a union of definitions) stands for. */
export type CommandOf<D> = D extends { readonly type: infer T; readonly fields: infer P extends t.Props }
  ? Simplify<{ readonly type: T } & Fields<P>>
  : never

interface Options<Shown extends string, From extends string> {
  readonly reveals?: ReadonlyArray<Shown>
  readonly origin?: ReadonlyArray<From>
  readonly refusedAlone?: CommandDefinition['refusedAlone']
  readonly scope?: ScopeOf
}

const define = <T extends string, P extends t.Props, By extends GivenBy, Shown extends string, From extends string>(
  type: T,
  fields: P,
  givenBy: By,
  { reveals = [], origin = [], refusedAlone = () => null, scope = () => null }: Options<Shown, From>,
): CommandDefinition<T, P, By, Shown, From> => ({
  type,
  fields,
  givenBy,
  reveals,
  origin,
  refusedAlone,
  scope,
  codec: record({ type: t.literal(type), ...fields }),
})

/**
 * Declares a command that callers give.
 * @example
 * const RemoveMember = command('RemoveMember', { organisation: OrganisationId, account: AccountId })
 * type RemoveMember = CommandOf<typeof RemoveMember>
 */
export const command = <
  const T extends string,
  P extends t.Props,
  const Shown extends string = never,
  const From extends keyof P & ('ipAddress' | 'device') = never,
>(
  type: T,
  fields: P,
  options: Options<Shown, From> = {},
): CommandDefinition<T, P, 'Callers', Shown, From> => define(type, fields, 'Callers', options)

/**
 * Declares a command that only the library itself gives: a process, the clock, or what comes before another command.
 * @example
 * const ExpireSessions = ownCommand('ExpireSessions', { account: AccountId })
 */
export const ownCommand = <const T extends string, P extends t.Props>(
  type: T,
  fields: P,
  options: Pick<Options<never, never>, 'scope'> = {},
): CommandDefinition<T, P, 'Library', never, never> => define(type, fields, 'Library', options)

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
