import { type AccountId, type Clock, type Failure, type Instant, Secret } from '@mandat/domain'
import { later, type Links, type Mail, unavailable } from '@mandat/domain/kit'
import { type Outbox, wholeWait } from '@mandat/projections/kit'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { must } from '../contract/events.js'
import { memoryOutbox } from '../stores/memory/index.js'
import { memoryMailer, outboxSender, type Resolved, type SenderParts } from '../mail/index.js'

export const start = '2026-03-29T01:00:00.000Z' as Instant
const account = '5e7e0000-0000-4000-8000-000000000001' as AccountId
export const queuedMail = (id: string, change: Partial<Mail> = {}): Mail => ({
  id,
  template: 'PasswordWasChanged',
  to: { _tag: 'Account', account },
  facts: { account, at: start },
  link: null,
  about: null,
  ...change,
})
const links: Pick<Links, 'sign'> = { sign: (target) => Secret.of(`mac of ${JSON.stringify(target)}`) }
/** What resolves for Anna, unless said otherwise. */
export const ready = (
  { template, link }: Mail,
  change: Partial<Extract<Resolved, { _tag: 'Ready' }>> = {},
): Resolved => ({ _tag: 'Ready', template, link, to: 'anna@example.ch', language: 'en', facts: {}, ...change })

/** A clock that the test moves. */
const aClock = (): Clock & { readonly move: (ms: number) => void } => {
  let now = start
  return {
    now: () => now,
    move: (ms) => {
      now = later(now, ms)
    },
  }
}
/** A sender with everything in memory; `change` swaps parts. */
export const setUp = (change: Partial<SenderParts> = {}) => {
  const clock = aClock()
  const outbox = memoryOutbox()
  const mailer = memoryMailer()
  const parts: SenderParts = {
    outbox,
    mailer,
    links,
    clock,
    resolve: (mail) => TE.right(ready(mail)),
    baseUrl: 'https://manager.example/',
    chance: wholeWait,
    ...change,
  }
  return { clock, outbox, mailer, parts, sender: outboxSender(parts), ids: () => mailer.sent().map(({ id }) => id) }
}
export const entryOf = async (outbox: Outbox, id: string) =>
  (await must(outbox.list({ after: null, count: 100 }))).find((entry) => entry.id === id)
export const down: Failure = unavailable('mail server', 'the mail server refused the mail (451)')
export const report = (change: object): unknown => ({ sent: [], gone: [], failed: [], ...change })
