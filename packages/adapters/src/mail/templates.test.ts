import { describe, expect, it } from '@jest/globals'
import { type Facts, type MailLanguage, type MailTemplate, memoryMailer, render } from './index.js'
import { aMail } from '../contract/mailer.js'
import { must } from '../contract/events.js'

const languages: ReadonlyArray<MailLanguage> = ['de', 'fr', 'it', 'en']
/** Which facts each mail reads besides the names of recipient and service, and whether it carries a link. */
const templates: Readonly<Record<MailTemplate, { readonly reads: ReadonlyArray<string>; readonly link: boolean }>> = {
  RegistrationLink: { reads: ['expiresAt'], link: true },
  EmailChangeLink: { reads: ['expiresAt'], link: true },
  PasswordResetLink: { reads: ['expiresAt'], link: true },
  PasswordWasChanged: { reads: ['at'], link: false },
  EmailWasChanged: { reads: ['at'], link: false },
  AccountCompromised: { reads: ['at'], link: false },
  CompromiseToldToRepresentatives: { reads: ['person', 'organisation', 'at'], link: false },
  LoginFromNewDevice: { reads: ['at', 'ipAddress', 'device'], link: false },
  MemberInvitation: { reads: ['organisation', 'role', 'expiresAt'], link: true },
  PartnerInvitation: { reads: ['client', 'access', 'products', 'to', 'walletEntrusted', 'expiresAt'], link: true },
  PartnerAccepted: { reads: ['partner', 'access'], link: false },
  PartnerDeclined: { reads: ['partner'], link: false },
  PartnershipChanged: { reads: ['client', 'partner', 'access', 'products', 'to', 'walletEntrusted'], link: false },
  BillingModeChanged: { reads: ['client', 'partner', 'from', 'to', 'walletEntrusted'], link: false },
  PartnershipEnded: { reads: ['client', 'partner', 'by', 'at'], link: false },
  TokenDisabled: { reads: ['token', 'lastDay'], link: false },
  ExpiryReminder: { reads: ['organisation', 'products', 'expiresOn', 'automatic', 'automaticOn'], link: false },
  RenewalNotice: { reads: ['organisation', 'products', 'expiresOn'], link: false },
  RenewalConfirmation: { reads: ['organisation', 'products', 'until', 'price'], link: false },
  InvoiceNotice: { reads: ['organisation', 'number', 'amount', 'at'], link: false },
  AccountDeleted: { reads: ['at'], link: false },
  AccountDeletionAbandoned: { reads: ['organisations', 'at'], link: false },
}
const names = Object.keys(templates) as ReadonlyArray<MailTemplate>
const allFacts = [...new Set(names.flatMap((template) => templates[template].reads))].sort()
/** Facts that are not entries of a list, where a missing name still has its line. */
const wholeFacts = allFacts.filter((fact) => !['products', 'automatic', 'organisations'].includes(fact))
const every = names.flatMap((template) => languages.map((language) => [template, language] as const))
const link = 'https://manager.example/links/x?stream=account-1&term=reset&link=Zm9v_-'
const bodyOf = (text: string): ReadonlyArray<string> => text.split('\n')
const mark = (fact: string): string => `⟦${fact}⟧`

