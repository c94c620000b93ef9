import { type Clock, type Failure, Instant, instantOf, MINUTE, type Passwords, type Secret } from '@mandat/domain'
import { codeIn, invalidInput, OwnWords, unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { types } from 'node:util'
import type { Mailer, OutgoingMail } from '../../mail/index.js'
import { judgePassword } from '../../passwords/index.js'
import { within } from './within.js'

/** What a plain function may answer: it, a promise of it, or what a function of fp-ts answers. */
type Answer<A> = A | E.Either<Failure, A> | Promise<A | E.Either<Failure, A>> | TaskEither<Failure, A>

/** A {@link Mailer} in plain functions: a mail whose promise resolves was taken over, one that rejects is tried again. */
export interface PlainMailer {
  /** What it rejects with is not repeated anywhere, but for its `code`: it may name an address (ACC-09). */
  readonly send: (mail: OutgoingMail) => Promise<unknown>
  readonly close?: () => unknown
}
/** A {@link Clock} in plain functions: the time as a `Date`, or as a text that a `Date` can be made of. */
export type PlainClock = (() => Date | string) | { readonly now: () => Date | string }
/** {@link Passwords} in plain functions; without `judge`, passwords are judged as the library's own do. */
export interface PlainPasswords {
  readonly hash: (password: Secret) => Answer<string>
  readonly verify: (password: Secret, hash: string) => Answer<boolean>
  readonly judge?: Passwords['judge']
}
/** The host's secret, or where it comes from: a key service, say. */
export type SecretSource = Uint8Array | (() => Answer<Uint8Array>)

const isEither = (answer: unknown): answer is E.Either<Failure, unknown> =>
  typeof answer === 'object'
  && answer !== null
  && '_tag' in answer
  && (answer._tag === 'Left' || answer._tag === 'Right')

/** Only a code: what was thrown may repeat an address or a password (ACC-09). */
const failed = (where: string, thrown: unknown): Failure => {
  const code = codeIn(thrown)
  return unavailable(where, `the ${where} failed${code === null ? '' : ` (${code})`}`)
}

/** What a host's function answers, in whatever form; what it throws or rejects with is `Unavailable`. */
export const answered =
  <A>(where: string, call: () => unknown, read: (answer: unknown) => E.Either<Failure, A>): TaskEither<Failure, A> =>
  async () => {
    try {
      const given = call()
      const answer: unknown = await (typeof given === 'function' ? (given as () => unknown)() : given)
      // a promise of a failure is no success
      return isEither(answer) ? E.flatMap(answer, read) : read(answer)
    } catch (thrown) {
      return E.left(failed(where, thrown))
    }
  }

const anything = (): E.Either<Failure, void> => E.right(undefined)
const expecting =
  <A>(where: string, says: string, is: (answer: unknown) => answer is A) =>
  (answer: unknown): E.Either<Failure, A> =>
    is(answer) ? E.right(answer) : E.left(unavailable(where, `the ${where} did not answer with ${says}`))

const NO_PROMISE = unavailable('mailer', 'the mailer gave no promise: nobody knows whether it sends the mail')
/** Who forgets the promise would have every mail recorded as sent. */
const promised = (given: unknown): unknown =>
  typeof given === 'function' || (typeof given === 'object' && given !== null && 'then' in given)
    ? given
    : E.left(NO_PROMISE)

/** How long a mailer may take for one mail, in milliseconds: as long as an SMTP server for its last answer (RFC 5321). */
const MAILER_MS = 10 * MINUTE
const LATE = unavailable('mailer', 'the mailer did not answer in time: nobody knows whether it sends the mail')

/** Mails go out in turn, and a host closes after the one in hand: none is waited for without an end. */
export const mailerOf = (given: Mailer | PlainMailer, patienceMs = MAILER_MS): Mailer => ({
  send: (mail) => async () => {
    const sent = await within(patienceMs, answered('mailer', () => promised(given.send(mail)), anything)())
    return sent ?? E.left(LATE)
  },
  ...(given.close === undefined ? {} : { close: () => answered('mailer', () => given.close?.(), anything) }),
})

export const passwordsOf = (given: Passwords | PlainPasswords): Passwords => ({
  hash: (password) =>
    answered(
      'passwords',
      () => given.hash(password),
      expecting('passwords', 'a hash', (one): one is string => typeof one === 'string' && one !== ''),
    ),
  verify: (password, hash) =>
    answered(
      'passwords',
      () => given.verify(password, hash),
      expecting('passwords', 'true or false', (one): one is boolean => typeof one === 'boolean'),
    ),
  judge: (...args) => given.judge?.(...args) ?? judgePassword(...args),
})

const millisOf = (told: unknown): number =>
  types.isDate(told) || typeof told === 'string' ? new Date(told).getTime() : Number.NaN

/** Asked once here: a clock that cannot tell the time is refused at the start. */
export const clockOf = (given: Clock | PlainClock): E.Either<Failure, Clock> => {
  let last: unknown
  let instant = '' as Instant
  const told = (): unknown => {
    try {
      return typeof given === 'function' ? given() : given.now()
    } catch {
      // its words are not ours to repeat (ACC-09)
      throw new OwnWords('the clock told no time')
    }
  }
  const now = (): Instant => {
    const time = told()
    // text of the very form is taken as it is; and within a moment, nothing is made twice
    if (time !== last || typeof time !== 'string') instant = Instant.is(time) ? time : instantOf(millisOf(time))
    last = time
    return instant
  }
  return E.tryCatch(
    () => (now(), { now }),
    () => invalidInput([{ path: 'clock', expected: 'a clock that tells the time as a Date or as text' }]),
  )
}

export const secretFrom = (source: SecretSource): TaskEither<Failure, Uint8Array> =>
  answered('hostSecret', typeof source === 'function' ? source : () => source, (bytes) =>
    bytes instanceof Uint8Array && bytes.length === 32
      ? E.right(bytes)
      : E.left(invalidInput([{ path: 'hostSecret', expected: '32 bytes' }])),
  )
