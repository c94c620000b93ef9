import { HOUR, MINUTE } from '@mandat/domain'
import { unavailable } from '@mandat/domain/kit'
import type { Outbox } from '@mandat/projections/kit'
import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { must } from '../contract/events.js'
import { entryOf, queuedMail, ready, report, setUp, start } from '../testing/sending.js'
import { memoryOutbox } from '../stores/memory/index.js'
import { type Mailer, memoryMailer, outboxSender } from './index.js'

describe('outbox sender, when something is wrong', () => {
  it('what the host throws holds up no other mail, and its text is not kept', async () => {
    const { outbox, sender, ids } = setUp({
      resolve: ({ id }) => {
        if (id === 'a') throw new Error('anna@example.ch')
        return id === 'b' ? () => Promise.reject(new Error('anna@example.ch')) : TE.right(ready(queuedMail(id)))
      },
    })
    await must(outbox.put([queuedMail('a'), queuedMail('b'), queuedMail('d')], start))
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['d'], failed: ['a', 'b'] }))
    expect(ids()).toStrictEqual(['d'])
    expect((await entryOf(outbox, 'a'))?.lastError).toBe('the recipient threw')
  })
  it('ACC-09: what cannot be read waits as any other failure and holds up no other mail; nothing of it is repeated', async () => {
    const { outbox, sender, clock, ids } = setUp()
    const unknown = queuedMail('a', { template: 'anna@example.ch' })
    const strange = queuedMail('b', { facts: { account: 'anna@example.ch', at: null } })
    const nowhere = queuedMail('c', { to: { _tag: 'anna@example.ch' } as never })
    const nothing = { id: 'd' } as never
    await must(outbox.put([unknown, strange, nowhere, nothing, queuedMail('e')], start))
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['e'], failed: ['a', 'b', 'c', 'd'] }))
    expect(ids()).toStrictEqual(['e'])
    const errors = await Promise.all(['a', 'b', 'c', 'd'].map(async (id) => (await entryOf(outbox, id))?.lastError))
    expect(errors).toStrictEqual([
      'cannot read the mail: template: expected the template of a mail that a slice declares',
      'cannot read the mail: facts.account: expected a UUID in lower case; facts.at: expected a moment such as 2026-03-29T01:00:00.000Z',
      'cannot read the mail: to: expected an object whose _tag is one of Account, Address, FormerAddress, Partner, BillingContact',
      'cannot read the mail: template: expected the template of a mail that a slice declares',
    ])
    expect(await must(sender.sendDue())).toStrictEqual(report({}))
    clock.move(MINUTE)
    expect(await must(sender.sendDue())).toStrictEqual(report({ failed: ['a', 'b', 'c', 'd'] }))
  })
  it('a recipient who is gone gets nothing, ever, and the outbox does not say that it was sent', async () => {
    const { outbox, sender, clock, ids } = setUp({
      resolve: (mail) => TE.right(mail.id === 'a' ? { _tag: 'Gone', reason: 'erased' } : ready(mail)),
    })
    await must(outbox.put([queuedMail('a'), queuedMail('b')], start))
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['b'], gone: ['a'] }))
    clock.move(100 * 365 * 24 * HOUR)
    expect(await must(sender.sendDue())).toStrictEqual(report({}))
    expect(ids()).toStrictEqual(['b'])
    expect(await entryOf(outbox, 'a')).toMatchObject({ sentAt: null, attempts: 1, lastError: 'never sent: erased' })
  })
  it('an address that a mailer refuses waits as any other failure', async () => {
    const { outbox, sender, ids } = setUp({
      resolve: (mail) => TE.right(ready(mail, { to: 'anna@example.ch\r\nBcc: all@example.com' })),
    })
    await must(outbox.put([queuedMail('a')], start))
    expect(await must(sender.sendDue())).toStrictEqual(report({ failed: ['a'] }))
    expect(ids()).toStrictEqual([])
    expect((await entryOf(outbox, 'a'))?.lastError).toBe('invalid input: to: expected one bare e-mail address')
  })
  it('ACC-09, hole 39: of what a mailer answers neither an address nor a link is kept or told', async () => {
    const told: Array<string> = []
    const { outbox, sender } = setUp({
      mailer: {
        send: ({ to }) => TE.left(unavailable('mailer', `550 <${to}> refused, see https://mail.example/?link=secret`)),
      },
      onFailed: ({ failure }) => void told.push(failure.message),
    })
    await must(outbox.put([queuedMail('a')], start))
    expect(await must(sender.sendDue())).toStrictEqual(report({ failed: ['a'] }))
    expect([(await entryOf(outbox, 'a'))?.lastError, ...told]).toStrictEqual(Array(2).fill('550 … refused, see …'))
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
    await must(outbox.put([queuedMail('a'), queuedMail('b')], start))
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
    await must(outbox.put([queuedMail('a')], start))
    expect(await sender.sendDue()()).toStrictEqual(E.left(unavailable('outbox', 'busy')))
    broken = false
    expect(await must(sender.sendDue())).toStrictEqual(report({ sent: ['a'] }))
  })
})
