import type { AccountId, Actor, OrganisationId, ProductId, SessionId, TokenId, VisitorId } from '@mandat/domain'
import { ask, tell, type TestHost } from './host.js'
import { right } from './scratch.js'

/** Somebody with an account and a live session. */
export interface TestPerson {
  readonly account: AccountId
  readonly session: SessionId
  readonly email: string
  readonly password: string
  readonly actor: Extract<Actor, { _tag: 'Person' }>
}

export const visitor = (host: TestHost): Actor => ({ _tag: 'Visitor', visitor: host.id() as VisitorId })
export const personOf = (account: string, session: string): TestPerson['actor'] => ({
  _tag: 'Person',
  account: account as AccountId,
  session: session as SessionId,
  onBehalfOf: null,
})

/** The link in the last mail to an address. */
export const mailedLink = (host: TestHost, to: string): string => {
  const mail = host
    .mails()
    .filter((one) => one.to === to && one.text.includes('link='))
    .at(-1)
  if (mail === undefined)
    throw new Error(
      `no mail with a link to ${to}; there are ${host
        .mails()
        .map((m) => `${m.to}: ${m.subject}`)
        .join(', ')}`,
    )
  return decodeURIComponent(/link=([^&\s"]+)/.exec(mail.text)?.[1] ?? '')
}
export const settled = async ({ manager }: TestHost): Promise<number> => right(await manager.settle())

/** Asks for an account, and follows the link that comes by mail. */
export const requested = async (
  host: TestHost,
  email: string,
): Promise<{ readonly account: AccountId; readonly link: string }> => {
  const account = host.id() as AccountId
  await tell(host, 'RequestRegistration', { account, email, language: 'en' }, visitor(host))
  await settled(host)
  return { account, link: mailedLink(host, email) }
}
export const registered = async (host: TestHost, name: string): Promise<Omit<TestPerson, 'session' | 'actor'>> => {
  const email = `${name.toLowerCase()}@example.org`
  const password = `a long pass phrase of ${name.length.toString()} words`
  const { account, link } = await requested(host, email)
  await tell(host, 'RegisterAccount', { account, name, password, link }, visitor(host))
  return { account, email, password }
}
export const loginOf = async (
  host: TestHost,
  person: Pick<TestPerson, 'account' | 'email' | 'password'>,
): Promise<TestPerson> => {
  const session = host.id() as SessionId
  const data = { account: person.account, password: person.password, secondFactor: null }
  await tell(host, 'LogIn', data, visitor(host), { id: session, from: { ipAddress: '192.0.2.7', device: 'a browser' } })
  return { ...person, session, actor: personOf(person.account, session) }
}
export const person = async (host: TestHost, name: string): Promise<TestPerson> =>
  loginOf(host, await registered(host, name))

export const founded = async (host: TestHost, founder: TestPerson, name = 'Acme'): Promise<OrganisationId> => {
  const organisation = host.id() as OrganisationId
  await tell(
    host,
    'RegisterOrganisation',
    {
      organisation,
      kind: 'Company',
      name,
      country: 'CH',
      timeZone: 'Europe/Zurich',
      address: 'Quai 1, Geneva',
      founder: founder.account,
    },
    founder.actor,
  )
  return organisation
}
export const listed = async (host: TestHost, founder: TestPerson, name = 'Agency'): Promise<OrganisationId> => {
  const organisation = await founded(host, founder, name)
  await tell(
    host,
    'JoinPartnerProgramme',
    { organisation, directoryName: name, directoryEmail: `${name.toLowerCase()}@agency.example` },
    founder.actor,
  )
  return organisation
}
export const joined = async (
  host: TestHost,
  organisation: OrganisationId,
  by: TestPerson,
  who: TestPerson,
  role: string,
): Promise<void> => {
  const invitation = host.id()
  await tell(
    host,
    'InviteMember',
    { organisation, invitation, invitee: { _tag: 'Account', account: who.account }, role },
    by.actor,
  )
  await tell(host, 'JoinOrganisation', { organisation, account: who.account, invitation, link: null }, who.actor)
}
export const ordered = async (
  host: TestHost,
  organisation: OrganisationId,
  by: Actor,
  { expiresOn = '2027-03-02', renewal = 'Manual' }: { expiresOn?: string; renewal?: 'Manual' | 'Automatic' } = {},
): Promise<ProductId> => {
  const product = host.id() as ProductId
  await tell(
    host,
    'OrderProduct',
    {
      product,
      organisation,
      category: 'Domain',
      label: 'example.ch',
      expiresOn,
      renewalPrice: { currency: 'CHF', amount: 1_500 },
      renewal,
    },
    by,
  )
  return product
}
export const fullAccess = { _tag: 'Full', billingMode: 'PartnerPays', walletEntrusted: null } as const
/** Invites, mails, follows the link and accepts. */
export const partnered = async (
  host: TestHost,
  client: OrganisationId,
  by: TestPerson,
  partner: OrganisationId,
  answerer: TestPerson,
  access: object = fullAccess,
): Promise<void> => {
  await tell(host, 'InvitePartner', { client, partner, access }, by.actor)
  await settled(host)
  const link = mailedLink(host, 'agency@agency.example')
  await tell(host, 'AcceptPartnership', { client, partner, link }, answerer.actor)
}
/** A new token's text. */
export const tokenFor = async (
  host: TestHost,
  owner: TestPerson,
  organisation: OrganisationId,
  product: ProductId,
  actor: Actor = owner.actor,
  scopes: ReadonlyArray<string> = ['dns:read'],
  expiresAt: string | null = null,
): Promise<{ readonly token: TokenId; readonly text: string }> => {
  const token = host.id() as TokenId
  const { secrets } = await tell(
    host,
    'CreateToken',
    { token, account: owner.account, name: 'ci', organisation, product, scopes, expiresAt, password: owner.password },
    actor,
  )
  return { token, text: secrets['token']?.reveal() ?? '' }
}
export const compromised = (host: TestHost, who: TestPerson, replacement: string, more = {}) =>
  ask(
    host,
    'StartCompromiseAssistant',
    { account: who.account, current: who.password, replacement, confirmation: replacement, secondFactor: null },
    who.actor,
    more,
  )
