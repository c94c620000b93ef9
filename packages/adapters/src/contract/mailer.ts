import type { Instant } from '@mandat/domain'
import { describe, expect, it } from '@jest/globals'
import type { Mailer, OutgoingMail } from '../mail/ports.js'
import { failureKind, must } from './events.js'

/** What arrived, read back from wherever the mailer put it. */
export interface Received {
  readonly messageId: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string | null
}
/** A mailer of a test's own, and what arrived through it. */
export interface MadeMailer {
  readonly mailer: Mailer
  readonly received: () => Promise<ReadonlyArray<Received>>
  readonly close: () => Promise<unknown>
}

export const aMail = (change: Partial<OutgoingMail> = {}): OutgoingMail => ({
  id: 'mail-1',
  queuedAt: '2026-03-29T01:00:00.000Z' as Instant,
  to: 'anna@example.ch',
  subject: 'Hello',
  text: 'Good morning\n',
  ...change,
})

/** Everything that the library asks of a mailer. */
export const mailerContract = (name: string, make: () => Promise<MadeMailer>): void => {
  const on = (test: (made: MadeMailer) => Promise<void>) => async (): Promise<void> => {
    const made = await make()
    try {
      await test(made)
    } finally {
      await made.close()
    }
  }

  describe(`${name}: mailer contract`, () => {
    it(
      'delivers address, subject and text unchanged',
      on(async ({ mailer, received }) => {
        const mails = [
          aMail(),
          aMail({
            id: 'umlauts',
            subject:
              'Grüsse «aus» Zürich – 🚆 und noch ein langer Betreff, der über eine Zeile hinausgeht, ganz sicher',
            text:
              'Zürich = schön\n\nFrom here\n.\n..dots\ntrailing \n\thttps://manager.example/links/member-invitation?stream=a&link='
              + 'x'.repeat(300)
              + '\n',
          }),
          aMail({ id: 'long', to: `${'a'.repeat(60)}@${'b'.repeat(60)}.example`, text: `${'ü'.repeat(5_000)}\n` }),
        ]
        for (const mail of mails) await must(mailer.send(mail))
        const byId = [...(await received())].sort((a, b) => a.text.length - b.text.length)
        expect(byId.map(({ to, subject, text, html }) => ({ to, subject, text, html }))).toStrictEqual(
          mails.map(({ to, subject, text }) => ({ to, subject, text, html: null })),
        )
      }),
    )
    it(
      'delivers text and HTML side by side',
      on(async ({ mailer, received }) => {
        await must(mailer.send(aMail({ html: '<p>Grüezi</p>' })))
        expect((await received()).map(({ text, html }) => [text.trim(), html?.trim()])).toStrictEqual([
          ['Good morning', '<p>Grüezi</p>'],
        ])
      }),
    )
    it(
      "makes the Message-ID of the mail's id: a repeat is recognised, another mail is another",
      on(async ({ mailer, received }) => {
        await must(mailer.send(aMail()))
        await must(mailer.send(aMail()))
        await must(mailer.send(aMail({ id: 'mail-2' })))
        const ids = (await received()).map(({ messageId }) => messageId)
        expect(new Set(ids).size).toBe(2)
        for (const id of ids) expect(id).toMatch(/^<[0-9a-f]{32}@provider\.example>$/)
      }),
    )

    const breaks = ['\r\n', '\n', '\r', '\0', '\u2028', '\u0085', '\u000b']
    it(
      'lets no line break into a header: nothing is sent',
      on(async ({ mailer, received }) => {
        for (const end of breaks) {
          const injected = `${end}Bcc: all@example.com`
          for (const field of ['id', 'to', 'subject', 'queuedAt'] as const) {
            const mail = aMail()
            expect(await failureKind(mailer.send({ ...mail, [field]: `${mail[field]}${injected}` }))).toBe(
              'InvalidInput',
            )
            expect(await failureKind(mailer.send({ ...mail, [field]: `${injected}${mail[field]}` }))).toBe(
              'InvalidInput',
            )
          }
        }
        expect(await received()).toStrictEqual([])
      }),
    )
    it(
      'writes to one bare address only',
      on(async ({ mailer, received }) => {
        const addresses = [
          '',
          'anna',
          '@example.ch',
          'anna@',
          'anna@example.ch,ben@example.ch',
          'anna@example.ch ben@example.ch',
          'Anna <anna@example.ch>',
          '<anna@example.ch>',
          '"anna"@example.ch',
          'anna@example.ch;ben@example.ch',
          'a@b@example.ch',
          'anna(x)@example.ch',
          'x:anna@example.ch',
          `${'a'.repeat(250)}@b.ch`,
          'anna@[127.0.0.1]',
        ]
        for (const to of addresses) expect(await failureKind(mailer.send(aMail({ to })))).toBe('InvalidInput')
        for (const subject of ['', 'x'.repeat(999), '\ud800'])
          expect(await failureKind(mailer.send(aMail({ subject })))).toBe('InvalidInput')
        expect(await failureKind(mailer.send(aMail({ text: 'a\0b' })))).toBe('InvalidInput')
        expect(await received()).toStrictEqual([])
      }),
    )
    it(
      'ACC-09: a failure does not repeat the mail',
      on(async ({ mailer }) => {
        const failed = JSON.stringify(await mailer.send(aMail({ to: 'anna@example.ch\n', text: 'link=secret\0' }))())
        expect(failed).not.toContain('anna')
        expect(failed).not.toContain('secret')
      }),
    )
  })
}
