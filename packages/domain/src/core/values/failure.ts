import type { Fault } from './codecs.js'

/**
 * The machine could not, whatever the rules say. Never mixed with a refusal: a refusal is final until the facts change,
 * a failure may be gone on the next try.
 */
export type Failure = { readonly _tag: 'Failure'; readonly message: string } & (
  | { readonly kind: 'InvalidInput'; readonly faults: ReadonlyArray<Fault> }
  /** A stored event, document or file cannot be read: damaged, foreign, or newer than this code. */
  | { readonly kind: 'Unreadable'; readonly where: string; readonly faults: ReadonlyArray<Fault> }
  /** The store, mail server or key store did not answer; nothing was changed. */
  | { readonly kind: 'Unavailable'; readonly where: string }
  /** It is not known whether the change was made: send the same command with the same id again. */
  | { readonly kind: 'Unknown'; readonly where: string }
  /** Others kept changing the same stream for longer than the bounded retries. */
  | { readonly kind: 'Contended'; readonly where: string }
  | { readonly kind: 'MissingKey'; readonly where: string }
  /** A box was altered, moved, or sealed with another key; never the same answer as an erased key (PRV-07). */
  | { readonly kind: 'Tampered'; readonly where: string }
  | { readonly kind: 'Closed'; readonly where: string }
)

const failure =
  <K extends Failure['kind']>(kind: K) =>
  (where: string, message: string): Extract<Failure, { kind: K }> =>
    ({ _tag: 'Failure', kind, where, message }) as unknown as Extract<Failure, { kind: K }>

/** `where` did not answer, or could not do its part; nothing was changed, and a later try may do. */
export const unavailable = failure('Unavailable')
/** `where` broke off: the change may have been made. The same command with the same id settles it (LOG-07). */
export const unknownOutcome = failure('Unknown')
/** Others changed `where` at every one of a bounded number of tries; nothing was changed by this one. */
export const contended = failure('Contended')
/** PRV-07: the key of a box, or of a whole file, is not there, and no erasure says why. */
export const missingKey = failure('MissingKey')
/** PRV-07: a box or a stored key was altered, moved, or made with another key. */
export const tampered = failure('Tampered')
/** It was closed before; nothing was done, and nothing will be. */
export const closed = failure('Closed')

/** So many faults are told, and so much of a path: the rest of what somebody sent is not sent back. */
const TOLD = 50
const PATH = 200

/**
 * What was received cannot be: faults with their paths, 50 at most, and how many more there are; the value itself is
 * never repeated (ACC-09).
 */
export const invalidInput = (all: ReadonlyArray<Fault>): Failure => {
  const faults = all.slice(0, TOLD).map((f) => (f.path.length > PATH ? { ...f, path: `${f.path.slice(0, PATH)}…` } : f))
  const rest = all.length - faults.length
  return {
    _tag: 'Failure',
    kind: 'InvalidInput',
    faults: rest > 0 ? [...faults, { path: '', expected: `${String(rest)} more faults to be mended` }] : faults,
    message: `invalid input: ${faults.map((f) => `${f.path === '' ? 'input' : f.path}: expected ${f.expected}`).join('; ')}${rest > 0 ? `; and ${String(rest)} more` : ''}`,
  }
}
/** What is stored at `where` is damaged, foreign, or newer than this code; trying again does not help. */
export const unreadable = (where: string, faults: ReadonlyArray<Fault>): Failure => ({
  _tag: 'Failure',
  kind: 'Unreadable',
  where,
  faults,
  message: `cannot read ${where}: ${faults.map((f) => `${f.path}: expected ${f.expected}`).join('; ')}`,
})
