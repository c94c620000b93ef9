import { closed } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { SMTPServer } from 'smtp-server'
import { must } from '../contract/events.js'
import { aMail } from '../contract/mailer.js'
import { startServer } from '../testing/smtpServer.js'
import { smtpMailer } from './index.js'

const from = { name: 'Ihr Anbieter, Zürich', address: 'noreply@provider.example' }
const mailerTo = ({ port }: { readonly port: number }) =>
  smtpMailer({ host: '127.0.0.1', port, from, encryption: 'None', patienceMs: 2_000 })
const inARow = (count: number) => Array.from({ length: count }, (_, i) => aMail({ id: `mail-${String(i)}` }))

describe('smtp mailer, connections', () => {
  it('mails that follow each other share one connection', async () => {
    const server = await startServer()
    const mailer = mailerTo(server)
    for (const mail of inARow(5)) await must(mailer.send(mail))
    expect([server.messages.length, server.connections()]).toStrictEqual([5, 1])
    await must(mailer.close())
    await server.close()
  })
  it('a mail that was refused costs the next one no connection', async () => {
    let refused = 0
    const server = await startServer({
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_, __, done) => done(refused++ === 0 ? Object.assign(new Error('no'), { responseCode: 550 }) : null),
    })
    const mailer = mailerTo(server)
    const [first, second] = inARow(2)
    expect(E.isLeft(await mailer.send(first ?? aMail())())).toBe(true)
    await must(mailer.send(second ?? aMail()))
    expect([server.messages.length, server.connections()]).toStrictEqual([1, 1])
    await must(mailer.close())
    await server.close()
  })
  it('a connection that the server dropped while it waited is replaced, and the mail goes once', async () => {
    let drop: () => void = () => undefined
    const server = await startServer({
      disabledCommands: ['STARTTLS'],
      onMailFrom(this: SMTPServer, _, __, done) {
        drop = () => this.connections.forEach((connection) => connection._socket.destroy())
        done()
      },
    })
    const mailer = mailerTo(server)
    const [first, second] = inARow(2)
    await must(mailer.send(first ?? aMail()))
    drop()
    await must(mailer.send(second ?? aMail()))
    expect([server.messages.length, server.connections()]).toStrictEqual([2, 2])
    await must(mailer.close())
    await server.close()
  })
  it('sends again after the server died and came back', async () => {
    const server = await startServer()
    const mailer = mailerTo(server)
    const [first, second, third] = inARow(3)
    await must(mailer.send(first ?? aMail()))
    await server.close()
    expect(await mailer.send(second ?? aMail())()).toMatchObject({ _tag: 'Left', left: { kind: 'Unavailable' } })
    const again = await startServer(undefined, server.port)
    await must(mailer.send(second ?? aMail()))
    await must(mailer.send(third ?? aMail()))
    expect([server.messages.length, again.messages.length, again.connections()]).toStrictEqual([1, 2, 1])
    await must(mailer.close())
    await again.close()
  })
  it('closed, it lets go of its connection and takes no mail', async () => {
    const server = await startServer()
    const mailer = mailerTo(server)
    await must(mailer.send(aMail()))
    await must(mailer.close())
    await must(mailer.close())
    expect(await mailer.send(aMail())()).toStrictEqual(E.left(closed('mail server', 'the mailer was closed')))
    expect(server.messages.length).toBe(1)
    await server.close()
  })
})
