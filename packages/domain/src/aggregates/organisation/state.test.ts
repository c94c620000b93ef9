import { describe, expect, it } from '@jest/globals'
import { IdMap } from '../../core/values/idMap.js'
import { nothingGathered } from '../../slices/organisation/context.js'
import { organisationSlice } from '../../slices/organisation/index.js'
import { circumstances, sampleBox, sampleId, specOf } from '../../testing/index.js'
import {
  anna,
  bakery,
  beat,
  inAMonth,
  invitationOf,
  invited,
  joined,
  noon,
  person,
  registered,
} from '../../testing/organisations.js'
import type { OrganisationEvent } from './events.js'
import { activeMember, isListedPartner, legalRepresentatives } from './members.js'
import { BillingEmail, OrganisationAddress } from './personalData.js'
import type { RunningOrganisation } from './state.js'

const { given } = specOf(organisationSlice, { ...circumstances({ actor: person(anna) }), ...nothingGathered })
const organisation = bakery
const one = sampleId<'Product'>('example.ch')
const two = sampleId<'Product'>('example.org')
const listed: OrganisationEvent = {
  type: 'PartnerProgrammeJoined',
  organisation,
  directoryName: 'Bakery Web',
  directoryEmail: 'web@example.com',
}
const fresh = {
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
}
/** What the events after the registration made of it: what is not said is as it was. */
const expectState = (
  events: ReadonlyArray<OrganisationEvent>,
  change: Partial<Record<keyof RunningOrganisation, unknown>>,
): void => {
  expect(given(registered, ...events).state()).toEqual({ ...fresh, ...change })
}

describe('the state of an organisation', () => {
  it('ORG-01: follows its country, time zone and billing contact', () => {
    const billing = (billingEmail: ReturnType<typeof sampleBox> | null): OrganisationEvent => ({
      type: 'BillingContactChanged',
      organisation,
      billingEmail,
    })
    const address = sampleBox(OrganisationAddress, organisation)
    expectState(
      [{ type: 'OrganisationMoved', organisation, address, country: 'FR', timeZone: 'Europe/Paris' as never }],
      { country: 'FR', timeZone: 'Europe/Paris' },
    )
    expectState([billing(sampleBox(BillingEmail, organisation))], { hasBillingContact: 'Yes' })
    expectState([billing(sampleBox(BillingEmail, organisation)), billing(null)], {})
  })
  it('ORG-02: keeps every open invitation with its latest mail, and no other', () => {
    const open = { invitee: { _tag: 'Account', account: beat }, role: 'Collaborator', attempt: 1, expiresAt: inAMonth }
    const resent = (invitation = invitationOf(beat)): OrganisationEvent => ({
      type: 'MemberInvitationResent',
      organisation,
      invitation,
      attempt: 2,
      expiresAt: noon,
    })
    expectState([invited(beat, 'Collaborator')], {
      lastAttempt: 1,
      invitations: IdMap.of({ [invitationOf(beat)]: open }),
    })
    expectState([invited(beat, 'Collaborator'), resent()], {
      lastAttempt: 2,
      invitations: IdMap.of({ [invitationOf(beat)]: { ...open, attempt: 2, expiresAt: noon } }),
    })
    expectState([resent(invitationOf(anna))], {})
  })
  it('PAR-06, hole 28: remembers what became of the last fifty invitations, and no more', () => {
    const invitation = invitationOf(beat)
    const closed = (how: 'Used' | 'Withdrawn' | 'Declined' | 'Expired', attempt = 1) => ({
      ...{ invitation, account: beat, attempt, how },
    })
    for (const [type, how] of [
      ['MemberInvitationWithdrawn', 'Withdrawn'],
      ['MemberInvitationDeclined', 'Declined'],
      ['MemberInvitationExpired', 'Expired'],
    ] as const) {
      const end = { type, organisation, invitation }
      const state = { lastAttempt: 1, closedInvitations: [closed(how)] }
      expectState([invited(beat, 'Collaborator'), end], state)
      expectState([invited(beat, 'Collaborator'), end, end], state)
    }
    const withdrawn: OrganisationEvent = { type: 'MemberInvitationWithdrawn', organisation, invitation }
    const many = Array.from({ length: 60 }, (_, i) => [invited(beat, 'Collaborator', i + 1), withdrawn]).flat()
    expectState(many, {
      lastAttempt: 60,
      closedInvitations: Array.from({ length: 50 }, (_, i) => closed('Withdrawn', i + 11)),
    })
  })
  it('ORG-10: keeps each product between its admission and its release, once', () => {
    const word = { command: null, until: null }
    const admitted = (product = one): OrganisationEvent => ({ type: 'ProductAdmitted', organisation, product, ...word })
    expectState([admitted(), admitted(two), admitted()], { products: IdMap.of({ [one]: word, [two]: word }) })
    expectState([admitted(), admitted(two), { type: 'ProductReleased', organisation, product: one }], {
      products: IdMap.of({ [two]: word }),
    })
  })
  it('PAR-13: a changed entry stays in the directory', () => {
    expectState(
      [
        listed,
        {
          type: 'DirectoryEntryChanged',
          organisation,
          directoryName: 'Bakery Sites',
          directoryEmail: 'web@example.com',
        },
      ],
      { partner: 1, lastEnrolment: 1 },
    )
  })
  it('ORG-10: who was a member of a closed organisation has no rights in it', () => {
    const closed = given(registered, listed, joined(beat, 'Administrator', 2), {
      type: 'OrganisationClosed',
      organisation,
      at: noon,
    }).state()
    expect([activeMember(closed, anna), legalRepresentatives(closed), isListedPartner(closed)]).toEqual([
      null,
      [],
      false,
    ])
    const none = given().state()
    expect([activeMember(none, anna), legalRepresentatives(none), isListedPartner(none)]).toEqual([null, [], false])
    expect(activeMember(given(registered).state(), null)).toBe(null)
  })
})
