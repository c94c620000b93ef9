import {
  type Actor,
  type AnyEvent,
  type Clock,
  type Failure,
  type Handled,
  type Instant,
  type Passwords,
  type Refusal,
} from '@mandat/domain'
import { later, type StoredEvent } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Mandat } from '../host/open/mandat.js'
import { openMandat } from '../host/open/openMandat.js'
import type { MandatOptions } from '../host/parts/options.js'
import type { Stores } from '../stores/ports/stores.js'
import { type MemoryMail, memoryMailer } from '../mail/index.js'
import { memoryStores } from '../stores/memory/index.js'
import { argon2Passwords } from '../passwords/index.js'
import { openSqlite } from '../stores/sqlite/index.js'
import { hostKeys } from '../vault/index.js'
import { right } from './scratch.js'

/** A host as its users hold it, with a clock that a test moves and a mailer that it reads. */
export interface TestHost {
  readonly manager: Mandat
  readonly clock: Clock & { readonly move: (ms: number) => void }
  readonly mails: () => ReadonlyArray<MemoryMail>
  /** Of the host, as opened; for looking at what no user sees. */
  readonly stores: Stores
  /** The next id of a fixed row: two runs of one test use the same ones. */
  readonly id: () => string
  /** A second manager on the same stores, clock and mailer. */
  readonly another: (options?: HostOptions) => Promise<TestHost>
}

export const secret = new Uint8Array(32).fill(7)
/** Cheap: what is tested is what is done with the answer. */
export const cheapPasswords: Passwords = argon2Passwords({ memoryKiB: 64, iterations: 1, parallelism: 1 })
export const START_OF_TIME = '2026-03-02T08:00:00.000Z' as Instant

export const movingClock = (start: Instant = START_OF_TIME): TestHost['clock'] => {
  let now = start
  return { now: () => now, move: (ms) => void (now = later(now, ms)) }
}
export const rowOfIds = (): (() => string) => {
  let last = 0
  return () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`
}

export interface HostOptions extends Omit<MandatOptions, 'stores' | 'clock' | 'mailer' | 'hostSecret'> {
  /** Between the host and its stores: what breaks them, or counts. */
  readonly wrap?: (stores: Stores) => Stores
  /** Of the log in memory; with gaps when left out, so that nothing counts with positions. */
  readonly positions?: 'Dense' | 'Sparse'
}

/** Opens a host by hand, in memory unless `options` name a file. */
export const openHost = async (options: HostOptions = {}): Promise<TestHost> => {
  const mailer = memoryMailer()
  const shared = { clock: movingClock(), mails: mailer.sent, id: rowOfIds() }
  const keys = hostKeys(secret)
  const memory = right(await memoryStores(keys, { positions: options.positions ?? 'Sparse' })())
  const open = async ({
    file,
    wrap = (stores) => stores,
    positions: _,
    policy,
    ...rest
  }: HostOptions): Promise<TestHost> => {
    const stores = file === undefined ? memory : right(await openSqlite({ file, claimsKey: keys.claims })())
    const manager = right(
      await openMandat({
        clock: shared.clock,
        mailer,
        passwords: cheapPasswords,
        work: 'ByHand',
        baseUrl: 'https://manager.example',
        hostSecret: secret,
        // who tests that mails are few says so: all others write to one address again and again
        policy: { mailsAnHour: null, ...policy },
        stores: () => TE.right(wrap(stores)),
        ...rest,
      }),
    )
    return { manager, stores, ...shared, another: (more = {}) => open({ ...options, wrap: (plain) => plain, ...more }) }
  }
  return open(options)
}

export type Answered = E.Either<Refusal | Failure, Handled<AnyEvent>>
interface More {
  readonly id?: string
  readonly from?: { readonly ipAddress: string | null; readonly device: string | null }
  readonly correlation?: string
}

/** What a host writes: a command's name, content and actor. */
export const ask = (
  { manager, id }: TestHost,
  type: string,
  data: object,
  actor: Actor,
  more: More = {},
): Promise<Answered> => manager.executeUnknown({ type, data, actor, id: id(), ...more })
/** As {@link ask}, for what must work. */
export const tell = async (
  host: TestHost,
  type: string,
  data: object,
  actor: Actor,
  more: More = {},
): Promise<Handled<AnyEvent>> => {
  const answer = await ask(host, type, data, actor, more)
  if (E.isLeft(answer)) throw new Error(`${type}: ${JSON.stringify(answer.left)}`)
  return answer.right
}
/** The name of a refusal, the kind of a failure, or what became of a command that was not refused. */
export const wordOf = (answer: E.Either<Refusal | Failure, unknown>): string => {
  if (E.isLeft(answer)) return answer.left._tag === 'Refusal' ? answer.left.name : answer.left.kind
  const { right: handled } = answer
  return typeof handled === 'object' && handled !== null && 'outcome' in handled ? String(handled.outcome) : 'Right'
}

/** Everything that the log holds. */
export const logOf = async ({ stores }: TestHost): Promise<ReadonlyArray<StoredEvent>> =>
  right(await stores.events.readAll({ after: 0, count: 1_000_000 })())
export const typesOf = (events: ReadonlyArray<{ readonly type: string }>): ReadonlyArray<string> =>
  events.map(({ type }) => type)
