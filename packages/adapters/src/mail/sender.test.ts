import {
  type AccountId,
  type Clock,
  type Failure,
  HOUR,
  type Instant,
  later,
  type Links,
  type Mail,
  MINUTE,
  Secret,
  unavailable,
  unknownOutcome,
} from '@mandat/domain'
import { type Outbox, wholeWait } from '@mandat/projections'
import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { must } from '../contract/events.js'
import { memoryOutbox } from '../stores/memory/index.js'
import { type Mailer, memoryMailer, outboxSender, type Resolved, type SenderParts } from './index.js'

const start = '2026-03-29T01:00:00.000Z' as Instant
const account = '5e7e0000-0000-4000-8000-000000000001' as AccountId
const aMail = (id: string, change: Partial<Mail> = {}): Mail => ({
  id,
  template: 'PasswordWasChanged',
  to: { _tag: 'Account', account },
  facts: {},
  link: null,
  about: null,
  ...change,
})
const links: Pick<Links, 'sign'> = { sign: (target) => Secret.of(`mac of ${JSON.stringify(target)}`) }
const ready: Resolved = { _tag: 'Ready', to: 'anna@example.ch', language: 'en', facts: {} }

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
const setUp = (change: Partial<SenderParts> = {}) => {
  const clock = aClock()
  const outbox = memoryOutbox()
  const mailer = memoryMailer()
  const parts: SenderParts = {
    outbox,
    mailer,
    links,
    clock,
    resolve: () => TE.right(ready),
    baseUrl: 'https://manager.example/',
    chance: wholeWait,
    ...change,
  }
  return { clock, outbox, mailer, parts, sender: outboxSender(parts), ids: () => mailer.sent().map(({ id }) => id) }
}
const entryOf = async (outbox: Outbox, id: string) =>
  (await must(outbox.list({ after: null, count: 100 }))).find(({ mail }) => mail.id === id)
const down: Failure = unavailable('mail server', 'the mail server refused the mail (451)')
const report = (change: object): unknown => ({ sent: [], gone: [], failed: [], ...change })

