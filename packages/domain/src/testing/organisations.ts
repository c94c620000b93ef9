import type { Actor, OnBehalfOf } from '../core/record/actor.js'
import type { TimeZone } from '../core/values/calendar.js'
import type { AccountId, InvitationId } from '../core/values/ids.js'
import { type Instant, later } from '../core/values/instant.js'
import type { OrganisationEvent, Role } from '../aggregates/organisation/events.js'
import {
  CustomerNumber,
  InviteeEmail,
  OrganisationAddress,
  OrganisationName,
} from '../aggregates/organisation/personalData.js'
import { sampleBox, sampleId } from './samples.js'

/** The organisation of the tests, and its people. */
export const bakery = sampleId<'Organisation'>('Bakery')
export const anna = sampleId<'Account'>('anna')
export const beat = sampleId<'Account'>('beat')
export const carla = sampleId<'Account'>('carla')
export const dario = sampleId<'Account'>('dario')
export const noon = '2026-03-02T12:00:00.000Z' as Instant
export const inAMonth = later(noon, 30 * 86_400_000)

/** The account's person, in a session, for nobody else. */
export const person = (account: AccountId, onBehalfOf: OnBehalfOf | null = null): Actor => ({
  _tag: 'Person',
  account,
  session: sampleId<'Session'>(`session of ${account}`),
  onBehalfOf,
})

export const founding = {
  organisation: bakery,
  kind: 'Company',
  name: sampleBox(OrganisationName, bakery, 'Bakery'),
  country: 'CH',
  timeZone: 'Europe/Zurich' as TimeZone,
  address: sampleBox(OrganisationAddress, bakery, 'Lane 1'),
  founder: anna,
} as const
export const customerNumber = sampleBox(CustomerNumber, bakery, '10000016')
/** Anna registered the bakery. */
export const registered: OrganisationEvent = {
  type: 'OrganisationRegistered',
  ...founding,
  customerNumber,
  term: 1,
  at: noon,
}

export const invitationOf = (account: AccountId): InvitationId => sampleId<'Invitation'>(`invitation of ${account}`)
export const invited = (account: AccountId, role: Role, attempt = 1): OrganisationEvent => ({
  type: 'MemberInvited',
  organisation: bakery,
  invitation: invitationOf(account),
  invitee: { _tag: 'Account', account },
  role,
  attempt,
  expiresAt: inAMonth,
})
export const joined = (account: AccountId, role: Role, term: number): OrganisationEvent => ({
  type: 'MemberJoined',
  organisation: bakery,
  account,
  invitation: invitationOf(account),
  role,
  term,
})

export const byMail = sampleId<'Invitation'>('invitation by mail')
/** An invitation to an address. */
export const addressee = {
  _tag: 'Address',
  invitation: byMail,
  email: sampleBox(InviteeEmail, byMail, 'eva@example.com'),
} as const
export const invitedByMail = (role: Role, attempt = 1): OrganisationEvent => ({
  type: 'MemberInvited',
  organisation: bakery,
  invitation: byMail,
  invitee: addressee,
  role,
  attempt,
  expiresAt: inAMonth,
})
