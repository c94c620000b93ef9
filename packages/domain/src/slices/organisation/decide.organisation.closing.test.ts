import { describe, it } from '@jest/globals'
import { Secret } from '../../core/values/secret.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { circumstances, sampleId, specOf } from '../../testing/index.js'
import {
  anna,
  bakery,
  beat,
  carla,
  customerNumber,
  founding,
  joined,
  noon,
  person,
  registered,
} from '../../testing/organisations.js'
import { nothingGathered } from './context.js'
import { organisationSlice } from './index.js'

const usual = { ...circumstances({ actor: person(anna) }), ...nothingGathered }
const { given, twice } = specOf(organisationSlice, usual)

const accepted = { situation: 'Registered', accepted: 'Organisation', assistant: 'None' } as const
const register = { type: 'RegisterOrganisation', ...founding } as const
const organisation = bakery
const administrator = joined(beat, 'Administrator', 2)
const collaborator = joined(carla, 'Collaborator', 3)
const closed: OrganisationEvent = { type: 'OrganisationClosed', organisation, at: noon }
const close = { type: 'CloseOrganisation', organisation, password: Secret.of('a long pass phrase') } as const
const elsewhere = { _tag: 'Organisation', organisation: sampleId<'Organisation'>('Florist') } as const
const asPartner = { _tag: 'Partner', partner: elsewhere.organisation, client: organisation } as const

describe('closing', () => {
  const domain = sampleId<'Product'>('example.ch')
  const admitted: OrganisationEvent = {
    type: 'ProductAdmitted',
    organisation,
    product: domain,
    command: null,
    until: null,
  }
  it('ORG-10: a legal representative closes the organisation, with the password', () => {
    given(registered).when(close, { password: 'Right' }).then(closed)
    given(registered).when(close, { password: 'Wrong' }).thenRefused('ClosingPasswordWrong', 'ORG-10')
    twice(registered)(close, { password: 'Right' }).thenNothing()
  })
  it('ORG-10: nobody else closes it, neither before nor again', () => {
    for (const actor of [person(beat), person(carla), person(anna, asPartner), circumstances().actor]) {
      given(registered, administrator, collaborator)
        .when(close, { password: 'Right', actor })
        .thenRefused('MayNotClose', 'ORG-10')
      given(registered, administrator, collaborator, closed)
        .when(close, { password: 'Right', actor })
        .thenRefused('OrganisationIsClosed', 'ORG-10', { organisation })
    }
  })
  it('ORG-10, hole 16: what was on its way and never came is not waited for', () => {
    for (const where of ['Unordered', 'Elsewhere', 'Gone'] as const)
      given(registered, admitted)
        .when(close, { password: 'Right', products: { [domain]: where } })
        .then(closed)
  })
  it('ORG-10: it is not closed while a product runs, or nobody knows whether it does', () => {
    for (const products of [{ [domain]: 'Here' }, {}] as const)
      given(registered, admitted)
        .when(close, { password: 'Right', products })
        .thenRefused('ProductsRunning', 'ORG-10', { products: [domain] })
    given(registered, admitted)
      .when(close, { password: 'Right', products: { [domain]: 'Gone' } })
      .then(closed)
    given(registered, admitted, { type: 'ProductReleased', organisation, product: domain })
      .when(close, { password: 'Right' })
      .then(closed)
  })
  it('ORG-10: a closed organisation is outside ORG-03, and nothing is done in it', () => {
    const leave = { type: 'LeaveOrganisation', organisation, account: anna } as const
    given(registered, closed)
      .when({ ...leave, why: 'OwnWish' })
      .thenRefused('OrganisationIsClosed', 'ORG-10')
    given(registered, closed)
      .when({ type: 'RemoveMember', organisation, account: anna })
      .thenRefused('OrganisationIsClosed', 'ORG-10')
    given(registered, closed)
      .when({ type: 'AdmitProduct', organisation, product: domain, command: null })
      .thenRefused('OrganisationIsClosed', 'ORG-10')
    given(registered, closed)
      .when(register, { account: accepted, customerNumber })
      .thenRefused('OrganisationIsClosed', 'ORG-10')
  })
  it('ORG-10: no deletion of an account hangs on a closed organisation, nor does what else a process cleans up', () => {
    const invitation = sampleId<'Invitation'>('open')
    const actor = circumstances().actor
    for (const [history, name, rule] of [
      [[], 'UnknownOrganisation', 'ORG-01'],
      [[registered, closed], 'OrganisationIsClosed', 'ORG-10'],
    ] as const) {
      for (const command of [
        { type: 'LeaveOrganisation', organisation, account: anna, why: 'AccountDeletion' },
        { type: 'ExpireMemberInvitation', organisation, invitation },
        { type: 'ReleaseProduct', organisation, product: domain },
        { type: 'SettleProduct', organisation, product: domain },
        {
          type: 'ReplaceExternalUsers',
          organisation,
          partner: elsewhere.organisation,
          partnershipTerm: 1,
          accounts: [],
        },
      ] as const)
        given(...history)
          .when(command, { actor })
          .thenNothing()
      given(...history)
        .when({ type: 'AdmitProduct', organisation, product: domain, command: null }, { actor })
        .thenRefused(name, rule, { organisation })
    }
  })
})
