import type { LinkTarget } from '@mandat/domain/kit'
import { hmacLinks, hostKeys } from '../vault/index.js'
import { ask, type HostOptions, openHost, secret, tell, type TestHost } from './host.js'
import {
  founded,
  fullAccess,
  joined,
  listed,
  loginOf,
  ordered,
  partnered,
  person,
  settled,
  tokenFor,
  visitor,
} from './people.js'

/**
 * A provider on a quiet day, and all that a stranger who knows every id, password and link could write into a command.
 */
export interface FuzzWorld {
  readonly host: TestHost
  readonly ids: Readonly<Record<string, ReadonlyArray<string>>>
  /** By the name of a command's field. */
  readonly known: Readonly<Record<string, ReadonlyArray<unknown>>>
  /** The first dozen can act. */
  readonly actors: ReadonlyArray<unknown>
}

/** Nobody is locked out for guessing: that is another test's. */
const policy = { login: { failures: 1_000_000, lockMinutes: 1 } }

/** Opens a host with people, organisations, a partnership, products, a token, and invitations that are open. */
export const fuzzWorld = async (options: HostOptions = {}): Promise<FuzzWorld> => {
  const host = await openHost({ policy, ...options })
  const [ada, ben, pia] = [await person(host, 'Ada'), await person(host, 'Ben'), await person(host, 'Pia')]
  const elsewhere = await loginOf(host, ada)
  const [acme, agency, studio] = [await founded(host, ada), await listed(host, pia), await listed(host, pia, 'Studio')]
  await joined(host, acme, ada, ben, 'LegalRepresentative')
  const products = [
    await ordered(host, acme, ada.actor, { expiresOn: '2026-03-09' }),
    await ordered(host, acme, ada.actor, { renewal: 'Automatic' }),
  ]
  await partnered(host, acme, ada, agency, pia, { _tag: 'Limited', products })
  await tell(host, 'InvitePartner', { client: acme, partner: studio, access: fullAccess }, ada.actor)
  const { token } = await tokenFor(host, ada, acme, products[0] as never)
  const [invitation, stranger, tool] = [host.id(), host.id(), host.id()]
  const invitee = { _tag: 'Address', invitation, email: 'eve@example.org' }
  await tell(host, 'InviteMember', { organisation: acme, invitation, invitee, role: 'Administrator' }, ada.actor)
  await tell(
    host,
    'RequestRegistration',
    { account: stranger, email: 'eve@example.org', language: 'fr' },
    visitor(host),
  )
  await ask(
    host,
    'CreateApplicationPassword',
    { account: ada.account, applicationPassword: tool, name: 'mail' },
    ada.actor,
  )
  await settled(host)

  const fresh = Array.from({ length: 12 }, () => host.id())
  const sign = (target: LinkTarget): string => hmacLinks(hostKeys(secret).links).sign(target).reveal()
  const links = [1, 2, 3].flatMap((attempt) => [
    sign({ purpose: 'Registration', stream: `account-${stranger}`, term: 'registration', attempt }),
    sign({ purpose: 'MemberInvitation', stream: `organisation-${acme}`, term: invitation, attempt }),
    sign({ purpose: 'PartnerInvitation', stream: `partnership-${acme}-${studio}`, term: '1', attempt }),
    ...[ada, ben].flatMap(({ account }) => [
      sign({ purpose: 'PasswordReset', stream: `account-${account}`, term: 'reset', attempt }),
      sign({ purpose: 'EmailChange', stream: `account-${account}`, term: 'email', attempt }),
    ]),
  ])
  const behalf = [
    { ...ada.actor, onBehalfOf: { _tag: 'Organisation', organisation: acme } },
    { ...pia.actor, onBehalfOf: { _tag: 'Partner', partner: agency, client: acme } },
    { ...ben.actor, onBehalfOf: { _tag: 'Partner', partner: agency, client: acme } },
  ]
  return {
    host,
    ids: {
      Account: [ada.account, ada.account, ben.account, pia.account, stranger, ...fresh.slice(0, 2)],
      Session: [ada.session, ben.session, pia.session, elsewhere.session, ...fresh.slice(2, 6)],
      Organisation: [acme, acme, agency, studio, ...fresh.slice(6, 7)],
      Product: [...products, ...fresh.slice(7, 9)],
      Token: [token, ...fresh.slice(9, 11)],
      Invitation: [invitation, ...fresh.slice(11)],
      ApplicationPassword: [tool, ...fresh.slice(11)],
    },
    known: {
      password: [ada.password, 'wrong wrong wrong'],
      current: [ada.password, 'wrong wrong wrong'],
      replacement: ['entirely fresh pass phrase', 'x'],
      link: links,
      confirmation: ['entirely fresh pass phrase'],
      email: ['eve@example.org', 'new@example.org', 'Ada@Example.org'],
      secondFactor: [null, null, '123456'],
      expiresOn: ['2027-05-05'],
      expiresAt: [null, '2027-05-05T00:00:00.000Z'],
      confirmed: [true, true, false],
    },
    actors: [
      ada.actor,
      ada.actor,
      ben.actor,
      pia.actor,
      elsewhere.actor,
      visitor(host),
      ...behalf,
      { _tag: 'System', process: 'clock' },
      { _tag: 'System', process: 'joinOrganisation' },
      { _tag: 'Token', token, account: ada.account, onBehalfOf: null },
      { _tag: 'Operator', account: ben.account },
      { _tag: 'LinkHolder', visitor: fresh[0] },
      { ...ada.actor, session: fresh[1] },
      { ...ada.actor, account: pia.account },
      { ...ben.actor, onBehalfOf: { _tag: 'Organisation', organisation: fresh[2] } },
      { _tag: 'System' },
      { _tag: 'God' },
    ],
  }
}
