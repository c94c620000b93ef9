import { type Clock, type Failure, type Fault } from '@mandat/domain'
import {
  decodeMail,
  guarded,
  type Links,
  type LinkTarget,
  type Mail,
  unavailable,
  unreadable,
} from '@mandat/domain/kit'
import type { Chance, Outbox, OutboxEntry } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { nextTry, NEVER } from './backoff.js'
import type { Facts } from './facts.js'
import { linkAddress } from './link.js'
import type { Mailer } from './ports.js'
import { everyMail, type MailKinds, type Rendered } from './templates.js'

/** What a mail needs that only the moment of sending can know; nothing of it is kept. */
export type Resolved =
  | {
      readonly _tag: 'Ready'
      readonly template: string
      readonly to: string
      readonly language: string
      readonly facts: Facts
      readonly link: LinkTarget | null
    }
  /**
   * It no longer holds, or there is nobody to write to (any more): erased, no billing contact, no longer in the
   * directory. `reason` holds no personal data.
   */
  | { readonly _tag: 'Gone'; readonly reason: string }

export interface SenderParts {
  readonly outbox: Outbox
  readonly mailer: Mailer
  /** Asks whether it still holds, looks up the address as it is now and opens the boxes. A failure is tried again, as the mailer's is. */
  readonly resolve: (mail: Mail) => TaskEither<Failure, Resolved>
  readonly links: Pick<Links, 'sign'>
  readonly clock: Clock
  /** The host's own address, which links begin with. */
  readonly baseUrl: string
  /** The kinds of mails and their words; the library's own by default. */
  readonly kinds?: MailKinds
  /** How many mails are read from the outbox at once. */
  readonly batch?: number
  /** Told of mails that failed; of several that fail alike in one run, of the first. Nobody waits for it. */
  readonly onFailed?: (failed: FailedMail) => void
  /** Asked before each mail: once it says no, the run ends, and what is due waits for the next. */
  readonly going?: () => boolean
  /** What is drawn for how long a mail waits after a failure; `Math.random` by default. */
  readonly chance?: Chance
}

/** A try to send a mail that failed: its template (its id, where that cannot be told), and how many tries it had. */
export interface FailedMail {
  readonly template: string
  readonly failure: Failure
  readonly attempts: number
}

/** Ids of what became of the mails of one run. */
export interface SendReport {
  readonly sent: ReadonlyArray<string>
  readonly gone: ReadonlyArray<string>
  readonly failed: ReadonlyArray<string>
}
export interface OutboxSender {
  /**
   * Sends what is due, one by one; called while a run is under way, it is that run's answer. A mail that fails is due
   * again after {@link nextTry} and holds up no other. It fails itself only when the outbox does.
   */
  readonly sendDue: () => TaskEither<Failure, SendReport>
}

/** What the host or a mailer throws is a failure as well; its text is not ours to keep (ACC-09). */
const itThrew = (where: string): Failure => unavailable(where, `the ${where} threw`)

type Outcome = keyof SendReport
/** What became of a mail, and whether the outbox took it down. */
type Settled = readonly [Outcome, E.Either<Failure, void>]

/** The run under way on each outbox, so that one mail is never sent twice at once in this process. */
const runs = new WeakMap<Outbox, Promise<E.Either<Failure, SendReport>>>()

/**
 * Sends the mails of an outbox, at least once each: see {@link Mailer} for what a crash can do. Let one process send
 * from an outbox: two at once would both send what is due.
 */
export const outboxSender = (parts: SenderParts): OutboxSender => {
  const settle = settling(parts)
  return {
    sendDue: () => () => {
      const { outbox } = parts
      const running = runs.get(outbox) ?? run(parts, settle).finally(() => runs.delete(outbox))
      runs.set(outbox, running)
      return running
    },
  }
}

/** `told`: how others of the same run failed. */
type Settle = (entry: OutboxEntry, told: Set<string>) => Promise<Settled>

