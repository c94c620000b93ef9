import { describe, expect, it } from '@jest/globals'
import type { OfType } from '../../core/values/union.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { account } from '../../aggregates/account/state.js'
import { InviteeEmail } from '../../aggregates/organisation/personalData.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { organisation as organisationAggregate, organisationStream } from '../../aggregates/organisation/state.js'
import { anna, moment, noon, registered } from '../../testing/accounts.js'
import { sampleBox, sampleId } from '../../testing/index.js'
import { memoryPorts } from '../../testing/memoryPorts.js'
import { invitationAnswer, membershipOf } from './memberships.js'

const bakery = sampleId<'Organisation'>('bakery')
const invitation = sampleId<'Invitation'>('first')
const accept = { type: 'AcceptMembership', account: anna, organisation: bakery, invitation, link: null } as const
const offer = { role: 'LegalRepresentative', attempt: 3 } as const
const accepted: AccountEvent = { type: 'MembershipAccepted', account: anna, organisation: bakery, invitation, ...offer }

describe('what an organisation says of a membership', () => {
  const other = sampleId<'Account'>('bruno')
  const founded = (founder = anna): OrganisationEvent => ({
    type: 'OrganisationRegistered',
    organisation: bakery,
    kind: 'Company',
    country: 'CH',
    timeZone: 'Europe/Zurich' as never,
    founder,
    term: 1,
    at: noon,
    name: { subject: bakery, category: 'Identity', field: 'organisationName', box: 'x' },
    address: { subject: bakery, category: 'Contact', field: 'organisationAddress', box: 'x' },
    customerNumber: { subject: bakery, category: 'Identity', field: 'customerNumber', box: 'x' },
  })
  const invited = (invitee: OfType<OrganisationEvent, 'MemberInvited'>['invitee']): OrganisationEvent => ({
    type: 'MemberInvited',
    organisation: bakery,
    invitation,
    invitee,
    role: 'LegalRepresentative',
    attempt: 3,
    expiresAt: moment('2026-04-01T12:00:00.000Z'),
  })
  const joined: OrganisationEvent = {
    type: 'MemberJoined',
    organisation: bakery,
    account: anna,
    invitation,
    role: 'LegalRepresentative',
    term: 2,
  }
  const there = (...events: ReadonlyArray<OrganisationEvent>) =>
    events.reduce(organisationAggregate.evolve, organisationAggregate.initialState)
  const known = [registered, accepted].reduce(account.evolve, account.initialState)
  if (known._tag !== 'Registered') throw new Error('not registered')

  it('ACC-12: member, last legal representative, about to join, or nothing', () => {
    expect(membershipOf(known, there(founded()), noon)).toBe('LastLegalRepresentative')
    expect(membershipOf(known, there(founded(other), invited({ _tag: 'Account', account: anna })), noon)).toBe(
      'Joining',
    )
    expect(membershipOf(known, there(founded(other), invited({ _tag: 'Account', account: anna }), joined), noon)).toBe(
      'Member',
    )
    expect(
      membershipOf(known, there(founded(), { type: 'OrganisationClosed', organisation: bakery, at: noon }), noon),
    ).toBe('None')
    expect(membershipOf(known, there(founded(other)), noon)).toBe('None')
    expect(membershipOf(known, there(), noon)).toBe('Founding')
  })
  it('ACC-12: a suspended member is still one, and a suspended legal representative does not count for another', () => {
    const suspended: OrganisationEvent = {
      type: 'MemberSuspended',
      organisation: bakery,
      account: anna,
      reason: 'Other',
    }
    const events = [founded(other), invited({ _tag: 'Account', account: anna }), joined] as const
    expect(membershipOf(known, there(...events, suspended), noon)).toBe('Member')
    expect(membershipOf(known, there(...events, { ...suspended, account: other }), noon)).toBe(
      'LastLegalRepresentative',
    )
  })
  it('ACC-12, hole 20: an invitation that has expired by date holds up no deletion, whether or not the clock recorded it', () => {
    const open = there(founded(other), invited({ _tag: 'Account', account: anna }))
    const end = moment('2026-04-01T12:00:00.000Z')
    expect([membershipOf(known, open, noon), membershipOf(known, open, end)]).toEqual(['Joining', 'None'])
  })
  it('ORG-02: an invitation is for its account, or for whoever holds the newest link to its address', () => {
    const { links } = memoryPorts()
    const at = { now: noon, ports: memoryPorts() }
    const link = (attempt: number) =>
      links.sign({ purpose: 'MemberInvitation', stream: organisationStream(bakery), term: invitation, attempt })
    const byAddress = there(
      founded(other),
      invited({ _tag: 'Address', invitation, email: sampleBox(InviteeEmail, invitation, 'anna@example.ch') }),
    )
    expect(invitationAnswer(accept, there(founded(other), invited({ _tag: 'Account', account: anna })), at)).toEqual(
      offer,
    )
    const ofAnother = there(founded(other), invited({ _tag: 'Account', account: other }))
    expect(invitationAnswer(accept, ofAnother, at)).toBe('Unknown')
    expect(invitationAnswer({ ...accept, link: link(3) }, ofAnother, at)).toBe('NotYours')
    expect(invitationAnswer(accept, byAddress, at)).toBe('Unknown')
    expect(invitationAnswer({ ...accept, link: link(2) }, byAddress, at)).toBe('Replaced')
    expect(invitationAnswer({ ...accept, link: link(4) }, byAddress, at)).toBe('Unknown')
    expect(invitationAnswer({ ...accept, link: link(3) }, byAddress, at)).toEqual(offer)
    expect(
      invitationAnswer({ ...accept, link: link(3) }, byAddress, { ...at, now: moment('2026-04-01T12:00:00.000Z') }),
    ).toBe('Expired')
    expect(invitationAnswer(accept, there(founded(other)), at)).toBe('Unknown')
    expect(invitationAnswer({ ...accept, invitation: null }, there(), at)).toBe('Founding')
    expect(invitationAnswer({ ...accept, invitation: null }, there(founded(other)), at)).toBe('Needed')
  })
})
