import type { Failure } from '@mandat/domain'
import type { EventStore } from '@mandat/domain/kit'
import { type Loop, loop, type LoopStatus, type Pace } from '@mandat/projections/kit'
import type * as E from 'fp-ts/lib/Either.js'
import { systemPace } from '../parts/systemPace.js'

/** What a host sees of work that goes on by itself. */
export type BackgroundStatus = LoopStatus

/** Work that goes on by itself: a {@link loop} that is woken whenever something was appended. */
export const background = <A>(
  name: string,
  work: () => Promise<E.Either<Failure, A>>,
  store: Pick<EventStore, 'onAppended'> | null,
  pace: Pick<Pace, 'everyMs'> & Partial<Pace>,
): Omit<Loop<A>, 'wake'> => {
  const { wake, start, stop, once, status } = loop(name, work, { ...systemPace, ...pace })
  let release: () => void = () => undefined
  return {
    once,
    status,
    start: () => {
      release()
      release = store?.onAppended(wake) ?? release
      start()
    },
    stop: async () => {
      release()
      await stop()
    },
  }
}
