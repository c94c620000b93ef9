import type { Actor, OnBehalfOf } from '../core/record/actor.js'
import type { Instant } from '../core/values/instant.js'
import type { Role } from '../aggregates/organisation/events.js'
import type { Access, Grant, PartnershipEvent } from '../aggregates/partnership/events.js'
import type { PartnershipContext } from '../slices/partnership/context.js'
import { partnershipSlice } from '../slices/partnership/index.js'
import { sampleId } from './samples.js'
import { circumstances, specOf } from './spec.js'

/**
 * The bakery, its partner the agency, and their people: what tests of partnerships and of tokens made under them share.
 */
export const client = sampleId<'Organisation'>('Bakery')
export const partner = sampleId<'Organisation'>('Agency')
export const anna = sampleId<'Account'>('Anna of the bakery')
export const rene = sampleId<'Account'>('Rene of the agency')
export const domain = sampleId<'Product'>('bakery.example')
export const mail = sampleId<'Product'>('mail of the bakery')
export const shop = sampleId<'Product'>('shop of the bakery')

const person = (account: typeof anna, onBehalfOf: OnBehalfOf | null): Actor => ({
  _tag: 'Person',
  account,
  session: sampleId<'Session'>(account),
  onBehalfOf,
})
export const annaActs = person(anna, null)
export const reneActs = person(rene, null)
export const reneActsForClient = person(rene, { _tag: 'Partner', partner, client })

/** A person of the client, a legal representative unless said otherwise. */
export const asClient = (clientRole: Role | null = 'LegalRepresentative'): Partial<PartnershipContext> => ({
  actor: annaActs,
  clientRole,
})
/** A person of the partner, at its own desk. */
export const asPartner = (partnerRole: Role | null = 'Administrator'): Partial<PartnershipContext> => ({
  actor: reneActs,
  partnerRole,
})
/** A person of the partner who works for the client. */
export const asAgent = (partnerRole: Role | null = 'Collaborator'): Partial<PartnershipContext> => ({
  actor: reneActsForClient,
  partnerRole,
})
export const asSystem: Partial<PartnershipContext> = { actor: { _tag: 'System', process: 'clock' } }

export const usual: PartnershipContext = {
  ...circumstances(),
  clientRole: null,
  partnerRole: null,
  client: 'Running',
  partner: 'Listed',
  enrolment: 1,
  link: null,
  password: 'NotAsked',
  stays: { [domain]: 1, [mail]: 1, [shop]: 1 },
}
export const partnerships = specOf(partnershipSlice, usual)

export const grantOf = (product: typeof domain, grant: number, stay = 1): Grant => ({ product, grant, stay })
export const limitedTo = (...grants: ReadonlyArray<Grant>): Access => ({ _tag: 'Limited', grants })
export const fullAs = (
  grant: number,
  billingMode: 'ClientPays' | 'PartnerPays' = 'ClientPays',
  walletEntrusted: 'Yes' | 'No' = 'No',
  kept: ReadonlyArray<Grant> = [],
): Access => ({ _tag: 'Full', grant, kept, billingMode, walletEntrusted })

/** 30 days after the usual moment (PAR-14). */
export const inThirtyDays = '2026-04-01T12:00:00.000Z' as Instant
export const invitedTo = (access: Access, term = 1): PartnershipEvent => ({
  type: 'PartnerInvited',
  enrolment: 1,
  client,
  partner,
  term,
  access,
  attempt: 1,
  expiresAt: inThirtyDays,
})
export const startedWith = (access: Access, term = 1): ReadonlyArray<PartnershipEvent> => [
  invitedTo(access, term),
  { type: 'PartnershipStarted', client, partner, term, access, at: usual.now },
]
export const endedIn = (term = 1): PartnershipEvent => ({
  type: 'PartnershipEnded',
  client,
  partner,
  term,
  by: 'Client',
  account: anna,
  at: usual.now,
})