describe('outbox sender', () => {
  it('sends what is due with the words of its template, once and never again', async () => {
    const { outbox, sender, mailer, clock } = setUp({
      resolve: ({ id }) =>
        TE.right({ _tag: 'Ready', to: `${id}@example.ch`, language: 'de', facts: { recipient: 'Anna', at: start } }),
    })
    await must(outbox.put([aMail('a'), aMail('b')], start))
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['a', 'b'] }))
    clock.move(1_000 * HOUR)
    await must(outbox.put([aMail('a')], clock.now()))
    expect(await must(sender.sendDue())).toStrictEqual(report({}))
    expect(mailer.sent().map(({ id, to, subject, queuedAt }) => [id, to, subject, queuedAt])).toStrictEqual([
      ['a', 'a@example.ch', 'Ihr Passwort wurde geändert', start],
      ['b', 'b@example.ch', 'Ihr Passwort wurde geändert', start],
    ])
    expect(mailer.sent()[0]?.text).toMatch(/^Guten Tag Anna\n\n/)
    expect(await entryOf(outbox, 'a')).toMatchObject({ sentAt: start, attempts: 1, lastError: null })
  })
  it('makes the link when it sends, of the signed target', async () => {
    const { outbox, sender, mailer } = setUp()
    const link = { purpose: 'PasswordReset', stream: 'account-1&x' as never, term: 'reset', attempt: 3 } as const
    await must(outbox.put([aMail('a', { template: 'PasswordResetLink', link })], start))
    await must(sender.sendDue())
    const mac = encodeURIComponent(`mac of ${JSON.stringify(link)}`)
    expect(mailer.sent()[0]?.text.split('\n')).toContain(
      `https://manager.example/links/password-reset?stream=account-1%26x&term=reset&link=${mac}`,
    )
    expect(JSON.stringify(await entryOf(outbox, 'a'))).not.toContain('mac of')
  })
  it('sends more than one batch in a run', async () => {
    const { outbox, sender, ids } = setUp({ batch: 2 })
    await must(
      outbox.put(
        ['a', 'b', 'c', 'd', 'e'].map((id) => aMail(id)),
        start,
      ),
    )
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['a', 'b', 'c', 'd', 'e'] }))
    expect(ids()).toStrictEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('after a crash between sending and recording the same mail goes once more, with its Message-ID', async () => {
    const { outbox, mailer, parts } = setUp()
    await must(outbox.put([aMail('a')], start))
    const dying: Outbox = { ...outbox, sent: () => TE.left(unavailable('outbox', 'gone')) }
    expect(await outboxSender({ ...parts, outbox: dying }).sendDue()()).toStrictEqual(
      E.left(unavailable('outbox', 'gone')),
    )
    expect(await must(outboxSender(parts).sendDue())).toStrictEqual(report({ sent: ['a'] }))
    expect(await must(outboxSender(parts).sendDue())).toStrictEqual(report({}))
    const [first, second, ...more] = mailer.sent()
    expect(first).toStrictEqual(second)
    expect(more).toStrictEqual([])
  })
  it('without a crash a sending that was not recorded is recorded later and not repeated', async () => {
    let broken = true
    const inner = memoryOutbox()
    const outbox: Outbox = {
      ...inner,
      sent: (id, at) => (broken ? TE.left(unavailable('outbox', 'busy')) : inner.sent(id, at)),
    }
    const { sender, ids } = setUp({ outbox })
    await must(outbox.put([aMail('a'), aMail('b')], start))
    expect(E.isLeft(await sender.sendDue()())).toBe(true)
    broken = false
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['a', 'b'] }))
    expect(ids()).toStrictEqual(['a', 'b'])
    expect(await entryOf(outbox, 'a')).toMatchObject({ sentAt: start, attempts: 1 })
  })

  it('tries again after 1, 2, 4 minutes and so on up to 6 hours, by the clock', async () => {
    const mailer: Mailer = { send: () => TE.left(down) }
    const { outbox, sender, clock } = setUp({ mailer })
    await must(outbox.put([aMail('a')], start))
    const waits = [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]
    for (const [tries, minutes] of waits.entries()) {
      expect(await must(sender.sendDue())).toStrictEqual(report({ failed: ['a'] }))
      expect(await entryOf(outbox, 'a')).toMatchObject({ sentAt: null, attempts: tries + 1, lastError: down.message })
      clock.move(minutes * MINUTE - 1)
      expect(await must(sender.sendDue())).toStrictEqual(report({}))
      clock.move(1)
    }
  })
  it('leaves half of each wait to chance, so that mails that failed together do not come back together', async () => {
    const { outbox, sender, clock } = setUp({ mailer: { send: () => TE.left(down) }, chance: () => 0.5 })
    await must(outbox.put([aMail('a')], start))
    for (const minutes of [0.75, 1.5, 3]) {
      expect(await must(sender.sendDue())).toStrictEqual(report({ failed: ['a'] }))
      clock.move(minutes * MINUTE - 1)
      expect(await must(sender.sendDue())).toStrictEqual(report({}))
      clock.move(1)
    }
  })
  it('goes on with the others when one fails, and sends that one when the server is back', async () => {
    let up = false
    const inner = memoryMailer()
    const mailer: Mailer = {
      send: (mail) => (mail.id === 'b' && !up ? TE.left(unknownOutcome('mail server', 'silent')) : inner.send(mail)),
    }
    const { outbox, sender, clock } = setUp({ mailer })
    await must(outbox.put([aMail('a'), aMail('b'), aMail('c')], start))
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['a', 'c'], failed: ['b'] }))
    up = true
    clock.move(MINUTE)
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['b'] }))
    expect(inner.sent().map(({ id }) => id)).toStrictEqual(['a', 'c', 'b'])
    expect(await entryOf(outbox, 'b')).toMatchObject({ sentAt: clock.now(), attempts: 2 })
  })
  it('what the host throws holds up no other mail, and its text is not kept', async () => {
    const { outbox, sender, ids } = setUp({
      resolve: ({ id }) => {
        if (id === 'a') throw new Error('anna@example.ch')
        return id === 'b' ? () => Promise.reject(new Error('anna@example.ch')) : TE.right(ready)
      },
    })
    await must(outbox.put([aMail('a'), aMail('b'), aMail('c', { template: 'Unheard' }), aMail('d')], start))
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['d'], failed: ['a', 'b', 'c'] }))
    expect(ids()).toStrictEqual(['d'])
    expect((await entryOf(outbox, 'a'))?.lastError).toBe('the recipient threw')
    expect((await entryOf(outbox, 'c'))?.lastError).toBe('no words for the mail Unheard')
  })
  it('a recipient who is gone gets nothing, ever, and the outbox does not say that it was sent', async () => {
    const { outbox, sender, clock, ids } = setUp({
      resolve: ({ id }) => TE.right(id === 'a' ? { _tag: 'Gone', reason: 'erased' } : ready),
    })
    await must(outbox.put([aMail('a'), aMail('b')], start))
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['b'], gone: ['a'] }))
    clock.move(100 * 365 * 24 * HOUR)
    expect(await must(sender.sendDue())).toStrictEqual(report({}))
    expect(ids()).toStrictEqual(['b'])
    expect(await entryOf(outbox, 'a')).toMatchObject({ sentAt: null, attempts: 1, lastError: 'never sent: erased' })
  })
  it('an address that a mailer refuses waits as any other failure', async () => {
    const { outbox, sender, ids } = setUp({
      resolve: () => TE.right({ ...ready, to: 'anna@example.ch\r\nBcc: all@example.com' }),
    })
    await must(outbox.put([aMail('a')], start))
    expect(await must(sender.sendDue())).toStrictEqual(report({ failed: ['a'] }))
    expect(ids()).toStrictEqual([])
    expect((await entryOf(outbox, 'a'))?.lastError).toBe('invalid input: to: expected one bare e-mail address')
  })
  it('sends one mail once, however many senders run at once', async () => {
    const slow = memoryMailer()
    const mailer: Mailer = {
      send: (mail) => () =>
        new Promise((resolve) => {
          setTimeout(() => void slow.send(mail)().then(resolve), 2)
        }),
    }
    const { outbox, parts, sender } = setUp({ mailer })
    await must(outbox.put([aMail('a'), aMail('b')], start))
    const other = outboxSender(parts)
    const reports = await Promise.all([sender.sendDue()(), other.sendDue()(), sender.sendDue()()])
    expect(reports).toStrictEqual(Array(3).fill(E.right(report({ sent: ['a', 'b'] }))))
    expect(slow.sent().map(({ id }) => id)).toStrictEqual(['a', 'b'])
  })
  it('fails when the outbox cannot be read, and runs again afterwards', async () => {
    let broken = true
    const inner = memoryOutbox()
    const outbox: Outbox = {
      ...inner,
      due: (now, count) => (broken ? TE.left(unavailable('outbox', 'busy')) : inner.due(now, count)),
    }
    const { sender } = setUp({ outbox })
    await must(outbox.put([aMail('a')], start))
    expect(await sender.sendDue()()).toStrictEqual(E.left(unavailable('outbox', 'busy')))
    broken = false
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['a'] }))
  })
})
