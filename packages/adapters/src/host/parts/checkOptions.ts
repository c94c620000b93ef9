import type { Failure, Fault } from '@mandat/domain'
import { invalidInput, text } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'

/** What an option must be: whether it is, and what completes the sentence "expected ...". */
type Check = readonly [is: (given: unknown) => boolean, says: string]

const isObject = (u: unknown): u is Readonly<Record<string, unknown>> => typeof u === 'object' && u !== null
const isFunction = (u: unknown): boolean => typeof u === 'function'
const has = (u: unknown, ...names: ReadonlyArray<string>): boolean =>
  isObject(u) && names.every((n) => isFunction(u[n]))
const may = (u: unknown, name: string): boolean => isObject(u) && (u[name] === undefined || isFunction(u[name]))

/** Links are made by hanging a page on it, so it ends before a query. */
const isBaseUrl = (u: unknown): boolean => {
  if (typeof u !== 'string' || !URL.canParse(u)) return false
  const { protocol, search, hash, username, password } = new URL(u)
  return (
    /^https?:$/.test(protocol) && [search, hash, username, password].every((part) => part === '') && !/[?#\s]/.test(u)
  )
}

/** One of each option, so that none is forgotten. */
export type Checks<Options> = { readonly [Name in keyof Required<Options>]: Check }
export const optionChecks = {
  file: [(u) => typeof u === 'string' && u !== '' && !u.includes('\0'), "a file's path"],
  stores: [isFunction, 'a function that opens stores'],
  hostSecret: [(u) => u instanceof Uint8Array || isFunction(u), '32 bytes, or a function that gives them'],
  policy: [(u) => isObject(u) && !Array.isArray(u), 'what differs from the default policy'],
  clock: [(u) => isFunction(u) || has(u, 'now'), 'a clock: a function, or an object with a function now'],
  passwords: [(u) => has(u, 'hash', 'verify') && may(u, 'judge'), 'an object with functions hash and verify'],
  mailer: [(u) => has(u, 'send') && may(u, 'close'), 'an object with a function send'],
  baseUrl: [isBaseUrl, 'an address with http or https, without query'],
  service: [(u) => text(1, 200).is(u), 'text of 1 to 200 characters without control characters'],
  // which languages there are, and the rest of these two, is looked at where they are settled
  language: [(u) => typeof u === 'string', "a language's tag"],
  mails: [isObject, 'words and languages'],
  placeOf: [isFunction, 'a function'],
  views: [(u) => Array.isArray(u), 'a list of projections'],
  onProblem: [isFunction, 'a function'],
  work: [(u) => u === 'InBackground' || u === 'ByHand', 'one of InBackground, ByHand'],
} satisfies Readonly<Record<string, Check>>

/** Every option that is no such thing, and every name that is none, likely misspelt; what is left out is no fault. */
const faultsOf = (
  checks: Readonly<Record<string, Check>>,
  options: Readonly<Record<string, unknown>>,
): ReadonlyArray<Fault> =>
  Object.entries(options).flatMap(([path, given]): ReadonlyArray<Fault> => {
    const check = Object.hasOwn(checks, path) ? checks[path] : undefined
    if (check === undefined) return [{ path, expected: `one of the options ${Object.keys(checks).join(', ')}` }]
    const [is, says] = check
    return given === undefined || is(given) ? [] : [{ path, expected: says }]
  })

/** What belongs together. */
const togetherFaults = ({ file, stores, mailer, baseUrl }: Readonly<Record<string, unknown>>): ReadonlyArray<Fault> => [
  ...((file === undefined) === (stores === undefined) ? [{ path: 'file', expected: 'either a file or stores' }] : []),
  ...(mailer !== undefined && baseUrl === undefined
    ? [{ path: 'baseUrl', expected: "the host's address, which the links in mails begin with" }]
    : []),
]

/** Refuses what a host cannot mean at the start, every fault with its path. */
export const checkOptions = <Options extends object>(
  checks: Checks<Options>,
  given: unknown,
): E.Either<Failure, Options> => {
  if (!isObject(given)) return E.left(invalidInput([{ path: 'options', expected: 'an object' }]))
  const faults = [...faultsOf(checks, given), ...togetherFaults(given)]
  return faults.length === 0 ? E.right(given as Options) : E.left(invalidInput(faults))
}
