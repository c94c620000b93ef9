import type { Actor, CommandAnswer, CommandType, Plain } from '@mandat/domain'
import type { CommandOrder } from '../commands/commandInput.js'
import type { Answer, ExecuteUnknown, SettledOrigin } from '../commands/execute.js'
import type { Origin } from '../commands/origin.js'
import type { Queries } from '../queries/queries.js'

type ActingQuery<Q> = Q extends (actor: Actor, ...args: infer Args) => infer Answered ? (...args: Args) => Answered : Q

/** Commands and queries of one actor, from one place: what a request may say is only what it wants. */
export interface Acting {
  /** As {@link Mandat.execute}; who acts and from where is settled. */
  readonly execute: <const T extends CommandType>(order: CommandOrder<T>) => Promise<CommandAnswer<T>>
  /** The same for input that nobody has looked at, such as a request's body; an actor or an origin in it is refused. */
  readonly executeUnknown: ExecuteUnknown
  readonly query: { readonly [Name in Exclude<keyof Queries, 'partners'>]: ActingQuery<Queries[Name]> }
}

type AnyQuery = (actor: Plain<Actor>, ...args: ReadonlyArray<unknown>) => unknown

/** Binds commands and queries to who acts. */
export const acting =
  (
    execute: (order: unknown, settled: SettledOrigin) => Promise<Answer>,
    { partners: _forAnybody, ...queries }: Queries,
  ) =>
  (actor: Plain<Actor>, from?: Origin): Acting => {
    const settled: SettledOrigin = from === undefined ? { actor } : { actor, from }
    const ordered = (order: unknown): Promise<Answer> => execute(order, settled)
    const asked =
      (query: AnyQuery) =>
      (...args: ReadonlyArray<unknown>) =>
        query(actor, ...args)
    return {
      execute: ordered as Acting['execute'],
      executeUnknown: ordered,
      query: Object.fromEntries(
        Object.entries(queries).map(([name, query]) => [name, asked(query as AnyQuery)]),
      ) as unknown as Acting['query'],
    }
  }