describe('templates', () => {
  it.each(every)('%s in %s: reads its facts, all of them and no others', (template, language) => {
    const facts: Facts = Object.fromEntries([...allFacts, 'recipient', 'service'].map((fact) => [fact, mark(fact)]))
    const { subject, text } = render(template, language, facts, link)
    const seen = allFacts.filter((fact) => `${subject}\n${text}`.includes(mark(fact)))
    expect(seen).toStrictEqual([...templates[template].reads].sort())
    expect(text).toContain(mark('recipient'))
    expect(bodyOf(text).at(-2)).toBe(mark('service'))
  })
  it.each(every)('%s in %s: words itself without any fact', (template, language) => {
    const erased: Facts = Object.fromEntries(allFacts.map((fact) => [fact, null]))
    const unresolved: Facts = Object.fromEntries(
      wholeFacts.map((fact) => [fact, '5e7e0000-0000-4000-8000-000000000001']),
    )
    for (const facts of [{}, erased, unresolved, Object.fromEntries(wholeFacts.map((fact) => [fact, ' \n']))]) {
      const { subject, text } = render(template, language, facts, null)
      expect({ subject, text }).toStrictEqual(render(template, language, {}, null))
      expect(`${subject}\n${text}`).not.toMatch(
        /\bundefined\b|\bnull\b|\bNaN\b|\[object|«\s*»|“\s*”|[(:,]\s*\n\s*\n\n| {2}|\n{3}/,
      )
      expect(subject).not.toMatch(/[:«“]\s*$/)
      expect(text.length).toBeGreaterThan(100)
    }
  })
  it.each(every)('%s in %s: has the link on a line of its own, if it has one', (template, language) => {
    const { subject, text } = render(template, language, {}, link)
    expect(bodyOf(text).filter((line) => line === link)).toHaveLength(templates[template].link ? 1 : 0)
    expect(`${subject}\n${text}`.split('https://')).toHaveLength(templates[template].link ? 2 : 1)
  })
  it.each(every)('%s in %s: is a mail that can be sent, whatever stands in its facts', async (template, language) => {
    const hostile = 'A\r\nBcc: all@example.com\u2028\u202e\0\ud800 https://evil.example ' + 'x'.repeat(5_000)
    const facts: Facts = Object.fromEntries(
      [...allFacts, 'recipient', 'service'].map((fact) => [fact, [hostile, hostile]]),
    )
    const { subject, text } = render(template, language, facts, link)
    await must(memoryMailer().send(aMail({ subject, text })))
    expect(bodyOf(text).filter((line) => /^\s*Bcc/.test(line))).toStrictEqual([])
    expect(text).not.toContain('https://evil')
    expect(text).not.toMatch(/x{200}|\u202e/)
  })
  it('differs from language to language', () => {
    for (const template of names) {
      expect(new Set(languages.map((language) => render(template, language, {}, link).subject)).size).toBe(4)
      expect(new Set(languages.map((language) => render(template, language, {}, link).text)).size).toBe(4)
    }
  })
  it("writes moments, days and the rule book's words as people do", () => {
    const text = (language: MailLanguage): string =>
      render('PartnershipEnded', language, { by: 'Client', at: '2026-03-29T01:00:00.000Z' }, null).text
    expect(text('de')).toContain('Beendet durch: Kunde\nZeitpunkt: 29. März 2026, 01:00 UTC\n')
    expect(text('fr')).toContain('Origine\u00a0: le client\nMoment\u00a0: 29 mars 2026, 01:00 UTC\n')
    expect(text('it')).toContain('Origine: il cliente\nMomento: 29 marzo 2026, 01:00 UTC\n')
    expect(text('en')).toContain('Ended by: the client\nTime: 29 March 2026, 01:00 UTC\n')
    expect(render('TokenDisabled', 'en', { lastDay: '2026-02-28' }, null).text).toContain(
      'Last used: 28 February 2026\n',
    )
    expect(render('BillingModeChanged', 'de', { to: 'PartnerPays', walletEntrusted: false }, null).text).toContain(
      'Neu: der Partner zahlt\nPortemonnaie anvertraut: nein\n',
    )
    expect(render('PartnerAccepted', 'en', { partner: 'Client', access: 'Full' }, null)).toMatchObject({
      subject: '“Client” accepted your invitation',
    })
  })
  it('REN-04: lists products with their days, one on a line, and those renewed automatically apart', () => {
    const facts = {
      recipient: 'Anna',
      service: 'Hosting Ltd',
      organisation: 'Bakery',
      products: ['example.ch', ''],
      expiresOn: ['2026-04-01', '2026-04-02'],
      automatic: ['shop.example', '5e7e0000-0000-4000-8000-000000000001'],
      automaticOn: ['2026-04-03'],
    }
    expect(render('ExpiryReminder', 'en', facts, null)).toStrictEqual({
      subject: 'Products expire soon',
      text:
        'Dear Anna\n\nIn the organisation “Bakery” products expire soon and are not renewed automatically.\n\n'
        + '- example.ch, 1 April 2026\n- a product, 2 April 2026\n\nThese are renewed automatically:\n- shop.example, 3 April 2026\n- a product\n\n'
        + 'Please renew in time what you wish to keep.\n\nKind regards\nHosting Ltd\n',
    })
    expect(render('ExpiryReminder', 'en', { ...facts, automatic: [], automaticOn: [] }, null).text).not.toContain(
      'These are',
    )
  })
  it('reads no fact that the object only inherits', () => {
    const facts = Object.create({ person: 'Somebody' }) as Facts
    expect(render('CompromiseToldToRepresentatives', 'en', facts, null).text).toContain(
      'The account of a member in your organisation',
    )
  })
})
