import type { AccountId, Actor, Failure, Plain, Refusal } from '@mandat/domain'
import { type HandlerDeps, text } from '@mandat/domain/kit'
import type { DirectoryEntry, MayLack, PlaceOf } from '@mandat/projections'
import {
  type DocumentStore,
  findPartners,
  type QueryPorts,
  queryRefusals,
  sayingSince,
  viewQueries,
  type ViewQuery,
  watching,
} from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { accountsByEmail } from '../commands/accountByEmail.js'
import { authenticate } from '../commands/authenticate.js'
import type { WhileOpen } from '../parts/whileOpen.js'
import { decodeArgument } from '../commands/taking.js'
import { type Asked as AskedFor, decodeAsked } from './asked.js'
import { authority } from './authority.js'
import { claimantOfNumber } from './claimantOfNumber.js'
import { tokenAlive } from './tokenAlive.js'
import { tokenViewer } from './tokenViewer.js'

/**
 * An answer. `parkedSince` beside its `right` says that it may lack something: a stream that it rests on is parked in a
 * read model since the event at that position (docs/operating.md).
 */
type Asked<A> = Promise<E.Left<Refusal | Failure> | MayLack<E.Right<A>>>
/** How a host asks for a view: who asks, then what the query wants. */
type AskFor<Q> =
  Q extends ViewQuery<infer Args, infer A>
    ? (actor: Plain<Actor>, ...args: { readonly [I in keyof Args]: Plain<Args[I]> }) => Asked<A>
    : never

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

/** What a partner is looked for by (PAR-02). */
const typedInput = { name: 'typed', codec: text(0, 500) }

export const queries = ({ handler, documents, placeOf, whileOpen }: QueryDeps): Queries => {
  const { policy, clock } = handler
  const others: Omit<QueryPorts, 'documents'> = {
    open: handler.ports.vault.open,
    now: () => clock.now(),
    policy,
    placeOf,
    ...authority(handler),
    tokenAlive: tokenAlive(handler),
    accountByEmail: (email) => () => accountsByEmail(handler)(email) as Asked<AccountId | null>,
    claimantOfNumber: claimantOfNumber(handler.ports),
  }

  const answering = ({ notForYou, see, seeAsStaff, forTokens, inputs }: AnyQuery) => {
    const decode = decodeAsked(inputs, policy.commandBytes)
    const unlessNull = (view: E.Either<Failure, unknown>): E.Either<Refusal | Failure, unknown> =>
      E.isRight(view) && view.right === null ? notForYou() : view

    const answer = async (
      { actor, wanted }: AskedFor,
      ports: QueryPorts,
    ): Promise<E.Either<Refusal | Failure, unknown>> => {
      if (seeAsStaff !== undefined && (actor._tag === 'System' || actor._tag === 'Operator'))
        return seeAsStaff(ports)(...wanted)()
      if (actor._tag === 'Token' && forTokens !== undefined) {
        const viewer = await tokenViewer(handler, actor, forTokens.scope)()
        return E.isLeft(viewer) ? viewer : unlessNull(await forTokens.see(ports)(viewer.right, ...wanted)())
      }
      const alive = await authenticate(handler, actor)
      if (E.isLeft(alive)) return alive
      if (actor._tag === 'Token') return queryRefusals.NotForTokens()
      if (actor._tag !== 'Person') return queryRefusals.LogInFirst()
      return unlessNull(await see(ports)(actor.account, ...wanted)())
    }
    return async (given: Actor, ...args: ReadonlyArray<unknown>): Asked<unknown> => {
      const asked = decode(given, args)
      if (E.isLeft(asked)) return asked
      const watched = watching(documents)
      const answered = await answer(asked.right, { ...others, documents: watched.documents })
      return sayingSince(answered, watched, asked.right.wanted)
    }
  }

  return {
    ...(Object.fromEntries(
      Object.entries(viewQueries).map(([name, query]) => [name, whileOpen(answering(query as unknown as AnyQuery))]),
    ) as unknown as ViewsForActors),
    partners: whileOpen(async (typed: string) => {
      const decoded = decodeArgument(typedInput, typed, policy.commandBytes)
      if (E.isLeft(decoded)) return decoded
      const watched = watching(documents)
      return sayingSince(await findPartners(watched.documents, decoded.right)(), watched, null)
    }),
  }
}
