import { describe, expect, it } from '@jest/globals'
import { IdMap } from '../../core/values/idMap.js'
import type { TimeZone } from '../../core/values/calendar.js'
import { Secret } from '../../core/values/secret.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { BillingEmail, OrganisationAddress, OrganisationName } from '../../aggregates/organisation/personalData.js'
import { circumstances, sampleBox, sampleId, specOf } from '../../testing/index.js'
import {
  anna,
  bakery,
  beat,
  byMail,
  carla,
  customerNumber,
  dario,
  founding,
  invitedByMail,
  joined,
  noon,
  person,
  registered,
} from '../../testing/organisations.js'
import { stepsBefore } from '../../testing/reactions.js'
import { nothingGathered } from './context.js'
import { organisationSlice } from './index.js'

const usual = { ...circumstances({ actor: person(anna) }), ...nothingGathered }
const { given, twice } = specOf(organisationSlice, usual)

const accepted = { situation: 'Registered', accepted: 'Organisation', assistant: 'None' } as const
const register = { type: 'RegisterOrganisation', ...founding } as const
const organisation = bakery
const administrator = joined(beat, 'Administrator', 2)
const collaborator = joined(carla, 'Collaborator', 3)
const external = joined(dario, 'ExternalUser', 4)
const closed: OrganisationEvent = { type: 'OrganisationClosed', organisation, at: noon }
const close = { type: 'CloseOrganisation', organisation, password: Secret.of('a long pass phrase') } as const
const elsewhere = { _tag: 'Organisation', organisation: sampleId<'Organisation'>('Florist') } as const
const asPartner = { _tag: 'Partner', partner: elsewhere.organisation, client: organisation } as const

describe('registering', () => {
  it('ORG-01: a person registers an organisation and is its first legal representative', () => {
    const then = given().when(register, { account: accepted, customerNumber })
    then.then(registered)
    expect(then.state()).toEqual({
      _tag: 'Running',
      organisation,
      kind: 'Company',
      country: 'CH',
      timeZone: 'Europe/Zurich',
      members: IdMap.of({ [anna]: { role: 'LegalRepresentative', term: 1, status: 'Active' } }),
      lastTerm: 1,
      invitations: IdMap.empty,
      closedInvitations: [],
      lastAttempt: 0,
      hasBillingContact: 'No',
      partner: null,
      lastEnrolment: 0,
      products: IdMap.empty,
    })
  })
  it('ORG-01: nobody registers an organisation for somebody else, nor while acting for another', () => {
    const gathered = { account: accepted, customerNumber }
    given()
      .when(register, { ...gathered, actor: person(beat) })
      .thenRefused('NotTheFounder', 'ORG-01', { founder: anna })
    given()
      .when(register, { ...gathered, actor: person(anna, elsewhere) })
      .thenRefused('NotTheFounder', 'ORG-01')
    given()
      .when(register, { ...gathered, actor: person(anna, asPartner) })
      .thenRefused('NotTheFounder', 'ORG-01')
    given()
      .when(register, { ...gathered, actor: circumstances().actor })
      .then(registered)
  })
  it('ORG-01: an organisation is registered once', () => {
    given(registered)
      .when(register, { account: accepted, customerNumber })
      .thenRefused('OrganisationAlreadyRegistered', 'ORG-01', { organisation })
  })
  it('ORG-02: the founder, too, has accepted, and has a running account', () => {
    for (const account of [
      { ...accepted, accepted: 'Nothing' },
      { ...accepted, situation: 'Leaving' },
      { ...accepted, situation: 'Deleted' },
    ] as const)
      given()
        .when(register, { account, customerNumber })
        .thenRefused('FounderHasNotAccepted', 'ORG-02', { founder: anna })
  })
  it('ORG-09: nothing is registered without a customer number', () => {
    given().when(register, { account: accepted, customerNumber: null }).thenRefused('FounderHasNotAccepted', 'ORG-02')
  })
  it('ORG-10, ORG-02, hole 18: what invites to it is withdrawn with it, each invitation by itself', () => {
    given(registered, invitedByMail('Collaborator'))
      .when(close, { password: 'Right' })
      .then({ type: 'MemberInvitationWithdrawn', organisation, invitation: byMail }, closed)
  })
  it('ORG-07: a founding that came to nothing is closed by its founder, and no registration under way can land after that', () => {
    const gathered = { account: accepted, password: 'Right' } as const
    given().when(close, gathered).then(closed)
    given()
      .when(close, { ...gathered, password: 'Wrong' })
      .thenRefused('ClosingPasswordWrong', 'ORG-10')
    given()
      .when(close, { ...gathered, account: nothingGathered.account })
      .thenRefused('UnknownOrganisation', 'ORG-01', { organisation })
    for (const actor of [person(anna, asPartner), circumstances().actor])
      given()
        .when(close, { ...gathered, actor })
        .thenRefused('UnknownOrganisation', 'ORG-01')
    given(closed)
      .when(register, { account: accepted, customerNumber })
      .thenRefused('OrganisationIsClosed', 'ORG-10', { organisation })
  })
  it('ORG-02: the account of the founder accepts first', () => {
    const steps = stepsBefore(register, { actor: person(anna), reference: sampleId<'Command'>('register') })
    expect(steps).toEqual([{ type: 'AcceptMembership', account: anna, organisation, invitation: null, link: null }])
  })
})

