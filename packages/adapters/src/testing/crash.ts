import { unavailable, unknownOutcome } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { Stores } from '../stores/ports/stores.js'

/**
 * How a port fails at one call. `Dies`: it does nothing, as does every call after it: the process is dead. `DiesAfter`:
 * it did its work first. `Blinks`: this one call fails, having done nothing, and the process goes on. `BlinksAfter`:
 * its work was done, and nobody was told.
 */
export const manners = ['Dies', 'DiesAfter', 'Blinks', 'BlinksAfter'] as const
export type Manner = (typeof manners)[number]

export interface Breaker {
  readonly wrap: (stores: Stores) => Stores
  /** The ports that were called, in order. */
  readonly calls: () => ReadonlyArray<string>
  /** The port whose call was broken. */
  readonly broke: () => string | null
}

/** Calls that may change something: between two of them, it makes no difference where a process dies. */
export const changes = (call: string): boolean =>
  /\.(append|commit|put|add|sent|failed|confirm|release|prune|erase|open)$/.test(call)

/** Breaks the `at`-th call of any port of the stores. */
export const breaker = (at: number, manner: Manner): Breaker => {
  const calls: Array<string> = []
  let broke: string | null = null
  type Call = (...args: ReadonlyArray<unknown>) => () => Promise<E.Either<unknown, unknown>>

  const breaking =
    (name: string, call: Call): Call =>
    (...args) =>
    async () => {
      const mine = calls.push(name)
      const dead = broke !== null && (manner === 'Dies' || manner === 'DiesAfter')
      if (dead) return E.left(unavailable(name, 'the process is dead'))
      if (mine !== at) return call(...args)()
      broke = name
      const after = manner === 'DiesAfter' || manner === 'BlinksAfter'
      if (after) await call(...args)()
      return E.left(after && name === 'events.append' ? unknownOutcome(name, 'no answer') : unavailable(name, 'broken'))
    }
  const broken = <P extends object>(port: string, methods: P): P =>
    Object.fromEntries(
      Object.entries(methods).map(([name, method]) => [
        name,
        typeof method !== 'function' || name === 'onAppended' || name === 'close'
          ? (method as unknown)
          : breaking(`${port}.${name}`, method as Call),
      ]),
    ) as P
  return {
    calls: () => [...calls],
    broke: () => broke,
    wrap: ({ events, documents, outbox, claims, credentials, keys, close }) => ({
      events: broken('events', events),
      documents: broken('documents', documents),
      outbox: broken('outbox', outbox),
      claims: broken('claims', claims),
      credentials: broken('credentials', credentials),
      keys: broken('keys', keys),
      close,
    }),
  }
}
