import { type Clock, type Failure, type Passwords, type Policy } from '@mandat/domain'
import type { PlaceOf } from '@mandat/projections'
import type { AnyProjection } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { argon2Passwords } from '../../passwords/index.js'
import type { Stores } from '../../stores/ports/stores.js'
import { openSqlite } from '../../stores/sqlite/index.js'
import { type HostKeys, hostKeys } from '../../vault/index.js'
import type { HostWords, Mailer, MailLanguage, MailOptions } from '../../mail/index.js'
import { checkMails } from './checkMails.js'
import { checkOptions, optionChecks } from './checkOptions.js'
import { checkPolicy } from './checkPolicy.js'
import { secretOf } from './hostSecret.js'
import { knownSecret } from './knownSecret.js'
import { checkViews, type OwnViews } from './ownViews.js'
import {
  clockOf,
  mailerOf,
  passwordsOf,
  type PlainClock,
  type PlainMailer,
  type PlainPasswords,
  type SecretSource,
} from './plainPorts.js'
import { type Problem, type Tell, telling } from './problems.js'
import { systemClock } from './systemClock.js'

/**
 * What a host opens the library with: a `file`, or `stores` of its own; all else has a default. An option that cannot
 * be is `InvalidInput`; a file that lost its key file is `MissingKey`.
 * @example
 * const policy = { sessionHours: 12 }
 * const opened = await openMandat({ file: 'manager.db', baseUrl: 'https://manager.example', policy })
 */
export interface MandatOptions {
  /** Everything in this SQLite file. Give this, or `stores`. */
  readonly file?: string
  /** Stores of your own, opened with the keys derived from the host's secret. */
  readonly stores?: (keys: HostKeys) => TaskEither<Failure, Stores>
  /**
   * 32 bytes that all keys are derived from, or a function that gives them. Left out: a key file beside `file`, made at
   * the first start. Another one than at the first start is `MissingKey`.
   */
  readonly hostSecret?: SecretSource
  /** What differs from {@link defaultPolicy}. */
  readonly policy?: Partial<Policy>
  readonly clock?: Clock | PlainClock
  readonly passwords?: Passwords | PlainPasswords
  /** Without one, mails wait in the outbox. Of several processes on the same stores, give it to one. */
  readonly mailer?: Mailer | PlainMailer
  /** The host's address (http or https), which mailed links begin with: a mailer wants one. */
  readonly baseUrl?: string
  /** The name under every mail. */
  readonly service?: string
  /** For recipients without an account; one of the library's languages, or of those in `mails`. */
  readonly language?: MailLanguage | (string & {})
  /** Words of your own for mails, and languages of your own. */
  readonly mails?: MailOptions
  /** Where an IP address is, for the list of a person's sessions (ACC-05); asked when it is shown, and kept nowhere. */
  readonly placeOf?: PlaceOf
  /** Read models of the host's own, kept beside the library's: docs/read-models.md. */
  readonly views?: ReadonlyArray<AnyProjection>
  /**
   * Hears every failure that nobody waits for: of processes, the clock, read models, subscriptions and mails, once for
   * each try. What it throws or rejects with changes nothing.
   * @example onProblem: ({ where, name, failure, times }) => console.error(where, name, failure.message, times)
   */
  readonly onProblem?: (problem: Problem) => void | Promise<void>
  /**
   * `InBackground`: read models, processes, mails and the clock go on by themselves. `ByHand`: only when `settle` and
   * `tick` are called, for scripts and tests that bring their own clock.
   */
  readonly work?: 'InBackground' | 'ByHand'
}

export interface Settled {
  readonly stores: Stores
  readonly keys: HostKeys
  readonly policy: Policy
  readonly clock: Clock
  readonly passwords: Passwords
  readonly mailer: Mailer | null
  /** Empty without a mailer, which alone needs it. */
  readonly baseUrl: string
  readonly service: string
  readonly language: string
  readonly words: HostWords
  readonly placeOf: PlaceOf | null
  readonly views: OwnViews
  readonly tell: Tell
  readonly inBackground: boolean
}

/** Opens what the options name; nothing is left open when it fails. */
export const settleOptions = async (given: MandatOptions): Promise<E.Either<Failure, Settled>> => {
  const checked = checkOptions<MandatOptions>(optionChecks, given)
  if (E.isLeft(checked)) return checked
  const options = checked.right
  const [policy, clock] = [checkPolicy(options.policy), clockOf(options.clock ?? systemClock())]
  if (E.isLeft(policy)) return policy
  const views = checkViews(options.views, policy.right)
  if (E.isLeft(views)) return views
  const mails = checkMails(options)
  if (E.isLeft(mails)) return mails
  if (E.isLeft(clock)) return clock
  const secret = await secretOf(options)
  if (E.isLeft(secret)) return secret
  const { file = '', stores } = options
  const keys = hostKeys(secret.right)
  const opened = await (stores?.(keys) ?? openSqlite({ file, claimsKey: keys.claims }))()
  if (E.isLeft(opened)) return opened
  const known = await knownSecret(opened.right, secret.right)
  if (E.isLeft(known)) {
    await opened.right.close()()
    return known
  }
  return E.right({
    stores: opened.right,
    keys,
    policy: policy.right,
    clock: clock.right,
    passwords: options.passwords === undefined ? argon2Passwords() : passwordsOf(options.passwords),
    mailer: options.mailer === undefined ? null : mailerOf(options.mailer),
    baseUrl: options.baseUrl ?? '',
    ...mails.right,
    placeOf: options.placeOf ?? null,
    views: views.right,
    tell: telling(options.onProblem),
    inBackground: options.work !== 'ByHand',
  })
}
