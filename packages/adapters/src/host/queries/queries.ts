import type { AccountId, Actor, Failure, Plain, Refusal } from '@mandat/domain'
import { type HandlerDeps, text } from '@mandat/domain/kit'
import type { DirectoryEntry, PlaceOf } from '@mandat/projections'
import {
  type DocumentStore,
  findPartners,
  type QueryPorts,
  queryRefusals,
  viewQueries,
  type ViewQuery,
} from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import { accountsByEmail } from '../commands/accountByEmail.js'
import { authenticate } from '../commands/authenticate.js'
import type { WhileOpen } from '../parts/whileOpen.js'
import { decodeArgument } from '../commands/taking.js'
import { decodeAsked } from './asked.js'
import { authority } from './authority.js'
import { claimantOfNumber } from './claimantOfNumber.js'
import { tokenAlive } from './tokenAlive.js'
import { tokenViewer } from './tokenViewer.js'

type Asked<A> = Promise<E.Either<Refusal | Failure, A>>
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
  const ports: QueryPorts = {
    documents,
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
    const seen = see(ports)
    const staff = seeAsStaff?.(ports)
    const seenByToken = forTokens?.see(ports)
    const unlessNull = (view: E.Either<Failure, unknown>): E.Either<Refusal | Failure, unknown> =>
      E.isRight(view) && view.right === null ? notForYou() : view

    return async (given: Actor, ...args: ReadonlyArray<unknown>): Asked<unknown> => {
      const asked = decode(given, args)
      if (E.isLeft(asked)) return asked
      const { actor, wanted } = asked.right
      if (staff !== undefined && (actor._tag === 'System' || actor._tag === 'Operator')) return staff(...wanted)()
      if (actor._tag === 'Token' && forTokens !== undefined && seenByToken !== undefined) {
        const viewer = await tokenViewer(handler, actor, forTokens.scope)()
        return E.isLeft(viewer) ? viewer : unlessNull(await seenByToken(viewer.right, ...wanted)())
      }
      const alive = await authenticate(handler, actor)
      if (E.isLeft(alive)) return alive
      if (actor._tag === 'Token') return queryRefusals.NotForTokens()
      if (actor._tag !== 'Person') return queryRefusals.LogInFirst()
      return unlessNull(await seen(actor.account, ...wanted)())
    }
  }

  return {
    ...(Object.fromEntries(
      Object.entries(viewQueries).map(([name, query]) => [name, whileOpen(answering(query as unknown as AnyQuery))]),
    ) as unknown as ViewsForActors),
    partners: whileOpen(async (typed: string) => {
      const decoded = decodeArgument(typedInput, typed, policy.commandBytes)
      return E.isLeft(decoded) ? decoded : findPartners(documents, decoded.right)()
    }),
  }
}
