import type { AccountId, LocalDate, OrganisationId } from '@mandat/domain'
import { ApplicationPasswordName } from '@mandat/domain/kit'
import { sampleBox, sampleId } from '@mandat/domain/testing'
import { type DomainEvent, joined, ordered, registeredAccount, registeredOrganisation, storyAt } from '../index.js'
import { anna, bakery, created, later, started } from './anna.js'

const before = '2026-05-20' as LocalDate

const invitedTo = (client: OrganisationId, partner: OrganisationId, grants: number): ReadonlyArray<DomainEvent> => {
  const pair = { client, partner, term: 1 }
  const access = { _tag: 'Limited', grants: [] } as const
  return [
    { type: 'PartnerInvited', enrolment: 1, ...pair, access, attempt: 1, expiresAt: later },
    { type: 'PartnershipStarted', ...pair, access, at: storyAt },
    ...Array.from({ length: grants }, (_, i): DomainEvent => {
      const product = sampleId<'Product'>(`product ${String(i)}`)
      return { type: 'ProductsGranted', ...pair, grants: [{ product, grant: i + 1, stay: 1 }] }
    }),
  ]
}
const joins = (organisation: OrganisationId, account: AccountId, term: number): ReadonlyArray<DomainEvent> => [
  {
    type: 'MembershipAccepted',
    account,
    organisation,
    invitation: sampleId<'Invitation'>(`invitation of ${account}`),
    role: 'Collaborator',
    attempt: 1,
  },
  joined(organisation, account, 'Collaborator', term),
]

/** Anna and the bakery before they have much of anything. */
export const few: ReadonlyArray<DomainEvent> = [
  registeredAccount(anna, 'Anna'),
  registeredOrganisation(bakery, 'Bakery', anna),
  ...invitedTo(bakery, sampleId<'Organisation'>('agency'), 0),
]

/** The nth of everything that there may be any number of, and that is Anna's or the bakery's. */
export const another = (i: number): ReadonlyArray<DomainEvent> => {
  const name = String(i)
  const [person, house] = [sampleId<'Account'>(`person ${name}`), sampleId<'Organisation'>(`house ${name}`)]
  const [product, token] = [sampleId<'Product'>(`product ${name}`), sampleId<'Token'>(`token ${name}`)]
  const invitation = sampleId<'Invitation'>(`open ${name}`)
  return [
    started(sampleId<'Session'>(`session ${name}`)),
    {
      type: 'ApplicationPasswordCreated',
      account: anna,
      applicationPassword: sampleId<'ApplicationPassword'>(`tool ${name}`),
      name: sampleBox(ApplicationPasswordName, anna, 'mail'),
      hash: 'a'.repeat(64),
      epoch: 1,
      at: storyAt,
    },
    ordered(product, bakery, 'label', { expiresOn: '2026-06-20' as LocalDate }),
    created(token, { product }),
    registeredAccount(person, 'Person'),
    ...joins(bakery, person, i + 2),
    registeredOrganisation(house, 'House', person),
    ...joins(house, anna, 2),
    {
      type: 'MemberInvited',
      organisation: bakery,
      invitation,
      invitee: { _tag: 'Account', account: sampleId<'Account'>(`invited ${name}`) },
      role: 'Administrator',
      attempt: i + 1,
      expiresAt: later,
    },
    ...invitedTo(bakery, house, 0),
    ...invitedTo(house, bakery, 0),
    {
      type: 'ProductsGranted',
      client: bakery,
      partner: sampleId<'Organisation'>('agency'),
      term: 1,
      grants: [{ product, grant: i + 1, stay: 1 }],
    },
    {
      type: 'PartnerActAuthorised',
      client: bakery,
      partner: sampleId<'Organisation'>('agency'),
      term: 1,
      act: 'Token',
      reference: token,
      account: anna,
      product,
      grant: i + 1,
      stay: 1,
      payer: 'Client',
      at: storyAt,
      until: later,
    },
    { type: 'ProductAdmitted', organisation: bakery, product, command: null, until: null },
    {
      type: 'RemindersFellDue',
      organisation: bakery,
      day: before,
      items: [{ product, expiresOn: '2026-06-20' as LocalDate, interval: '1m' }],
    },
  ]
}
