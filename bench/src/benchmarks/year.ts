import { type Mailer, memoryMailer, openMandat, scryptPasswords } from '@mandat/adapters'
import type { Instant, Secret } from '@mandat/domain'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { right } from '../right.js'
import type { Counts } from '../counting.js'
import { type Benchmark, type Context, type Row, rowOf } from '../runner.js'

interface Line {
  readonly at: string
  readonly type?: string
  readonly data?: Readonly<Record<string, unknown>>
  readonly call?: { readonly token: string; readonly scope: string }
}
interface Place {
  readonly $link: { readonly template: string; readonly to: string; readonly stream: string }
}
interface Played {
  readonly commands: number
  /** Seconds in `execute` and `authenticateToken`; and in all. */
  readonly deciding: number
  readonly whole: number
}

const isPlace = (value: unknown): value is Place => typeof value === 'object' && value !== null && '$link' in value
/** 'PasswordResetLink' is what the page 'password-reset' is called in the year. */
const pageOf = (template: string): string =>
  template
    .replace(/Link$/, '')
    .replaceAll(/(?<=.)[A-Z]/g, (letter) => `-${letter}`)
    .toLowerCase()

/** A mailer that remembers the newest link of each kind for each reader. */
const mailbox = () => {
  const mails = memoryMailer()
  const links = new Map<string, string>()
  const mailer: Mailer = {
    send: (mail) => {
      const [url] = /https:\/\/\S+\/links\/\S+/.exec(mail.text) ?? []
      if (url !== undefined) {
        const { pathname, searchParams } = new URL(url)
        links.set(
          `${pathname.split('/').at(-1) ?? ''} ${mail.to} ${searchParams.get('stream') ?? ''}`,
          searchParams.get('link') ?? '',
        )
      }
      return mails.send(mail)
    },
  }
  const find = (value: unknown): unknown =>
    isPlace(value)
      ? (links.get(`${pageOf(value.$link.template)} ${value.$link.to} ${value.$link.stream}`) ?? 'no such link')
      : value
  return { mailer, find }
}

/**
 * One after the other, as the year has them; what follows from the day's commands is done at its end, or when a mail is
 * waited for.
 */
const play = async (folder: string, lines: ReadonlyArray<Line>): Promise<Played> => {
  let now = lines[0]?.at ?? ''
  const { mailer, find } = mailbox()
  const mandat = right(
    await openMandat({
      file: join(folder, 'year.db'),
      clock: { now: () => now as Instant },
      mailer,
      baseUrl: 'https://manager.example',
      work: 'ByHand',
      passwords: scryptPasswords({ logN: 1, parallelism: 1 }),
    }),
  )
  const tokens = new Map<string, Secret>()
  let deciding = 0
  const timed = async <A>(task: () => Promise<A>): Promise<A> => {
    const start = performance.now()
    const answer = await task()
    deciding += (performance.now() - start) / 1_000
    return answer
  }
  const start = performance.now()
  for (const { at, type, data = {}, call, ...rest } of lines) {
    if (at.slice(0, 10) !== now.slice(0, 10)) {
      right(await mandat.tick())
      right(await mandat.settle())
    }
    now = at
    if (call !== undefined) {
      await timed(() => mandat.authenticateToken(tokens.get(call.token)?.reveal() ?? 'never shown', call.scope))
      continue
    }
    if (Object.values(data).some(isPlace)) right(await mandat.settle())
    const given = {
      ...rest,
      type,
      data: Object.fromEntries(Object.entries(data).map(([key, value]) => [key, find(value)])),
    }
    const answer = await timed(() => mandat.executeUnknown(given))
    // a refusal is an answer too: the year has its share of them
    if (answer._tag === 'Right' && answer.right.secrets['token'] !== undefined)
      tokens.set(String(data['token']), answer.right.secrets['token'])
    if (answer._tag === 'Left' && answer.left._tag === 'Failure' && answer.left.kind !== 'InvalidInput')
      throw new Error(answer.left.message)
  }
  right(await mandat.settle())
  const whole = (performance.now() - start) / 1_000
  await mandat.close()
  return { commands: lines.length, deciding, whole }
}

/** With everything that follows from them, a day at a time. */
const countsOf = ({ statements, commits, synced }: Counts, commands: number): ReadonlyArray<Row> =>
  (
    [
      ['statements', statements, { atMost: 15 }],
      ['commits', commits, { atMost: 1.3 }],
      ['commits that are synced to the disk', synced, undefined],
    ] as const
  ).map(([what, count, goal]) =>
    rowOf({
      ...{ name: 'domain.year', case: what, unit: 'a command' },
      ours: [count / commands],
      ...(goal === undefined ? {} : { goal }),
    }),
  )

export const year: Benchmark = {
  name: 'domain.year',
  counts: true,
  run: async (context: Context) => {
    const file = new URL('../../../examples/data/year.ndjson', import.meta.url)
    const lines = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
    const year = context.quick ? lines.slice(0, 200) : lines
    const played: Array<Played> = []
    for (let i = 0; i < (context.quick || context.counts !== null ? 1 : 3); i++)
      played.push(await play(context.folder('year'), year))
    if (context.counts !== null) return countsOf(context.counts(), year.length)
    return [
      rowOf({
        name: 'domain.year',
        case: 'commands and token calls, one at a time',
        unit: 'commands/s',
        ours: played.map((p) => p.commands / p.deciding),
      }),
      rowOf({
        name: 'domain.year',
        case: 'with read models, processes, mails, clock',
        unit: 'commands/s',
        ours: played.map((p) => p.commands / p.whole),
      }),
    ]
  },
}
