import { describe, expect, it } from '@jest/globals'
import type { OfType } from '../../core/values/union.js'
import { circumstances, sampleBox, sampleId, specOf } from '../../testing/index.js'
import {
  anna,
  asAnna,
  asSomebodyElse,
  asSystem,
  moment,
  inSession,
  noon,
  pass,
  registered,
} from '../../testing/accounts.js'
import { memoryPorts } from '../../testing/memoryPorts.js'
import { InviteeEmail, type OrganisationEvent } from '../../aggregates/organisation/events.js'
import { organisation as organisationAggregate, organisationStream } from '../../aggregates/organisation/state.js'
import { nothingGathered } from './context.gathered.js'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { accountSlice } from './index.js'
import { refuse } from './refusals.js'
import { invitationAnswer, membershipOf } from './memberships.js'

const { given, twice, fold } = specOf(accountSlice, {
  ...circumstances({ actor: asAnna }),
  ...nothingGathered,
  ...inSession,
})
const bakery = sampleId<'Organisation'>('bakery')
const florist = sampleId<'Organisation'>('florist')
const invitation = sampleId<'Invitation'>('first')
const accept = { type: 'AcceptMembership', account: anna, organisation: bakery, invitation, link: null } as const
const accepted = (organisation = bakery, by: typeof invitation | null = invitation): AccountEvent => ({
  type: 'MembershipAccepted',
  account: anna,
  organisation,
  invitation: by,
})
const leaving: AccountEvent = { type: 'AccountDeletionRequested', account: anna, organisations: [bakery], at: noon }
const deleted: AccountEvent = { type: 'AccountDeleted', account: anna, at: noon }

describe('accepting a membership', () => {
  it('ORG-02: the account accepts an open invitation, or founds an organisation', () => {
    given(registered).when(accept, { invitation: 'Open' }).then(accepted())
    given(registered)
      .when({ ...accept, invitation: null }, { invitation: 'Founding' })
      .then(accepted(bakery, null))
  })
  it('ORG-02: nothing is accepted without an invitation that is open and for this account', () => {
    given(registered)
      .when(accept, { invitation: 'Unknown' })
      .thenRefused('InvitationUnknown', 'ORG-02', { organisation: bakery })
    given(registered)
      .when(accept, { invitation: 'Expired' })
      .thenRefused('InvitationExpired', 'ORG-02', { organisation: bakery })
    given(registered)
      .when(accept, { invitation: 'NotYours' })
      .thenRefused('InvitationNotYours', 'ORG-02', { organisation: bakery })
    given(registered)
      .when({ ...accept, invitation: null }, { invitation: 'Needed' })
      .thenRefused('InvitationNeeded', 'ORG-02', { organisation: bakery })
    given(registered)
      .when(accept, { invitation: 'Open', actor: asSomebodyElse })
      .thenRefused('NotYourAccount', 'LOG-01', { account: anna })
    given().when(accept, { invitation: 'Open' }).thenRefused('UnknownAccount', 'ACC-01', { account: anna })
  })
  it('ORG-02: accepting twice changes nothing, even when the invitation is gone', () => {
    given(registered, accepted()).when(accept, { invitation: 'Unknown' }).thenNothing()
    given(registered, accepted()).when(accept, { invitation: 'Unknown', actor: asSystem }).thenNothing()
    twice(registered)({ ...accept, invitation: null }, { invitation: 'Founding' }).thenNothing()
  })
  it('ORG-02: a later invitation of the same organisation is accepted anew', () => {
    const second = sampleId<'Invitation'>('second')
    given(registered, accepted())
      .when({ ...accept, invitation: second }, { invitation: 'Open' })
      .then(accepted(bakery, second))
  })
  it('ACC-12: from the request for deletion on the account accepts no membership', () => {
    given(registered, leaving).when(accept, { invitation: 'Open' }).thenRefused('AccountLeaving', 'ACC-12')
    given(registered, leaving)
      .when({ ...accept, invitation: null }, { invitation: 'Founding' })
      .thenRefused('AccountLeaving', 'ACC-12')
    given(registered, deleted)
      .when(accept, { invitation: 'Open' })
      .thenRefused('AccountDeleted', 'ACC-12', { account: anna })
  })
})

