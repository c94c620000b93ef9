import { describe, it } from '@jest/globals'
import type { Access, PartnershipEvent } from '../../aggregates/partnership/events.js'
import {
  asAgent,
  asClient,
  asPartner,
  asSystem,
  client,
  domain,
  fullAs,
  grantOf,
  limitedTo,
  mail,
  partner,
  partnerships,
  shop,
  startedWith,
} from '../../testing/partnerships.js'

const { given } = partnerships
const pair = { client, partner }
const inTerm = { ...pair, term: 1 }
const grantFull = { type: 'GrantFullAccess', ...pair, billingMode: 'ClientPays', walletEntrusted: 'No' } as const
const limit = { type: 'LimitAccess', ...pair, products: [domain], confirmed: true } as const
const grant = { type: 'GrantProducts', ...pair, products: [mail] } as const
const withdraw = { type: 'WithdrawProducts', ...pair, products: [domain], confirmed: true } as const

const two = limitedTo(grantOf(domain, 1), grantOf(mail, 2))
const active = startedWith(two)
const full = startedWith(fullAs(1))
const limitedBy = (access: Access): PartnershipEvent => ({ type: 'AccessLimited', ...inTerm, access })

describe('who changes the access', () => {
  it('PAR-17: only legal representatives of the client widen it', () => {
    for (const who of [
      asClient('Administrator'),
      asClient('Collaborator'),
      asClient(null),
      asPartner('LegalRepresentative'),
      asAgent('Administrator'),
      asSystem,
    ]) {
      given(...active)
        .when(grantFull, who)
        .thenRefused('OnlyLegalRepresentativesWiden', 'PAR-17')
      given(...active)
        .when({ ...grant, products: [shop] }, who)
        .thenRefused('OnlyLegalRepresentativesWiden', 'PAR-17')
    }
  })
  it('PAR-17: its administrators shrink it too, and nobody else', () => {
    for (const role of ['LegalRepresentative', 'Administrator'] as const) {
      given(...active)
        .when(withdraw, asClient(role))
        .then({ type: 'ProductsWithdrawn', ...inTerm, products: [domain] })
      given(...full)
        .when(limit, asClient(role))
        .then(limitedBy(limitedTo(grantOf(domain, 1))))
    }
    for (const who of [
      asClient('Collaborator'),
      asClient('ExternalUser'),
      asPartner('LegalRepresentative'),
      asSystem,
    ]) {
      given(...active)
        .when(withdraw, who)
        .thenRefused('MayNotShrink', 'PAR-17')
      given(...full)
        .when(limit, who)
        .thenRefused('MayNotShrink', 'PAR-17')
    }
  })
})
