import { partnershipStream } from '@mandat/domain/kit'
import { randomUUID } from 'node:crypto'
import { aProduct, partnering } from './givingOrders.js'
import { somebody } from './lastItem.js'
import type { Sent } from './lines.js'
import { order, type Person, type TwoDoors } from './twoDoors.js'

// Who and what there is when rights end in a race.

/** Invited by nobody, but somebody that everybody may invite. */
export interface Bystanders {
  readonly person: Person
  /** Listed partners of theirs: one that is nobody's yet, and one that is everybody's. */
  readonly agency: string
  readonly partner: string
}
export const bystanders = async (doors: TwoDoors): Promise<Bystanders> => {
  const person = await somebody(doors)
  return { person, agency: await listed(doors, person), partner: await listed(doors, person) }
}
export const listed = async (doors: TwoDoors, founder: Person): Promise<string> => {
  const organisation = await doors.newOrganisation(founder)
  const entry = { organisation, directoryName: 'Agency', directoryEmail: 'agency@agency.example' }
  await doors.does(founder, 'JoinPartnerProgramme', entry)
  return organisation
}

/** An organisation in which there is more to give: a suspended member, a limited partner, a second product. */
export const company = async (doors: TwoDoors, owner: Person, { person, partner }: Bystanders) => {
  const organisation = await doors.newOrganisation(owner)
  const [product, spare] = [await aProduct(doors, owner, organisation), await aProduct(doors, owner, organisation)]
  await doors.takeIn(owner, person, organisation, 'LegalRepresentative')
  await doors.does(owner, 'SuspendMember', { organisation, account: person.account, reason: 'Other' })
  await partnered(doors, [owner, organisation], [person, partner], { _tag: 'Limited', products: [product] })
  /** Widens what stands there, and takes from it. */
  const widening = (by: Person, to: string): ReadonlyArray<Sent> => [
    order(by, 'ReinstateMember', { organisation, account: person.account }),
    order(by, 'GrantProducts', { client: organisation, partner, products: [spare] }),
    order(by, 'GrantFullAccess', { client: organisation, partner, billingMode: 'ClientPays', walletEntrusted: 'Yes' }),
    order(by, 'TransferProduct', { product: spare, organisation, to }),
  ]
  return { organisation, product, widening }
}
type Side = readonly [by: Person, organisation: string]
export const partnered = async (doors: TwoDoors, [owner, client]: Side, [agent, partner]: Side, access: unknown) => {
  await doors.does(owner, 'InvitePartner', { ...partnering(owner, client, partner).data, access: access })
  const stream = partnershipStream(client as never, partner as never)
  const link = doors.link({ purpose: 'PartnerInvitation', stream, term: '1', attempt: 1 })
  await doors.does(agent, 'AcceptPartnership', { client, partner, link })
}
/** An invitation into another one's organisation, for whoever holds a session of the account. */
export const invited = async (doors: TwoDoors, { person }: Bystanders, { account }: Person) => {
  const [organisation, invitation] = [await doors.newOrganisation(person), randomUUID()]
  const invitee = { _tag: 'Account', account }
  await doors.does(person, 'InviteMember', { organisation, invitation, invitee, role: 'Administrator' })
  return (by: Person): Sent => order(by, 'JoinOrganisation', { organisation, account, invitation, link: null })
}
