import type { Actor } from '@mandat/domain'
import { organisationStream, type StoredEvent } from '@mandat/domain/kit'
import { randomUUID } from 'node:crypto'
import { aProduct, inviting, makingToken, ordering, partnering, programme, renewing } from './givingOrders.js'
import { somebody } from './lastItem.js'
import type { Sent } from './lines.js'
import { order, PASSWORD, type Person, type TwoDoors } from './twoDoors.js'
import { type Bystanders, company, invited, listed, partnered } from './worldsInRaces.js'

/** Commands that give rights or spend money, and the end of the right by which their actor gives them. */
export interface RightInRace {
  readonly end: Sent
  readonly commands: ReadonlyArray<Sent>
  /** Whether an event is one that nobody may bring about any more once the end is on record. */
  readonly isOver: (event: StoredEvent) => boolean
}

const REPLACEMENT = 'Pw-of-the-owner-nr-2'
/** What a legal representative can give. */
const giving = (by: Person, organisation: string, { agency }: Bystanders): ReadonlyArray<Sent> => [
  inviting(by, organisation),
  partnering(by, organisation, agency),
  programme(by, organisation),
]

const byPerson =
  ({ account, session }: Person) =>
  ({ meta: { actor } }: StoredEvent): boolean =>
    actor._tag === 'Person' && actor.account === account && actor.session === session

const compromise = async (doors: TwoDoors, others: Bystanders): Promise<RightInRace> => {
  const [owner, attacker] = (await doors.newPerson(2)) as [Person, Person]
  const { account } = owner
  const { organisation, product, widening } = await company(doors, owner, others)
  const elsewhere = await doors.newOrganisation(owner)
  const joining = await invited(doors, others, owner)
  const applicationPassword = randomUUID()
  const password = { account, current: PASSWORD, replacement: REPLACEMENT, confirmation: REPLACEMENT }
  return {
    end: order(owner, 'StartCompromiseAssistant', { ...password, secondFactor: null }),
    commands: [
      ...giving(attacker, organisation, others),
      makingToken(attacker, organisation, product),
      order(attacker, 'CreateApplicationPassword', { account, applicationPassword, name: 'mine' }),
      joining(attacker),
      ...widening(attacker, elsewhere),
      ordering(attacker, organisation),
      renewing(attacker, organisation, product),
      inviting(attacker, organisation),
      order(attacker, 'RequestEmailChange', { account, email: 'mine@people.example', password: PASSWORD }),
      makingToken(attacker, organisation, product),
    ],
    isOver: byPerson(attacker),
  }
}

const removal = async (doors: TwoDoors, others: Bystanders): Promise<RightInRace> => {
  const [owner, member] = [await somebody(doors), await somebody(doors)]
  const { organisation, product, widening } = await company(doors, owner, others)
  await doors.takeIn(owner, member, organisation, 'LegalRepresentative')
  const elsewhere = await doors.newOrganisation(member)
  const named: Person = { ...member, onBehalfOf: { _tag: 'Organisation', organisation: organisation as never } }
  return {
    end: order(owner, 'RemoveMember', { organisation, account: member.account }),
    commands: [
      ...giving(member, organisation, others),
      makingToken(member, organisation, product),
      ...widening(member, elsewhere),
      ordering(named, organisation),
      renewing(named, organisation, product),
      inviting(named, organisation),
      makingToken(named, organisation, product),
    ],
    // what becomes of an organisation of its own is its own affair
    isOver: (event) => byPerson(member)(event) && event.stream !== organisationStream(elsewhere as never),
  }
}

const endOfPartnership = async (doors: TwoDoors): Promise<RightInRace> => {
  const [owner, agent] = [await somebody(doors), await somebody(doors)]
  const [client, partner] = [await doors.newOrganisation(owner), await listed(doors, agent)]
  const product = await aProduct(doors, owner, client)
  await partnered(doors, [owner, client], [agent, partner], partnering(owner, client, partner).data['access'])
  const acting: Person = {
    ...agent,
    onBehalfOf: { _tag: 'Partner', partner: partner as never, client: client as never },
  }
  const profile = { account: agent.account, name: null, address: 'Gasse 9, Bern', telephone: null, language: null }
  return {
    end: order(owner, 'EndPartnership', { client, partner, confirmed: true, password: PASSWORD }),
    commands: [
      makingToken(acting, client, product),
      ordering(acting, client),
      renewing(acting, client, product),
      order(acting, 'UpdateProfile', profile),
      makingToken(acting, client, product),
      ordering(acting, client),
    ],
    isOver: byPerson(agent),
  }
}

const transfer = async (doors: TwoDoors): Promise<RightInRace> => {
  const [owner, member] = [await somebody(doors), await somebody(doors)]
  const [from, to] = [await doors.newOrganisation(owner), await doors.newOrganisation(owner)]
  await doors.takeIn(owner, member, from, 'Collaborator')
  const product = await aProduct(doors, owner, from)
  const token = randomUUID()
  await doors.does(member, 'CreateToken', makingToken(member, from, product, token).data)
  const acting: Actor = {
    _tag: 'Token',
    token: token as never,
    account: member.account,
    onBehalfOf: { _tag: 'Organisation', organisation: from as never },
  }
  const about = { product, organisation: from }
  return {
    end: order(owner, 'TransferProduct', { ...about, to }),
    commands: [
      makingToken(member, from, product),
      renewing(acting, from, product),
      order(acting, 'ChangeRenewalManner', { ...about, renewal: 'Automatic' }),
      makingToken(member, from, product),
      order(member, 'ChangeRenewalManner', { ...about, renewal: 'Manual' }),
      makingToken(member, from, product),
    ],
    isOver: (event) =>
      byPerson(member)(event) || (event.meta.actor._tag === 'Token' && event.meta.actor.token === acting.token),
  }
}

const closing = async (doors: TwoDoors, others: Bystanders): Promise<RightInRace> => {
  const [owner, member] = [await somebody(doors), await somebody(doors)]
  const organisation = await doors.newOrganisation(owner)
  await doors.takeIn(owner, member, organisation, 'LegalRepresentative')
  return {
    end: order(owner, 'CloseOrganisation', { organisation, password: PASSWORD }),
    commands: [
      ...giving(member, organisation, others),
      inviting(member, organisation),
      order(member, 'ChangeMemberRole', { organisation, account: member.account, to: 'Administrator' }),
      inviting(member, organisation),
    ],
    isOver: byPerson(member),
  }
}

/** Every end of a right, each with its own world. */
export const rightsInRaces = { compromise, removal, endOfPartnership, transfer, closing } as const
