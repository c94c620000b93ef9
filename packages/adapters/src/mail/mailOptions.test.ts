import { describe, expect, it } from '@jest/globals'
import { type BillingMode, type Instant, LocalDate, ProductId, type Role } from '@mandat/domain'
import { mail, tellsWhatHappened } from '@mandat/domain/kit'
import type { FactsOf } from './facts.js'
import type { HostLanguage, MailFacts, MailOptions, MailTemplate, MailWords } from './index.js'

type Same<A, B> = (<X>() => X extends A ? 1 : 2) extends <X>() => X extends B ? 1 : 2 ? true : false
const same = <A, B>(holds: Same<A, B>): boolean => holds
interface Common {
  readonly recipient: string | null
  readonly service: string
}
const nothing = { subject: 'x', text: 'x' }

describe('the types of mails', () => {
  it('facts are those of the definition, as they are known when words are written', () => {
    interface Invitation extends Common {
      readonly organisation: string | null
      readonly invitation: string & { readonly __id: 'Invitation' }
      readonly role: Role
      readonly expiresAt: Instant
      readonly link: string
    }
    interface Granted extends Common {
      readonly client: string | null
      readonly partner: string | null
      readonly term: number
      readonly access: 'Limited' | 'Full'
      readonly products: ReadonlyArray<string | null> | null
      readonly to: BillingMode | null
      readonly walletEntrusted: 'Yes' | 'No' | null
      readonly change: string
    }
    interface Login extends Common {
      readonly account: string | null
      readonly ipAddress: string | null
      readonly device: string | null
      readonly at: Instant
    }
    expect([
      same<MailFacts<'MemberInvitation'>, { [K in keyof Invitation]: Invitation[K] }>(true),
      same<MailFacts<'PartnershipChanged'>, { [K in keyof Granted]: Granted[K] }>(true),
      same<MailFacts<'LoginFromNewDevice'>, { [K in keyof Login]: Login[K] }>(true),
      same<MailFacts<'RenewalNotice'>['expiresOn'], ReadonlyArray<LocalDate>>(true),
      same<MailTemplate, keyof Required<HostLanguage['words']>>(true),
    ]).toStrictEqual([true, true, true, true, true])
  })
  it('a mail of whatever slice has its facts from its definition alone', () => {
    const ordered = mail('Ordered', { products: ProductId, day: LocalDate }, tellsWhatHappened())
    const facts: FactsOf<typeof ordered> = {
      products: 'example.ch',
      day: '2026-03-02' as LocalDate,
      recipient: null,
      service: 'x',
    }
    // @ts-expect-error -- it carries no link
    expect([ordered.template, facts.link]).toStrictEqual(['Ordered', undefined])
  })
  it('words for what is none, or from facts that a mail does not have, do not compile', () => {
    const right: MailWords<'MemberInvitation'> = ({ organisation, link, expiresAt }) => ({
      subject: `Join ${organisation ?? 'us'}`,
      text: `${link} until ${expiresAt satisfies Instant}`,
    })
    const wrong: ReadonlyArray<MailOptions> = [
      { words: { en: { MemberInvitation: right } }, languages: { es: { fallback: 'en', words: {} } } },
      // @ts-expect-error -- no such template
      { words: { en: { MemberInvited: () => nothing } } },
      // @ts-expect-error -- the library does not write it: it belongs to languages
      { words: { es: { MemberInvitation: right } } },
      // @ts-expect-error -- falls back on a language that the library does not write
      { languages: { es: { fallback: 'pt', words: {} } } },
      // @ts-expect-error -- without a fallback
      { languages: { es: { words: {} } } },
      // @ts-expect-error -- a fact of another mail
      { words: { en: { MemberInvitation: (facts) => ({ subject: facts.lastDay === null ? 'x' : 'y', text: 'x' }) } } },
      // @ts-expect-error -- this mail has no link
      { words: { en: { PasswordWasChanged: (facts) => ({ subject: facts.link === '' ? 'x' : 'y', text: 'x' }) } } },
      // @ts-expect-error -- the name of an erased organisation is null
      { words: { en: { MemberInvitation: ({ organisation }) => ({ subject: organisation, text: 'x' }) } } },
      // @ts-expect-error -- words for another template
      { words: { en: { PasswordWasChanged: right } } },
      // @ts-expect-error -- no text
      { words: { en: { MemberInvitation: () => ({ subject: 'x' }) } } },
      // @ts-expect-error -- words wait for nothing
      { words: { en: { MemberInvitation: () => Promise.resolve(nothing) } } },
    ]
    // @ts-expect-error -- no such template
    const none: MailWords<'MemberInvited'> = () => nothing
    expect([wrong.length, none(undefined as never)]).toStrictEqual([11, nothing])
  })
})
