import type { Actor } from '@mandat/domain'
import { randomUUID } from 'node:crypto'
import type { Sent } from './lines.js'
import { order, PASSWORD, type Person, type TwoDoors } from './twoDoors.js'

// Commands that give rights or spend money.

const CLOSED = '2999-01-01'
const EVERY = ['dns:read', 'product:renew', 'product:change', 'product:end']

export const ordering = (by: Actor, organisation: string, product: string = randomUUID()): Sent =>
  order(by, 'OrderProduct', {
    product,
    organisation,
    category: 'Domain',
    label: 'site.example',
    expiresOn: CLOSED,
    renewalPrice: { amount: 1, currency: 'CHF' },
    renewal: 'Manual',
  })
export const aProduct = async (doors: TwoDoors, by: Person, organisation: string): Promise<string> => {
  const product = randomUUID()
  await doors.does(by, 'OrderProduct', ordering(by, organisation, product).data)
  return product
}
export const renewing = (by: Actor, organisation: string, product: string): Sent =>
  order(by, 'RenewProduct', { product, organisation, from: CLOSED, until: '2999-12-01' })
export const makingToken = (by: Person, organisation: string, product: string, token: string = randomUUID()): Sent =>
  order(by, 'CreateToken', {
    token,
    account: by.account,
    name: 'mine',
    organisation,
    product,
    scopes: EVERY,
    expiresAt: null,
    password: PASSWORD,
  })
export const inviting = (by: Person, organisation: string): Sent => {
  const invitation = randomUUID()
  const invitee = { _tag: 'Address', invitation, email: `x${invitation.slice(0, 8)}@people.example` }
  return order(by, 'InviteMember', { organisation, invitation, invitee, role: 'LegalRepresentative' })
}
export const partnering = (by: Person, client: string, partner: string): Sent =>
  order(by, 'InvitePartner', {
    client,
    partner,
    access: { _tag: 'Full', billingMode: 'ClientPays', walletEntrusted: 'Yes' },
  })
export const programme = (by: Person, organisation: string): Sent =>
  order(by, 'JoinPartnerProgramme', { organisation, directoryName: 'X', directoryEmail: 'x@agency.example' })
