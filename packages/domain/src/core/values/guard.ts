import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { type Failure, unavailable } from './failure.js'

/**
 * What was thrown, in a short line that any store can keep; the values it happened on are never repeated (ACC-09).
 * @example
 * reasonOf(new TypeError('x is undefined')) // 'TypeError: x is undefined'
 */
export const reasonOf = (thrown: unknown): string => {
  const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : 'something that is no error was thrown'
  return (
    text
      .toWellFormed()
      // eslint-disable-next-line no-control-regex -- control characters are what this takes out
      .replaceAll(/[\u0000-\u001f\u007f]+/g, ' ')
      .slice(0, 300)
      .toWellFormed()
  )
}

/**
 * Runs a port's task; one that throws against its word fails like one that says so. `failureOf` makes the failure,
 * where what was thrown is not to be repeated, or leaves an outcome unknown.
 * @example
 * const head = await guarded('the log', store.head())
 */
export const guarded = async <A>(
  where: string,
  task: TaskEither<Failure, A>,
  failureOf: (where: string, reason: string) => Failure = unavailable,
): Promise<E.Either<Failure, A>> => {
  try {
    return await task()
  } catch (thrown) {
    return E.left(failureOf(where, reasonOf(thrown)))
  }
}
