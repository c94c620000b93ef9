import { describe, expect, it } from '@jest/globals'
import { MINUTE } from '@mandat/domain'
import { must } from '../contract/events.js'
import { openHost, tell, type TestHost } from '../testing/host.js'
import { founded, fullAccess, listed, person, settled, visitor } from '../testing/people.js'
import type { MailFacts, MailWords, Rendered } from './index.js'

const errorsOf = async ({ stores }: TestHost): Promise<ReadonlyArray<string | null>> =>
  (await must(stores.outbox.list({ after: null, count: 100 })))
    .filter(({ sentAt }) => sentAt === null)
    .map(({ lastError }) => lastError)
const last = (host: TestHost): readonly [string, string] | null => {
  const mail = host.mails().at(-1)
  return mail === undefined ? null : [mail.to, mail.subject]
}
const asksForReset = async (host: TestHost, account: string): Promise<void> => {
  await tell(host, 'RequestPasswordReset', { account }, visitor(host))
  await settled(host)
}
const asksForAccount = async (host: TestHost, email: string): Promise<void> => {
  await tell(host, 'RequestRegistration', { account: host.id(), email, language: 'en' }, visitor(host))
  await settled(host)
}
/** An organisation of this name invites a partner, who has an address and no account of its own. */
const invites = async (host: TestHost, name: string): Promise<void> => {
  const [anna, rene] = [await person(host, 'Anna'), await person(host, 'Rene')]
  const [bakery, agency] = [await founded(host, anna, name), await listed(host, rene)]
  await tell(host, 'InvitePartner', { client: bakery, partner: agency, access: fullAccess }, anna.actor)
  await settled(host)
}
const AGENCY = 'agency@agency.example'
const reset: MailWords<'PasswordResetLink'> = ({ link, recipient, service }) => ({
  subject: `${service}: new password`,
  text: `Hello ${recipient ?? 'you'}\n${link}\n`,
})
const invitation: MailWords<'PartnerInvitation'> = ({ client, service }) => ({
  subject: `Invitación de ${client ?? 'un cliente'}`,
  text: service,
})

describe("a host's words", () => {
  it('replace those of one template in one language: every other mail keeps the words of the library', async () => {
    const host = await openHost({ service: 'Hosting Ltd', mails: { words: { en: { PasswordResetLink: reset } } } })
    const anna = await person(host, 'Anna')
    await asksForReset(host, anna.account)
    expect(last(host)).toStrictEqual([anna.email, 'Hosting Ltd: new password'])
    expect(host.mails().at(-1)?.text).toMatch(/^Hello Anna\nhttps:\/\/manager\.example\/links\/password-reset\?\S+\n$/)
    expect(host.mails()[0]?.subject).toBe('Please confirm your e-mail address')
    const profile = { account: anna.account, name: null, address: null, telephone: null, language: 'it' }
    await tell(host, 'UpdateProfile', profile, anna.actor)
    await asksForReset(host, anna.account)
    expect(last(host)).toStrictEqual([anna.email, 'Reimpostazione della password'])
  })
  it('rest on the facts of their mail: names for ids, null for what is not there, and what others chose in one line', async () => {
    const seen: Array<MailFacts<'PartnerInvitation'>> = []
    const words: MailWords<'PartnerInvitation'> = (facts) => {
      seen.push(facts)
      return invitation(facts)
    }
    const host = await openHost({ service: 'Hosting Ltd', mails: { words: { en: { PartnerInvitation: words } } } })
    await invites(host, 'Bakery\r\nBcc: all@example.com\thttps://evil.example')
    expect(seen).toStrictEqual([
      {
        client: 'Bakery Bcc: all@example.com evil.example',
        partner: 'Agency',
        term: 1,
        access: 'Full',
        products: null,
        to: 'PartnerPays',
        walletEntrusted: 'No',
        expiresAt: '2026-04-01T08:00:00.000Z',
        recipient: 'Agency',
        service: 'Hosting Ltd',
        link: expect.stringMatching(/^https:\/\/manager\.example\/links\/partner-invitation\?\S+$/),
      },
    ])
    expect(last(host)).toStrictEqual([AGENCY, 'Invitación de Bakery Bcc: all@example.com evil.example'])
  })
  it('in a language of its own: who has no account gets it, and what it does not say is said in its fallback', async () => {
    const french: MailWords<'PartnerInvitation'> = () => ({ subject: 'Une invitation', text: 'Bonjour' })
    const host = await openHost({
      language: 'es',
      mails: {
        words: { fr: { PartnerInvitation: french } },
        languages: { es: { fallback: 'fr', words: { PartnerInvitation: invitation } } },
      },
    })
    await invites(host, 'Panadería')
    expect(last(host)).toStrictEqual([AGENCY, 'Invitación de Panadería'])
    const inLanguage = async (language: string) => {
      const other = await openHost({
        language,
        mails: { words: { fr: { PartnerInvitation: french } }, languages: { pt: { fallback: 'fr', words: {} } } },
      })
      await invites(other, 'Bakery')
      return last(other)
    }
    expect(await inLanguage('pt')).toStrictEqual([AGENCY, 'Une invitation'])
    expect(await inLanguage('it')).toStrictEqual([AGENCY, 'Invito a collaborare con «Bakery»'])
  })
  it('may say the mail in html as well; nothing else that they give is heard', async () => {
    const words = (({ link }: MailFacts<'PasswordResetLink'>) => ({
      subject: 'Reset',
      text: link,
      html: `<a href="${link.replaceAll('&', '&amp;')}">Reset</a>`,
      to: 'eve@example.org',
      id: 'another',
    })) as MailWords<'PasswordResetLink'>
    const host = await openHost({ mails: { words: { en: { PasswordResetLink: words } } } })
    const anna = await person(host, 'Anna')
    await asksForReset(host, anna.account)
    const { to, id, text = '', html } = host.mails().at(-1) ?? {}
    expect([to, id === 'another', html]).toStrictEqual([
      anna.email,
      false,
      `<a href="${text.replaceAll('&', '&amp;')}">Reset</a>`,
    ])
  })
})

