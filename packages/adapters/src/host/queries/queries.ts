import { type Actor, Actor as ActorCodec, type Failure, type Refusal } from '@mandat/domain'
import { type HandlerDeps, refusals } from '@mandat/domain/kit'
import { type DirectoryEntry, type PlaceOf } from '@mandat/projections'
import { type DocumentStore, findPartners, type QueryPorts, viewQueries, type ViewQuery } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { authenticate } from '../commands/authenticate.js'
import { authority } from './authority.js'
import { decodeAt } from '../input/decodeAt.js'
import type { WhileOpen } from '../parts/whileOpen.js'

const refuse = refusals({
  LogInFirst: ['SES-01', 'only a person who is logged in, or the host itself, sees this', 'log in first'],
})
type Asked<A> = Promise<E.Either<Refusal | Failure, A>>
/** How a host asks for a view: who asks, then what the query wants. */
type AskFor<Q> = Q extends ViewQuery<infer Args, infer A> ? (actor: Actor, ...args: Args) => Asked<A> : never

/** The queries of `views/queries.ts`, each for an actor. */
type ViewsForActors = { readonly [Name in keyof typeof viewQueries]: AskFor<(typeof viewQueries)[Name]> }

/** Views, cut to what the actor may see and opened at this edge only. */
export interface Queries extends ViewsForActors {
  /** Published: for anybody (PAR-02). */
  readonly partners: (typed: string) => Asked<ReadonlyArray<DirectoryEntry>>
}

export interface QueryDeps {
  readonly handler: HandlerDeps
  readonly documents: DocumentStore
  readonly placeOf: PlaceOf | null
  readonly whileOpen: WhileOpen
}

// each query says itself what it wants and gives; here they are all alike
type AnyQuery = ViewQuery<ReadonlyArray<unknown>, unknown>

export const queries = ({ handler, documents, placeOf, whileOpen }: QueryDeps): Queries => {
  const { policy, clock } = handler
  const ports: QueryPorts = {
    documents,
    open: handler.ports.vault.open,
    now: () => clock.now(),
    policy,
    placeOf,
    ...authority(handler),
  }

  const answering = ({ notForYou, see, seeAsStaff, input }: AnyQuery) => {
    const seen = see(ports)
    const staff = seeAsStaff?.(ports)
    return async (actor: Actor, ...args: ReadonlyArray<unknown>): Asked<unknown> => {
      const given = input === undefined ? E.right(args[0]) : decodeAt(input.name, input.codec, args[0])
      if (E.isLeft(given)) return given
      const wanted = [given.right, ...args.slice(1)]
      if (staff !== undefined && (actor._tag === 'System' || actor._tag === 'Operator')) return staff(...wanted)()
      const decoded = decodeAt('actor', ActorCodec, actor)
      if (E.isLeft(decoded)) return decoded
      const alive = await authenticate(handler, actor)
      if (E.isLeft(alive)) return alive
      if (actor._tag !== 'Person') return refuse.LogInFirst()
      const view = await seen(actor.account, ...wanted)()
      if (E.isLeft(view)) return view
      return view.right === null ? notForYou() : E.right(view.right)
    }
  }

  return {
    ...(Object.fromEntries(
      Object.entries(viewQueries).map(([name, query]) => [name, whileOpen(answering(query as unknown as AnyQuery))]),
    ) as unknown as ViewsForActors),
    partners: whileOpen((typed: string) => findPartners(documents, typed)()),
  }
}
