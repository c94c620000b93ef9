import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { type Failure, unavailable } from './failure.js'

/** A mistake in the library's own words, which may be repeated: they hold no value that it was made with (ACC-09). */
export class OwnWords extends TypeError {}

const CODE = /^[A-Z][A-Z0-9_]{0,39}$/
/** The code of what was thrown, as systems give one (`ECONNREFUSED`); `null` where it has none. Never throws. */
export const codeIn = (thrown: unknown): string | null => {
  try {
    const code: unknown = typeof thrown === 'object' && thrown !== null && 'code' in thrown ? thrown.code : null
    return typeof code === 'string' && CODE.test(code) ? code : null
  } catch {
    return null
  }
}

const NO_ERROR = 'something that is no error was thrown'
const CLASS = /^[A-Za-z_$][\w$]{0,49}$/
/**
 * What was thrown, in a short line that any store can keep: the class of the error, and its code. Its words are never
 * repeated, since they may hold the values that it happened on (ACC-09). Never throws, whatever was thrown.
 * @example
 * reasonOf(new TypeError('anna@bakery.example is no name')) // 'TypeError'
 */
export const reasonOf = (thrown: unknown): string => {
  try {
    if (thrown instanceof OwnWords) return `TypeError: ${thrown.message}`
    if (!(thrown instanceof Error)) return NO_ERROR
    const { name } = thrown.constructor
    const code = codeIn(thrown)
    return `${CLASS.test(name) ? name : 'Error'}${code === null ? '' : ` (${code})`}`
  } catch {
    return 'something that cannot be looked at was thrown'
  }
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