describe('deleting an account', () => {
  const request = { type: 'RequestAccountDeletion', account: anna, password: pass() } as const
  const proven = { current: { right: 7 }, memberships: { [bakery]: 'Member', [florist]: 'None' } } as const
  const complete = { type: 'CompleteAccountDeletion', account: anna } as const
  const abandon = { type: 'AbandonAccountDeletion', account: anna, organisations: [bakery] } as const

  it('ACC-12: it is requested with the password, and names the memberships to be left', () => {
    given(registered, accepted(), accepted(florist)).when(request, proven).then(leaving)
    given(registered, accepted(), accepted(florist))
      .when(request, { ...proven, current: 'Wrong' })
      .thenRefused('DeletionPasswordWrong', 'ACC-12')
    given(registered)
      .when(request, { ...proven, actor: asSomebodyElse })
      .thenRefused('NotYourAccount', 'LOG-01', { account: anna })
  })
  it('ACC-12: the last legal representative of an organisation is refused, with the organisations and the ways out', () => {
    const last = { ...proven, memberships: { [bakery]: 'LastLegalRepresentative', [florist]: 'Member' } } as const
    given(registered, accepted(), accepted(florist))
      .when(request, last)
      .thenRefused('StillLastLegalRepresentative', 'ACC-12')
    expect(
      accountSlice.decide(request)(fold([registered, accepted(), accepted(florist)]), {
        ...circumstances({ actor: asAnna }),
        ...nothingGathered,
        ...inSession,
        ...last,
      }),
    ).toEqual(
      refuse.StillLastLegalRepresentative({
        organisations: [bakery],
        ways: ['add or appoint another legal representative', 'close the organisation'],
      }),
    )
  })
  it('ACC-12: a membership that is about to begin is waited for', () => {
    const organisations = [bakery]
    given(registered, accepted())
      .when(request, { ...proven, memberships: { [bakery]: 'Joining' } })
      .thenRefused('StillJoining', 'ACC-12', {
        organisations,
        ways: ['wait until the membership has begun', 'decline the invitation'],
      })
    given(registered, accepted())
      .when(request, { ...proven, memberships: { [bakery]: 'Founding' } })
      .thenRefused('StillJoining', 'ACC-12', {
        organisations,
        ways: ['register the organisation', 'close it before it is registered'],
      })
  })
  it('ACC-12: an organisation of which nothing is known counts as one to be left', () => {
    given(registered, accepted())
      .when(request, { ...proven, memberships: {} })
      .then(leaving)
    given(registered, accepted(), leaving)
      .when(complete, { actor: asSystem })
      .thenRefused('StillMember', 'ACC-12', { organisations: [bakery] })
  })
  it('ACC-12: requesting twice changes nothing', () => {
    twice(registered, accepted())(request, proven).thenNothing()
  })
  it('ACC-12: the account is deleted when every membership has been left, and only then', () => {
    const left = { actor: asSystem, memberships: { [bakery]: 'None' } } as const
    given(registered, accepted(), leaving).when(complete, left).then(deleted)
    for (const standing of ['Member', 'LastLegalRepresentative', 'Joining', 'Founding'] as const)
      given(registered, accepted(), leaving)
        .when(complete, { ...left, memberships: { [bakery]: standing } })
        .thenRefused('StillMember', 'ACC-12')
    twice(registered, accepted(), leaving)(complete, left).thenNothing()
    given(registered, accepted()).when(complete, left).thenRefused('DeletionNotRequested', 'ACC-12')
    given(registered, leaving).when(complete).thenRefused('OnlyTheSystem', 'LOG-01')
  })
  it('ACC-12: a deletion is abandoned when a membership could not be left: the account lives on', () => {
    const abandoned: AccountEvent = {
      type: 'AccountDeletionAbandoned',
      account: anna,
      organisations: [bakery],
      at: noon,
    }
    given(registered, leaving).when(abandon, { actor: asSystem }).then(abandoned)
    twice(registered, leaving)(abandon, { actor: asSystem }).thenNothing()
    given(registered, leaving).when(abandon).thenRefused('OnlyTheSystem', 'LOG-01')
    given(registered, leaving, abandoned).when(accept, { invitation: 'Open' }).then(accepted())
  })
  it('ACC-12: a deleted account does nothing any more, and its id is not used again', () => {
    given(registered, deleted).when(request, proven).thenRefused('AccountDeleted', 'ACC-12', { account: anna })
    given(registered, deleted)
      .when(
        { type: 'RequestRegistration', account: anna, email: registered.email, language: 'de' },
        { actor: { _tag: 'Visitor', visitor: sampleId<'Visitor'>('v') } },
      )
      .thenRefused('AccountDeleted', 'ACC-12')
  })
})

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
  const known = fold([registered, accepted()])
  if (known._tag !== 'Registered') throw new Error('not registered')

  it('ACC-12: member, last legal representative, about to join, or nothing', () => {
    expect(membershipOf(known, there(founded()))).toBe('LastLegalRepresentative')
    expect(membershipOf(known, there(founded(other), invited({ _tag: 'Account', account: anna })))).toBe('Joining')
    expect(membershipOf(known, there(founded(other), invited({ _tag: 'Account', account: anna }), joined))).toBe(
      'Member',
    )
    expect(membershipOf(known, there(founded(), { type: 'OrganisationClosed', organisation: bakery, at: noon }))).toBe(
      'None',
    )
    expect(membershipOf(known, there(founded(other)))).toBe('None')
    expect(membershipOf(known, there())).toBe('Founding')
  })
  it('ACC-12: a suspended member is still one, and a suspended legal representative does not count for another', () => {
    const suspended: OrganisationEvent = {
      type: 'MemberSuspended',
      organisation: bakery,
      account: anna,
      reason: 'Other',
    }
    const events = [founded(other), invited({ _tag: 'Account', account: anna }), joined] as const
    expect(membershipOf(known, there(...events, suspended))).toBe('Member')
    expect(membershipOf(known, there(...events, { ...suspended, account: other }))).toBe('LastLegalRepresentative')
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
    expect(invitationAnswer(accept, there(founded(other), invited({ _tag: 'Account', account: anna })), at)).toBe(
      'Open',
    )
    expect(invitationAnswer(accept, there(founded(other), invited({ _tag: 'Account', account: other })), at)).toBe(
      'NotYours',
    )
    expect(invitationAnswer(accept, byAddress, at)).toBe('NotYours')
    expect(invitationAnswer({ ...accept, link: link(2) }, byAddress, at)).toBe('NotYours')
    expect(invitationAnswer({ ...accept, link: link(3) }, byAddress, at)).toBe('Open')
    expect(
      invitationAnswer({ ...accept, link: link(3) }, byAddress, { ...at, now: moment('2026-04-01T12:00:00.000Z') }),
    ).toBe('Expired')
    expect(invitationAnswer(accept, there(founded(other)), at)).toBe('Unknown')
    expect(invitationAnswer({ ...accept, invitation: null }, there(), at)).toBe('Founding')
    expect(invitationAnswer({ ...accept, invitation: null }, there(founded(other)), at)).toBe('Needed')
  })
})
