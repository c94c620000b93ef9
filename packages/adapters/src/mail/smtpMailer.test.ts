import { Secret } from '@mandat/domain'
import { describe, expect, it } from '@jest/globals'
import type { SMTPServer, SMTPServerOptions } from 'smtp-server'
import { readMail, receivedOf } from '../testing/eml.js'
import { must } from '../contract/events.js'
import { aMail, mailerContract } from '../contract/mailer.js'
import { selfSigned } from '../testing/selfSigned.js'
import { startServer } from '../testing/smtpServer.js'
import { smtpMailer, type SmtpOptions } from './index.js'

const from = { name: 'Ihr Anbieter, Zürich', address: 'noreply@provider.example' }
const refusal = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode })

const outcomeWith = async (server: SMTPServerOptions, client: Partial<SmtpOptions> = {}) => {
  const running = await startServer(server)
  const mailer = smtpMailer({
    host: '127.0.0.1',
    port: running.port,
    from,
    encryption: 'None',
    patienceMs: 500,
    ...client,
  })
  const outcome = await mailer.send(aMail())()
  await must(mailer.close())
  await running.close()
  return { outcome, messages: running.messages.length, recipients: running.recipients }
}
const failed = (kind: 'Unavailable' | 'Unknown', message: string): unknown => ({
  _tag: 'Left',
  left: { _tag: 'Failure', kind, where: 'mail server', message },
})

mailerContract('smtp', async () => {
  const server = await startServer()
  const mailer = smtpMailer({ host: '127.0.0.1', port: server.port, from, encryption: 'None' })
  return {
    mailer,
    received: () => Promise.resolve(server.messages.map((message) => receivedOf(readMail(message)))),
    close: async () => {
      await must(mailer.close())
      await server.close()
    },
  }
})

describe('smtp mailer', () => {
  it('repeats the same bytes, to the one recipient', async () => {
    const server = await startServer()
    const mailer = smtpMailer({ host: '127.0.0.1', port: server.port, from, encryption: 'None' })
    await must(mailer.send(aMail({ html: '<p>x</p>' })))
    await must(mailer.send(aMail({ html: '<p>x</p>' })))
    expect(server.messages[1]?.equals(server.messages[0] ?? Buffer.alloc(0))).toBe(true)
    expect(server.recipients).toStrictEqual(['anna@example.ch', 'anna@example.ch'])
    await must(mailer.close())
    await server.close()
  })
  it('ACC-09: a refused recipient is not named in the failure', async () => {
    const { outcome, messages } = await outcomeWith({
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _, done) => done(refusal(550, `no such user ${address}`)),
    })
    expect(outcome).toStrictEqual(failed('Unavailable', 'the mail server refused the mail (550)'))
    expect(messages).toBe(0)
  })
  it('a mail refused after its text was not taken over', async () => {
    const { outcome } = await outcomeWith({
      disabledCommands: ['STARTTLS'],
      onData: (stream, _, done) => stream.resume().on('end', () => done(refusal(451, 'try later'))),
    })
    expect(outcome).toStrictEqual(failed('Unavailable', 'the mail server refused the mail (451)'))
  })
  it('a connection that breaks after the text leaves it unknown', async () => {
    const breaking: SMTPServerOptions = {
      disabledCommands: ['STARTTLS'],
      onData(this: SMTPServer, stream) {
        stream.resume().on('end', () => this.connections.forEach((connection) => connection._socket.destroy()))
      },
    }
    expect((await outcomeWith(breaking)).outcome).toStrictEqual(
      failed('Unknown', 'the mail server did not say whether it took the mail (ECONNECTION)'),
    )
  })
  it('a server that falls silent after the text leaves it unknown', async () => {
    const { outcome } = await outcomeWith(
      { disabledCommands: ['STARTTLS'], onData: (stream) => void stream.resume() },
      { patienceMs: 150 },
    )
    expect(outcome).toStrictEqual(failed('Unknown', 'the mail server did not say whether it took the mail (ETIMEDOUT)'))
  })
  it('a server that is not there took nothing', async () => {
    const gone = await startServer()
    await gone.close()
    const mailer = smtpMailer({ host: '127.0.0.1', port: gone.port, from, encryption: 'None' })
    expect(await mailer.send(aMail())()).toStrictEqual(
      failed('Unavailable', 'the mail server could not be used (ESOCKET)'),
    )
  })
  it('ACC-09: a wrong login shows neither name nor password', async () => {
    const login = { user: 'manager', password: Secret.of('a long walk by the lake') }
    const { outcome } = await outcomeWith(
      {
        disabledCommands: ['STARTTLS'],
        onAuth: ({ username, password }, _, done) => done(new Error(`bad ${String(username)} ${String(password)}`)),
      },
      { login },
    )
    expect(outcome).toStrictEqual(failed('Unavailable', 'the mail server refused the mail (535)'))
  })
})

describe('smtp mailer, encryption', () => {
  const { key, cert } = selfSigned()

  it('logs in and sends over an encrypted line, by either way', async () => {
    const seen: Array<readonly [string, string, boolean]> = []
    const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, session, done) => {
      seen.push([String(username), String(password), session.secure])
      done(null, { user: 'manager' })
    }
    const login = { user: 'manager', password: Secret.of('a long walk by the lake') }
    for (const [secure, encryption] of [
      [false, 'StartTls'],
      [true, 'Implicit'],
    ] as const) {
      const { outcome, messages } = await outcomeWith(
        { key, cert, secure, authOptional: false, onAuth },
        { encryption, trusted: cert, login },
      )
      expect(outcome).toStrictEqual({ _tag: 'Right', right: undefined })
      expect(messages).toBe(1)
    }
    expect(seen).toStrictEqual([
      ['manager', 'a long walk by the lake', true],
      ['manager', 'a long walk by the lake', true],
    ])
  })
  it('sends nothing in clear unless told to', async () => {
    const mails: Array<string> = []
    const { outcome, messages } = await outcomeWith(
      {
        disabledCommands: ['STARTTLS'],
        onMailFrom: ({ address }, _, done) => {
          mails.push(address)
          done(null)
        },
      },
      { encryption: 'StartTls' },
    )
    expect([outcome._tag, messages, mails]).toStrictEqual(['Left', 0, []])
  })
  it('sends nothing to a host whose certificate does not hold', async () => {
    for (const [secure, encryption] of [
      [false, 'StartTls'],
      [true, 'Implicit'],
    ] as const) {
      const { outcome, messages } = await outcomeWith({ key, cert, secure }, { encryption })
      expect(outcome).toStrictEqual(failed('Unavailable', 'the mail server could not be used (ESOCKET)'))
      expect(messages).toBe(0)
    }
  })
})
