import type fc from 'fast-check'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { GatherPorts } from '../core/handle/decider.js'
import type { Failure } from '../core/values/failure.js'
import type { EventStore } from '../core/ports/eventStore.js'

/** Every effect waits for its turn, which the scheduler chooses: a test of what may happen at once. */
export const interleaved = (scheduler: fc.Scheduler, store: EventStore, ports: GatherPorts) => {
  const inTurn =
    <Args extends ReadonlyArray<unknown>, A>(label: string, f: (...args: Args) => TaskEither<Failure, A>) =>
    (...args: Args): TaskEither<Failure, A> =>
    () =>
      scheduler.schedule(Promise.resolve(), label).then(() => f(...args)())
  return {
    store: {
      ...store,
      append: inTurn('append', store.append),
      readStream: inTurn('readStream', store.readStream),
    } satisfies EventStore,
    ports: {
      ...ports,
      claims: {
        ...ports.claims,
        put: inTurn('claim', ports.claims.put),
        confirm: inTurn('confirm', ports.claims.confirm),
        release: inTurn('release', ports.claims.release),
      },
      credentials: {
        ...ports.credentials,
        put: inTurn('store hash', ports.credentials.put),
        prune: inTurn('prune', ports.credentials.prune),
      },
    } satisfies GatherPorts,
  }
}
