import type { Actor, InvitationId } from '@mandat/domain'
import { ask, openHost, tell, type TestHost } from './host.js'
import {
  founded,
  fullAccess,
  joined,
  listed,
  mailedLink,
  ordered,
  partnered,
  person,
  settled,
  tokenFor,
  visitor,
} from './people.js'

/** By kind of id, as commands name them, one that stands for whatever is put in its place. */
const kinds = [
  'Account',
  'Session',
  'Organisation',
  'Partner',
  'Product',
  'Token',
  'Invitation',
  'ApplicationPassword',
] as const
type Kind = (typeof kinds)[number]
type Ids = Readonly<Record<Kind, string>>
export const places = Object.fromEntries(
  kinds.map((kind, i) => [kind, `ffffffff-ffff-4fff-8fff-00000000000${String(i)}`]),
) as Ids

/** What there is that Eve has nothing to do with, what is hers, and nothing at all. */
export interface Fates {
  readonly host: TestHost
  readonly theirs: Ids
  readonly own: Ids
  readonly none: Ids
  readonly password: string
  /** Strangers to what is theirs; where one says for whom it acts, that is a place too. */
  readonly strangers: Readonly<Record<string, Actor>>
}

/** Ada's bakery with people, a partner, a product, a token and open invitations; and Eve, who has all of that herself. */
export const fates = async (): Promise<Fates> => {
  const host = await openHost({ policy: { login: { failures: 1_000_000, lockMinutes: 1 } } })
  const [ada, adam, pia, eve] = [
    await person(host, 'Ada'),
    await person(host, 'Adam'),
    await person(host, 'Pia'),
    await person(host, 'Eve'),
  ]
  const [acme, agency, evesOwn] = [await founded(host, ada), await listed(host, pia), await founded(host, eve, 'Eves')]
  await joined(host, acme, ada, adam, 'Administrator')
  const [one, evesProduct] = [await ordered(host, acme, ada.actor), await ordered(host, evesOwn, eve.actor)]
  await partnered(host, acme, ada, agency, pia)
  const evesPartner = await listed(host, eve, 'Studio')
  const pair = { client: evesOwn, partner: evesPartner }
  await tell(host, 'InvitePartner', { ...pair, access: fullAccess }, eve.actor)
  await settled(host)
  await tell(host, 'AcceptPartnership', { ...pair, link: mailedLink(host, 'studio@agency.example') }, eve.actor)
  const scopes = ['product:renew', 'product:change', 'product:end', 'token:revoke', 'products:read', 'members:read']
  const [adams, eves] = [
    await tokenFor(host, adam, acme, one, adam.actor, scopes),
    await tokenFor(host, eve, evesOwn, evesProduct, eve.actor, [...scopes, 'tokens:read', 'invitations:read']),
  ]
  const invited = async (organisation: string, by: Actor): Promise<string> => {
    const invitation = host.id() as InvitationId
    const invitee = { _tag: 'Address', invitation, email: `${invitation}@example.org` }
    await tell(host, 'InviteMember', { organisation, invitation, invitee, role: 'Collaborator' }, by)
    return invitation
  }
  const tool = async ({ account, actor }: typeof eve): Promise<string> => {
    const applicationPassword = host.id()
    await ask(host, 'CreateApplicationPassword', { account, applicationPassword, name: 'mail' }, actor)
    return applicationPassword
  }
  const [theirs, own] = [
    {
      ...{ Account: adam.account, Session: adam.session, Organisation: acme, Partner: agency, Product: one },
      ...{ Token: adams.token, Invitation: await invited(acme, ada.actor), ApplicationPassword: await tool(adam) },
    },
    {
      ...{ Account: eve.account, Session: eve.session, Organisation: evesOwn, Partner: evesPartner },
      ...{ Product: evesProduct, Token: eves.token, Invitation: await invited(evesOwn, eve.actor) },
      ApplicationPassword: await tool(eve),
    },
  ]
  await settled(host)
  const actsFor = (onBehalfOf: object): Actor => ({ ...eve.actor, onBehalfOf }) as Actor
  const none = Object.fromEntries(kinds.map((kind) => [kind, host.id()])) as Ids
  return {
    ...{ host, theirs, own, none, password: eve.password },
    strangers: {
      visitor: visitor(host),
      'holder of a link': { _tag: 'LinkHolder', visitor: host.id() } as Actor,
      person: eve.actor,
      representative: actsFor({ _tag: 'Organisation', organisation: evesOwn }),
      'representative of whatever': actsFor({ _tag: 'Organisation', organisation: places.Organisation }),
      'partner of whatever': actsFor({ _tag: 'Partner', partner: evesPartner, client: places.Organisation }),
      token: {
        ...{ _tag: 'Token', token: eves.token, account: eve.account },
        onBehalfOf: { _tag: 'Organisation', organisation: evesOwn },
      },
    },
  }
}

type Path = ReadonlyArray<string>
/** Where in a value the places are, and which. */
export const placesIn = (value: unknown, path: Path = []): ReadonlyArray<readonly [Path, Kind]> => {
  if (typeof value === 'string') return kinds.filter((kind) => places[kind] === value).map((kind) => [path, kind])
  return typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...path, key]))
}

/** The value with what is theirs, or one's own, or nothing, in its places, by their order. */
export const withFates = <A>(value: A, { theirs, own, none }: Fates, which: ReadonlyArray<Fate>): A => {
  const ids = { theirs, own, none }
  return filled(
    value,
    placesIn(value).map(([, kind], i) => ids[which[i] ?? 'none'][kind]),
  )
}

const filled = <A>(value: A, ids: ReadonlyArray<string>): A => {
  const left = [...ids]
  const fill = (one: unknown): unknown => {
    if (typeof one === 'string') return Object.values(places).includes(one) ? left.shift() : one
    if (typeof one !== 'object' || one === null) return one
    return Array.isArray(one)
      ? one.map(fill)
      : Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, fill(inner)]))
  }
  return fill(value) as A
}

export type Fate = 'theirs' | 'own' | 'none'
const all: ReadonlyArray<Fate> = ['theirs', 'own', 'none']
const combinations = (count: number): ReadonlyArray<ReadonlyArray<Fate>> =>
  count === 0 ? [[]] : combinations(count - 1).flatMap((rest) => all.map((fate) => [...rest, fate]))

/** Every two that differ in one place alone: what is theirs, or nothing at all. */
export const pairsOf = (count: number): ReadonlyArray<readonly [ReadonlyArray<Fate>, ReadonlyArray<Fate>]> =>
  combinations(count).flatMap((there) =>
    there.flatMap((fate, at) => (fate === 'theirs' ? [[there, there.with(at, 'none')] as const] : [])),
  )