describe("a host's words, when something is wrong", () => {
  const gives = (given: unknown) => () => given as Rendered
  const path = 'mails.words.en.PasswordResetLink'
  const bad: ReadonlyArray<readonly [string, () => Rendered, string]> = [
    [
      'throws',
      () => {
        throw new Error('anna@example.org')
      },
      `${path} threw, or gave nothing`,
    ],
    ['nothing', gives(null), `${path} threw, or gave nothing`],
    [
      'a promise',
      gives(Promise.resolve({ subject: 'x', text: 'x' })),
      `invalid input: ${path}.subject: expected one line of text`,
    ],
    [
      'an empty subject',
      gives({ subject: ' ', text: 'x' }),
      `invalid input: ${path}.subject: expected one line of text`,
    ],
    [
      'a subject of two lines',
      gives({ subject: 'x\r\nBcc: eve@example.org', text: 'x' }),
      `invalid input: ${path}.subject: expected one line of text`,
    ],
    ['a number for a text', gives({ subject: 'x', text: 5 }), `invalid input: ${path}.text: expected text`],
    ['an empty text', gives({ subject: 'x', text: '\n' }), `invalid input: ${path}.text: expected text`],
    ['null for html', gives({ subject: 'x', text: 'x', html: null }), `invalid input: ${path}.html: expected text`],
  ]
  it.each(bad)(
    '%s: that mail waits and says why, every other mail goes out, and so does it when the words are right',
    async (_, words, error) => {
      let current: MailWords<'PasswordResetLink'> = words
      const host = await openHost({ mails: { words: { en: { PasswordResetLink: (facts) => current(facts) } } } })
      const anna = await person(host, 'Anna')
      const before = host.mails().length
      await asksForReset(host, anna.account)
      await asksForAccount(host, 'beat@example.org')
      expect(
        host
          .mails()
          .slice(before)
          .map(({ to }) => to),
      ).toStrictEqual(['beat@example.org'])
      expect(await errorsOf(host)).toStrictEqual([error])
      current = reset
      host.clock.move(MINUTE)
      await settled(host)
      expect([last(host), await errorsOf(host)]).toStrictEqual([[anna.email, 'Mandat: new password'], []])
    },
  )
})
