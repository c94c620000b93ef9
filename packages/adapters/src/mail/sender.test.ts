import { HOUR, MINUTE } from '@mandat/domain'
import { type Mail, unavailable, unknownOutcome } from '@mandat/domain/kit'
import type { Outbox } from '@mandat/projections/kit'
import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { must } from '../contract/events.js'
import { down, entryOf, queuedMail, ready, report, setUp, start } from '../testing/sending.js'
import { memoryOutbox } from '../stores/memory/index.js'
import { type Mailer, memoryMailer, outboxSender } from './index.js'

describe('outbox sender', () => {
  it('sends what is due with the words of its template, once and never again', async () => {
    const { outbox, sender, mailer, clock } = setUp({
      resolve: (mail) =>
        TE.right(ready(mail, { to: `${mail.id}@example.ch`, language: 'de', facts: { recipient: 'Anna', at: start } })),
    })
    await must(outbox.put([queuedMail('a'), queuedMail('b')], start))
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['a', 'b'] }))
    clock.move(1_000 * HOUR)
    await must(outbox.put([queuedMail('a')], clock.now()))
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
    const link = { purpose: 'PasswordReset', stream: 'account-1&x', term: 'reset', attempt: 3 } as const
    const { account } = queuedMail('a').facts
    const facts = { account, expiresAt: start } as Mail['facts']
    await must(outbox.put([queuedMail('a', { template: 'PasswordResetLink', facts, link })], start))
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
        ['a', 'b', 'c', 'd', 'e'].map((id) => queuedMail(id)),
        start,
      ),
    )
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['a', 'b', 'c', 'd', 'e'] }))
    expect(ids()).toStrictEqual(['a', 'b', 'c', 'd', 'e'])
  })

  it('after a crash between sending and recording the same mail goes once more, with its Message-ID', async () => {
    const { outbox, mailer, parts } = setUp()
    await must(outbox.put([queuedMail('a')], start))
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
    await must(outbox.put([queuedMail('a'), queuedMail('b')], start))
    expect(E.isLeft(await sender.sendDue()())).toBe(true)
    broken = false
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['a', 'b'] }))
    expect(ids()).toStrictEqual(['a', 'b'])
    expect(await entryOf(outbox, 'a')).toMatchObject({ sentAt: start, attempts: 1 })
  })

  it('tries again after 1, 2, 4 minutes and so on up to 6 hours, by the clock', async () => {
    const mailer: Mailer = { send: () => TE.left(down) }
    const { outbox, sender, clock } = setUp({ mailer })
    await must(outbox.put([queuedMail('a')], start))
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
    await must(outbox.put([queuedMail('a')], start))
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
    await must(outbox.put([queuedMail('a'), queuedMail('b'), queuedMail('c')], start))
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['a', 'c'], failed: ['b'] }))
    up = true
    clock.move(MINUTE)
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['b'] }))
    expect(inner.sent().map(({ id }) => id)).toStrictEqual(['a', 'c', 'b'])
    expect(await entryOf(outbox, 'b')).toMatchObject({ sentAt: clock.now(), attempts: 2 })
  })
})