const run = async (
  { outbox, clock, batch = 100, going = () => true }: SenderParts,
  settle: Settle,
): Promise<E.Either<Failure, SendReport>> => {
  const report: Record<Outcome, Array<string>> = { sent: [], gone: [], failed: [] }
  const tried = new Set<string>()
  const told = new Set<string>()
  let trouble: E.Either<Failure, unknown> = E.right(undefined)
  for (;;) {
    const due = await outbox.due(clock.now(), batch)()
    if (E.isLeft(due)) return due
    const fresh = due.right.filter(({ id }) => !tried.has(id))
    for (const entry of fresh) {
      if (!going()) break
      tried.add(entry.id)
      const [outcome, recorded] = await settle(entry, told)
      report[outcome].push(entry.id)
      if (E.isLeft(recorded)) trouble = recorded
    }
    // what could not be recorded is still due: that is for the next run
    if (fresh.length === 0 || !going()) return E.map(() => report)(trouble)
  }
}

/** Delivers a mail and takes down what became of it. */
const settling = (parts: SenderParts): Settle => {
  const { outbox, clock, chance = Math.random, kinds = everyMail, onFailed = () => undefined } = parts
  const readMail = decodeMail(kinds.definitions)
  /** Sent, but not recorded: this process knows better than to send them again. */
  const unrecorded = new Set<string>()
  const record = async (id: string): Promise<Settled> => {
    unrecorded.add(id)
    const recorded = await outbox.sent(id, clock.now())()
    if (E.isRight(recorded)) unrecorded.delete(id)
    return ['sent', recorded]
  }
  return async (entry, told) => {
    const { id } = entry
    if (unrecorded.has(id)) return record(id)
    const delivered = await deliver(parts, readMail, entry)
    if (E.isLeft(delivered)) {
      const { left: failure } = delivered
      const attempts = entry.attempts + 1
      if (told.size !== told.add(failure.message).size)
        onFailed({ template: templateOf(kinds, entry), failure, attempts })
      return ['failed', await outbox.failed(id, failure.message, nextTry(clock.now(), attempts, chance))()]
    }
    switch (delivered.right._tag) {
      case 'Gone':
        return ['gone', await outbox.failed(id, `never sent: ${delivered.right.reason}`, NEVER)()]
      case 'Ready':
        return record(id)
    }
  }
}

const templateOf = ({ definitions }: MailKinds, { id, mail }: OutboxEntry): string => {
  const template = typeof mail === 'object' && mail !== null && 'template' in mail ? mail.template : null
  return typeof template === 'string' && definitions.has(template) ? template : id
}

const deliver = async (
  parts: SenderParts,
  readMail: ReturnType<typeof decodeMail>,
  { id, mail: stored, queuedAt }: OutboxEntry,
): Promise<E.Either<Failure, Resolved>> => {
  const read = E.mapLeft((faults: ReadonlyArray<Fault>) => unreadable('the mail', faults))(readMail(stored))
  if (E.isLeft(read)) return read
  const mail = read.right
  const resolved = await guarded('recipient', () => parts.resolve(mail)(), itThrew)
  if (E.isLeft(resolved) || resolved.right._tag === 'Gone') return resolved
  const words = wordsOf(parts, resolved.right)
  if (E.isLeft(words)) return words
  const outgoing = { id, queuedAt, to: resolved.right.to, ...words.right }
  const sent = await guarded('mailer', () => parts.mailer.send(outgoing)(), itThrew)
  return E.bimap(withoutAddresses, () => resolved.right)(sent)
}

/** A mailer's words may repeat what a server answered: whom the mail was to, or the link in it (ACC-09). */
const withoutAddresses = (failure: Failure): Failure => ({
  ...failure,
  message: failure.message.replaceAll(/\S*(?:@|:\/\/)\S*/g, '…'),
})

const wordsOf = (
  { kinds = everyMail, baseUrl, links }: SenderParts,
  { template, link, language, facts }: Extract<Resolved, { _tag: 'Ready' }>,
): E.Either<Failure, Rendered> => {
  const rendered = E.tryCatch(
    () => kinds.render(template, language, facts, link === null ? null : linkAddress(baseUrl, links, link)),
    () => unavailable('mail', `the mail ${template} cannot be put into words`),
  )
  return E.flatten(rendered)
}
