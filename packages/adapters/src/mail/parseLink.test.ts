import { describe, expect, it } from '@jest/globals'
import { type AccountId, type OrganisationId } from '@mandat/domain'
import { type LinkTarget, registry } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { openHost, tell, wordOf } from '../testing/host.js'
import { person, requested, settled, visitor } from '../testing/people.js'
import { right } from '../testing/scratch.js'
import { hmacLinks } from '../vault/index.js'
import { linkAddress, parseLink } from './index.js'

const uuid = fc.uuid() as fc.Arbitrary<string & AccountId & OrganisationId>
/** What each kind of link is made of, and the ids that come out again. */
const kinds: Readonly<Record<string, fc.Arbitrary<{ about: object; ids: object }>>> = {
  ...Object.fromEntries(
    ['Registration', 'EmailChange', 'PasswordReset'].map((purpose) => [
      purpose,
      uuid.map((account) => ({ about: { account }, ids: { account } })),
    ]),
  ),
  MemberInvitation: fc.record({ organisation: uuid, invitation: uuid }).map((ids) => ({ about: ids, ids: { ...ids } })),
  PartnerInvitation: fc
    .record({ client: uuid, partner: uuid, term: fc.integer({ min: 1, max: 1_000_000_000 }) })
    .map(({ term, ...ids }) => ({ about: { ...ids, term }, ids })),
}
const links = hmacLinks(new Uint8Array(32))
const targetOf = (purpose: string, about: object): LinkTarget => {
  const definition = registry.links.find((one) => one.purpose === purpose)
  if (definition === undefined) throw new Error(`no link ${purpose}`)
  return definition.targetOf(about as never)
}
const account = '5e7e0000-0000-4000-8000-000000000001'
const query = `stream=account-${account}&term=registration&link=Zm9v`
const kindOf = (url: unknown): string => wordOf(parseLink(url as string))

describe('taking a mailed link apart', () => {
  it.each(registry.links.map(({ purpose }) => purpose))(
    'PAR-14: of %s gives back what its address was made of, wherever the host is',
    (purpose) => {
      const base = fc.constantFrom('https://manager.example', 'http://localhost:8080/', 'https://a.example/b/links/c')
      fc.assert(
        fc.property(base, kinds[purpose] ?? fc.constant({ about: {}, ids: {} }), fc.nat(), (at, made, attempt) => {
          const target = targetOf(purpose, { ...made.about, attempt })
          const address = linkAddress(at, links, target)
          const { stream, term } = target
          const parsed = E.right({ purpose, ids: made.ids, stream, term, link: links.sign(target).reveal() })
          expect(parseLink(address)).toStrictEqual(parsed)
          expect(parseLink(new URL(`${address}&utm_source=mail`))).toStrictEqual(parsed)
          expect(parseLink(address.slice(address.lastIndexOf('/links/')))).toStrictEqual(parsed)
        }),
      )
    },
  )

  it('anything else is InvalidInput, and says what is wrong without repeating it (ACC-09)', () => {
    const page = 'https://manager.example/links/registration'
    expect(kindOf(`${page}?${query}`)).toBe('Right')
    const wrong: ReadonlyArray<unknown> = [
      '',
      'no address',
      'http://',
      null,
      undefined,
      5,
      {},
      `ftp://manager.example/links/registration?${query}`,
      `https://manager.example/links/registrations?${query}`,
      `https://manager.example/links/constructor?${query}`,
      `https://manager.example/registration?${query}`,
      `${page}/more?${query}`,
      `https://manager.example/links/password-reset?${query}`,
      `https://manager.example/links/member-invitation?${query}`,
      page,
      `${page}?${query}&stream=account-${account}`,
      `${page}?${query}&link=Zm9v`,
      `${page}?${query.replace('account-', 'token-')}`,
      `${page}?${query.replace(account, account.toUpperCase())}`,
      `${page}?${query.replace('=registration', '=reset')}`,
      `${page}?${query.replace('Zm9v', '')}`,
      `${page}?${query}${'x'.repeat(1_024)}`,
    ]
    expect(wrong.map(kindOf)).toStrictEqual(wrong.map(() => 'InvalidInput'))
    const pair = `stream=partnership-${account}-${account}&link=Zm9v`
    const invitation = (term: string) => kindOf(`https://x.example/links/partner-invitation?${pair}&term=${term}`)
    expect(['1', '0', '01', '1.5', '1e3', '', ' 1'].map(invitation)).toStrictEqual([
      'Right',
      ...Array<string>(6).fill('InvalidInput'),
    ])
    expect(parseLink(`${page}?stream=secret&term=registration&link=`)).toMatchObject({
      left: {
        message:
          'invalid input: url.stream: expected what a link of the kind Registration is about; url.link: expected the secret of a link',
      },
    })
  })

  it('nothing throws: what only looks like an address is none', () => {
    const { proxy, revoke } = Proxy.revocable({}, {})
    revoke()
    for (const none of [proxy, Object.create(URL.prototype), new Proxy(new URL('https://manager.example'), {})])
      expect(kindOf(none)).toBe('InvalidInput')
  })
  it('ACC-01: what a visitor clicks is enough to register, and to change an address', async () => {
    const host = await openHost()
    const clicked = (to: string) => {
      const mails = host.mails().filter((mail) => mail.to === to)
      return right(parseLink(/https:\S+/.exec(mails.at(-1)?.text ?? '')?.[0] ?? ''))
    }
    await requested(host, 'ada@example.org')
    const first = clicked('ada@example.org')
    expect(first.purpose).toBe('Registration')
    const data = { ...first.ids, link: first.link, name: 'Ada', password: 'a long pass phrase' }
    await tell(host, 'RegisterAccount', data, visitor(host))
    const eve = await person(host, 'Eve')
    await tell(
      host,
      'RequestEmailChange',
      { account: eve.account, email: 'new@example.org', password: eve.password },
      eve.actor,
    )
    await settled(host)
    const second = clicked('new@example.org')
    expect([second.purpose, second.ids]).toStrictEqual(['EmailChange', { account: eve.account }])
    await tell(host, 'ConfirmEmailChange', { ...second.ids, link: second.link }, eve.actor)
  })
})
