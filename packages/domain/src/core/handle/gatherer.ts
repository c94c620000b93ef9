import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { CommandMeta } from './append.js'
import type { Folded } from '../record/aggregate.js'
import type { Gatherer, GatherPorts } from './decider.js'
import type { Basis, StreamName } from '../record/envelope.js'
import type { Failure } from '../values/failure.js'
import type { Instant } from '../values/instant.js'
import { loadHead } from './load.js'
import type { Policy } from '../values/policy.js'
import type { Clock } from '../ports/clock.js'
import type { EventStore } from '../ports/eventStore.js'
import { asSent } from '../record/stepId.js'
import type { Secret } from '../values/secret.js'
import type { StateCache } from './stateCache.js'

/** What handling a command takes, the same for all of them. */
export interface HandlerDeps {
  readonly store: EventStore
  readonly cache: StateCache
  readonly clock: Clock
  readonly policy: Policy
  readonly ports: GatherPorts
}

/** What was made once for a command, however often it is decided. */
export type Memo = Map<string, Promise<E.Either<Failure, unknown>>>

/** What one decision may ask of the world; `basis` and `secrets` fill up with what it asked. */
export const gathererOf = (
  deps: HandlerDeps,
  meta: CommandMeta,
  now: Instant,
  memo: Memo,
  basis: Basis[],
  secrets: Record<string, Secret>,
): Gatherer => {
  // one decision sees one state of a stream, however often it asks: the one whose revision is recorded
  const loaded = new Map<StreamName, Promise<E.Either<Failure, Folded<unknown>>>>()
  const loadWith =
    (record: boolean): Gatherer['load'] =>
    (aggregate, stream) =>
    async () => {
      const load = loaded.get(stream) ?? loadHead(deps.store, deps.cache, aggregate, stream)
      loaded.set(stream, load)
      const head = await load
      if (E.isLeft(head)) return head
      if (record && !basis.some((b) => b.stream === stream)) basis.push({ stream, revision: head.right.revision })
      return E.right(head.right.state as typeof aggregate.initialState)
    }
  return {
    now,
    actor: meta.actor,
    policy: deps.policy,
    command: meta.id,
    // a hash that few decisions ask for
    get reference() {
      return asSent(meta.id, meta.digest)
    },
    origins: meta.marks?.origins ?? [],
    ports: deps.ports,
    load: loadWith(true),
    own: loadWith(false),
    once:
      <A>(key: string, make: () => TE.TaskEither<Failure, A>) =>
      async () => {
        const making = memo.get(key) ?? make()()
        memo.set(key, making)
        const made = await making
        if (E.isLeft(made) && memo.get(key) === making) memo.delete(key)
        return made as E.Either<Failure, A>
      },
    reveal: (name, secret) => {
      secrets[name] = secret
    },
  }
}
