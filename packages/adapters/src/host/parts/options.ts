import { type Clock, type Failure, type Passwords, type Policy } from '@mandat/domain'
import { invalidInput, missingKey } from '@mandat/domain/kit'
import type { PlaceOf } from '@mandat/projections'
import type { AnyProjection } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { existsSync, statSync } from 'node:fs'
import { argon2Passwords } from '../../passwords/index.js'
import type { Stores } from '../../stores/ports/stores.js'
import { openDatabase, openSqlite } from '../../stores/sqlite/index.js'
import { type HostKeys, hostKeys, hostSecretFile } from '../../vault/index.js'
import type { HostWords, Mailer, MailLanguage, MailOptions } from '../../mail/index.js'
import { checkMails } from './checkMails.js'
import { checkPolicy } from './checkPolicy.js'
import { checkViews, type OwnViews } from './ownViews.js'
import { systemClock } from './systemClock.js'

/**
 * What a host opens the library with: a `file`, or `stores` of its own; all else has a default. An option that cannot
 * be is
 * `InvalidInput`; a file that lost its key file is `MissingKey`.
 * @example
 * const opened = await openMandat({ file: 'manager.db', baseUrl: 'https://manager.example', policy: { sessionHours: 12
 * } })
 */
export interface MandatOptions {
  /** Everything in this SQLite file. Give this, or `stores`. */
  readonly file?: string
  /** Stores of your own, opened with the keys derived from the host's secret. */
  readonly stores?: (keys: HostKeys) => TaskEither<Failure, Stores>
  /** 32 bytes that all keys are derived from. Left out: a key file beside `file`, made at the first start. */
  readonly hostSecret?: Uint8Array
  /** What differs from {@link defaultPolicy}. */
  readonly policy?: Partial<Policy>
  readonly clock?: Clock
  readonly passwords?: Passwords
  /** Without one, mails wait in the outbox. Of several processes on the same stores, give it to one. */
  readonly mailer?: Mailer
  /** The host's address, which mailed links begin with. */
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
  readonly baseUrl: string
  readonly service: string
  readonly language: string
  readonly words: HostWords
  readonly placeOf: PlaceOf | null
  readonly views: OwnViews
  readonly inBackground: boolean
}

/** Opens what the options name; nothing is left open when it fails. */
export const settleOptions = async (options: MandatOptions): Promise<E.Either<Failure, Settled>> => {
  const { file, stores } = options
  if ((file === undefined) === (stores === undefined))
    return E.left(invalidInput([{ path: 'file', expected: 'either a file or stores' }]))
  const policy = checkPolicy(options.policy)
  if (E.isLeft(policy)) return policy
  const views = checkViews(options.views, policy.right)
  if (E.isLeft(views)) return views
  const mails = checkMails(options)
  if (E.isLeft(mails)) return mails
  const secret = await secretOf(options)
  if (E.isLeft(secret)) return secret
  const keys = hostKeys(secret.right)
  const opened = await (stores?.(keys) ?? openSqlite({ file: file ?? '', claimsKey: keys.claims }))()
  return E.map((open: Stores): Settled => ({
    stores: open,
    keys,
    policy: policy.right,
    clock: options.clock ?? systemClock(),
    passwords: options.passwords ?? argon2Passwords(),
    mailer: options.mailer ?? null,
    baseUrl: options.baseUrl ?? 'http://localhost',
    ...mails.right,
    placeOf: options.placeOf ?? null,
    views: views.right,
    inBackground: options.work !== 'ByHand',
  }))(opened)
}

const secretOf = async ({ hostSecret, file }: MandatOptions): Promise<E.Either<Failure, Uint8Array>> => {
  if (hostSecret !== undefined)
    return hostSecret.length === 32
      ? E.right(hostSecret)
      : E.left(invalidInput([{ path: 'hostSecret', expected: '32 bytes' }]))
  if (file === undefined || file === ':memory:')
    return E.left(
      invalidInput([{ path: 'hostSecret', expected: '32 bytes, since there is no file to keep them beside' }]),
    )
  const key = `${file}.key`
  // the key is made before the file: where the file is looked at first, no other process's start can come between
  if (!hasData(file) || existsSync(key)) return hostSecretFile(key)()
  const looked = await openDatabase({ file })()
  if (E.isLeft(looked)) return looked
  await looked.right.close()()
  return E.left(
    missingKey(key, `the key file ${key} is missing: with another key nothing in the file would open any more`),
  )
}

const hasData = (file: string): boolean => {
  const found = statSync(file, { throwIfNoEntry: false })
  return found?.isFile() === true && found.size > 0
}
