import { type Claim, type StoredEvent } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import { type Breaker, breaker, type Manner } from './crash.js'
import { logOf, openHost, wordOf } from './host.js'
import { settled } from './people.js'
import { right } from './scratch.js'
import { prepare } from './crashSteps.js'

/** To the day: who was retried came later. */
const MOMENT = /(\d{4}-\d{2}-\d{2})T[\d:.]+Z/g
/** What two runs are compared by: everything but what is drawn at random, and when it was written. */
const shown = ({ type, data, meta, revision }: StoredEvent): unknown => [
  revision,
  type,
  meta.commandType,
  meta.actor,
  JSON.parse(
    // a command's name as it was sent (`command`) is made of a digest under its person's key
    JSON.stringify(data, (key, value: unknown) =>
      ['box', 'hash', 'credential', 'command'].includes(key) && value !== null ? '*' : value,
    ).replace(MOMENT, '$1'),
  ) as unknown,
]
export interface CrashRun {
  readonly broke: string | null
  readonly calls: ReadonlyArray<string>
  readonly streams: Readonly<Record<string, ReadonlyArray<unknown>>>
  /** Template and recipient of every mail, once each. */
  readonly mails: ReadonlyArray<string>
  readonly sentTwice: ReadonlyArray<string>
  readonly claims: ReadonlyArray<unknown>
  /** What a second `settle`, `tick` and `settle` did: nothing. */
  readonly late: { readonly events: number; readonly mails: number }
}

/**
 * Runs the scenario with the `at`-th call of a port broken: what fails is tried again, after a death by a new process.
 */
export const crashRun = async (at: number, manner: Manner): Promise<CrashRun> => {
  const plain = await openHost()
  const { steps, emails } = await prepare(plain)
  const broken: Breaker = breaker(at, manner)
  let host = await plain.another({ wrap: broken.wrap })
  for (const [index, step] of steps.entries()) {
    let answer = await step(host)
    for (let tries = 0; E.isLeft(answer) && tries < 3; tries++) {
      const word = wordOf(answer as never)
      if (broken.broke() === null || !['Unavailable', 'Unknown'].includes(word))
        throw new Error(`step ${String(index)}, ${String(broken.broke())}: ${JSON.stringify(answer)}`)
      if (manner === 'Dies' || manner === 'DiesAfter') host = await plain.another()
      answer = await step(host)
    }
    right(answer)
  }
  const calls = broken.calls()
  await settled(host)
  const [events, mails] = [(await logOf(host)).length, host.mails().length]
  await settled(host)
  right(await host.manager.tick())
  await settled(host)
  const log = await logOf(host)
  const streams: Record<string, Array<unknown>> = {}
  for (const event of log) (streams[event.stream] ??= []).push(shown(event))
  const ids = host.mails().map((mail) => mail.messageId)
  return {
    broke: broken.broke(),
    calls,
    streams,
    mails: [...new Map(host.mails().map((mail) => [mail.messageId, `${mail.to}: ${mail.subject}`])).values()].sort(),
    sentTwice: ids.filter((id, i) => ids.indexOf(id) !== i),
    claims: await Promise.all(
      emails.map(async (email) =>
        O.toNullable(
          O.map(({ owner, confirmed }: Claim) => [owner, confirmed])(
            right(await host.stores.claims.find('Email', email)()),
          ),
        ),
      ),
    ),
    late: { events: log.length - events, mails: host.mails().length - mails },
  }
}

/** What must be the same, however often it crashed. */
export const endOf = ({ streams, mails, claims, late }: CrashRun): string =>
  JSON.stringify({ streams, mails, claims, late })

/** What is wrong after a run that broke at the `at`-th call, a call of `port`; nothing, when all is well. */
export const troubleOf = async (
  at: number,
  port: string,
  manner: Manner,
  expected: string,
): Promise<ReadonlyArray<string>> => {
  const where = `${manner} at ${String(at)} (${port})`
  try {
    const run = await crashRun(at, manner)
    // a mail that went out, but could not be recorded before its process died, goes out once more
    const twice = port === 'outbox.sent' && manner === 'Dies' ? 1 : 0
    return [
      ...(run.broke === port ? [] : [`${where} broke ${String(run.broke)}`]),
      ...(endOf(run) === expected
        ? []
        : [`${where} ended otherwise: ${JSON.stringify([run.mails, run.claims, run.late])}`]),
      ...(run.sentTwice.length === twice ? [] : [`${where} sent ${String(run.sentTwice.length)} mails twice`]),
    ]
  } catch (e) {
    return [`${where} threw ${(e as Error).message.slice(0, 300)}`]
  }
}
