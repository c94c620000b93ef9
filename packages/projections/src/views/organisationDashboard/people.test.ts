import { describe, expect, it } from '@jest/globals'
import { type Role } from '@mandat/domain'
import { InviteeEmail, type OrganisationEvent } from '@mandat/domain/kit'
import { sampleBox } from '@mandat/domain/testing'
import { historyOf, joined, plain, storyAt } from '../../testing/index.js'
import {
  agency,
  anna,
  bakery,
  bruno,
  carla,
  dashboard,
  type Events,
  ground,
  invitation,
} from '../../testing/stories/bakery.js'

describe("an organisation's people in its dashboard", () => {
  it('ORG-02: shows invitations as long as they are open', async () => {
    const invited: OrganisationEvent = {
      type: 'MemberInvited',
      organisation: bakery,
      invitation,
      invitee: { _tag: 'Address', invitation, email: sampleBox(InviteeEmail, invitation, 'new@people.example') },
      role: 'Administrator',
      attempt: 1,
      expiresAt: storyAt,
    }
    const later = '2026-05-01T08:00:00.000Z'
    const resent = {
      type: 'MemberInvitationResent',
      organisation: bakery,
      invitation,
      attempt: 2,
      expiresAt: later,
    } as never
    const entry = {
      invitation,
      invitee: { _tag: 'Address', invitation, email: plain('new@people.example') },
      role: 'Administrator',
      invitedAt: historyOf([...ground, invited])[4]?.recordedAt,
      expiresAt: storyAt,
    }
    expect((await dashboard([...ground, invited]))?.invitations).toEqual([entry])
    // hole 20: over by date, recorded or not
    expect((await dashboard([...ground, invited], anna, storyAt))?.invitations).toEqual([])
    expect((await dashboard([...ground, invited, resent]))?.invitations).toEqual([{ ...entry, expiresAt: later }])
    for (const type of ['MemberInvitationWithdrawn', 'MemberInvitationDeclined', 'MemberInvitationExpired'] as const)
      expect((await dashboard([...ground, invited, { type, organisation: bakery, invitation }]))?.invitations).toEqual(
        [],
      )
    expect(
      (
        await dashboard([
          ...ground,
          invited,
          { type: 'MemberJoined', organisation: bakery, account: bruno, invitation, role: 'Administrator', term: 2 },
        ])
      )?.invitations,
    ).toEqual([])
  })
  it('ORG-02: shows members with role, status and term as they change', async () => {
    const of = async (...more: Events) =>
      (await dashboard([...ground, joined(bakery, bruno, 'Collaborator'), ...more]))?.members
        ?.filter((m) => m.account === bruno)
        .map(({ role, status, term }) => [role, status, term])
    const about = { organisation: bakery, account: bruno }
    expect(await of()).toEqual([['Collaborator', 'Active', 2]])
    expect(await of({ type: 'MemberRoleChanged', ...about, from: 'Collaborator', to: 'Administrator' })).toEqual([
      ['Administrator', 'Active', 2],
    ])
    const suspended: OrganisationEvent = { type: 'MemberSuspended', ...about, reason: 'Compromised' }
    expect(await of(suspended)).toEqual([['Collaborator', 'SuspendedAsCompromised', 2]])
    expect(await of({ ...suspended, reason: 'Other' })).toEqual([['Collaborator', 'Suspended', 2]])
    expect(await of(suspended, { type: 'MemberReinstated', ...about })).toEqual([['Collaborator', 'Active', 2]])
    const removed: OrganisationEvent = { type: 'MemberRemoved', ...about, role: 'Collaborator' }
    expect(await of(removed)).toEqual([])
    expect(await of({ type: 'MemberLeft', ...about, role: 'Collaborator', why: 'OwnWish' })).toEqual([])
    expect(await of({ type: 'MemberReplacedByPartnership', ...about, partner: agency, partnershipTerm: 1 })).toEqual([])
    expect(await of(removed, joined(bakery, bruno, 'ExternalUser', 3))).toEqual([['ExternalUser', 'Active', 3]])
  })
  it('ORG-05: shows each role what it needs, and nothing to others, suspended or of a closed organisation', async () => {
    const parts = async (role: Role) => {
      const view = await dashboard([...ground, joined(bakery, bruno, role)], bruno)
      return [
        view?.products.length,
        view?.members?.length,
        view?.partners?.length,
        view?.reminders?.expiryReminders,
        view?.invitations?.length,
      ]
    }
    expect(await parts('LegalRepresentative')).toEqual([1, 2, 0, 'On', 0])
    expect(await parts('Administrator')).toEqual([1, 2, 0, 'On', 0])
    expect(await parts('Collaborator')).toEqual([1, 2, 0, 'On', undefined])
    expect(await parts('ExternalUser')).toEqual([1, undefined, undefined, undefined, undefined])
    expect(await dashboard(ground, carla)).toBeNull()
    expect(
      await dashboard(
        [
          ...ground,
          joined(bakery, bruno, 'Administrator'),
          { type: 'MemberSuspended', organisation: bakery, account: bruno, reason: 'Other' },
        ],
        bruno,
      ),
    ).toBeNull()
    expect(await dashboard([...ground, { type: 'OrganisationClosed', organisation: bakery, at: storyAt }])).toBeNull()
  })
})