describe("the organisation's own data", () => {
  const name = sampleBox(OrganisationName, organisation, 'Bakery Ltd')
  const address = sampleBox(OrganisationAddress, organisation, 'Square 2')
  const billingEmail = sampleBox(BillingEmail, organisation, 'bills@example.com')
  const timeZone = 'Europe/Paris' as TimeZone
  it('ORG-01: it is renamed, moved, and given a billing contact', () => {
    given(registered)
      .when({ type: 'RenameOrganisation', organisation, name })
      .then({ type: 'OrganisationRenamed', organisation, name })
    const moved = given(registered).when({ type: 'MoveOrganisation', organisation, address, country: 'FR', timeZone })
    moved.then({ type: 'OrganisationMoved', organisation, address, country: 'FR', timeZone })
    const change = { type: 'ChangeBillingContact', organisation } as const
    given(registered)
      .when({ ...change, billingEmail })
      .then({ type: 'BillingContactChanged', organisation, billingEmail })
    twice(registered, { type: 'BillingContactChanged', organisation, billingEmail })({
      ...change,
      billingEmail: null,
    }).thenNothing()
    given(registered)
      .when({ ...change, billingEmail: null })
      .thenNothing()
    given(registered, { type: 'BillingContactChanged', organisation, billingEmail })
      .when({ ...change, billingEmail: null })
      .then({ type: 'BillingContactChanged', organisation, billingEmail: null })
  })
  it('ORG-05: only legal representatives and administrators change it', () => {
    const team = [registered, administrator, collaborator, external]
    for (const command of [
      { type: 'RenameOrganisation', organisation, name },
      { type: 'MoveOrganisation', organisation, address, country: 'FR', timeZone },
      { type: 'ChangeBillingContact', organisation, billingEmail },
    ] as const) {
      expect(
        given(...team)
          .when(command, { actor: person(beat) })
          .state()._tag,
      ).toBe('Running')
      for (const actor of [
        person(carla),
        person(dario),
        person(anna, elsewhere),
        person(anna, asPartner),
        circumstances().actor,
      ])
        given(...team)
          .when(command, { actor })
          .thenRefused('MayNotManageOrganisation', 'ORG-05')
    }
  })
  it('ORG-01: there is nothing to do in an organisation that was never registered', () => {
    given()
      .when({ type: 'RenameOrganisation', organisation, name })
      .thenRefused('UnknownOrganisation', 'ORG-01', { organisation })
    given()
      .when(
        { type: 'LeaveOrganisation', organisation, account: anna, why: 'AccountDeletion' },
        { actor: circumstances().actor },
      )
      .thenNothing()
  })
})
