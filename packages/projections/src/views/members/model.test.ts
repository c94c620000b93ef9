import { describe, expect, it } from '@jest/globals'
import type { OrganisationEvent } from '@mandat/domain/kit'
import { sampleId } from '@mandat/domain/testing'
import {
  type DomainEvent,
  documentsOf,
  historyOf,
  joined,
  registeredOrganisation,
  storyAt,
} from '../../testing/index.js'
import { invitationKey, membershipKey } from './document.js'
import { members } from './model.js'

const [anna, bruno] = [sampleId<'Account'>('Anna'), sampleId<'Account'>('Bruno')]
const bakery = sampleId<'Organisation'>('Bakery')
const invitation = sampleId<'Invitation'>(`invitation of ${bruno}`)
const invited: OrganisationEvent = {
  type: 'MemberInvited',
  organisation: bakery,
  invitation,
  invitee: { _tag: 'Account', account: bruno },
  role: 'Collaborator',
  attempt: 1,
  expiresAt: storyAt,
}
const removed: OrganisationEvent = { type: 'MemberRemoved', organisation: bakery, account: bruno, role: 'Collaborator' }
const found = (...events: ReadonlyArray<DomainEvent>) =>
  [...documentsOf(members, historyOf([registeredOrganisation(bakery, 'Bakery', anna), ...events]))].map(
    ([key, document]) => [key, document._tag, document.place],
  )
const founder = [membershipKey(bakery, anna), 'Membership', 1]

describe('memberships and invitations, one by one', () => {
  it('ORG-02, hole 18: an invitation is a document of its own, and what it was accepted for takes its place', () => {
    expect(found(invited)).toEqual([founder, [invitationKey(bakery, invitation), 'Invitation', 2]])
    const joins = joined(bakery, bruno, 'Collaborator')
    expect(found(invited, joins)).toEqual([founder, [membershipKey(bakery, bruno), 'Membership', 3]])
    expect(found(invited, joins, removed)).toEqual([founder])
  })
  it('LOG-12: a membership keeps its place in the log while it changes, and has another one when it begins again', () => {
    const joins = joined(bakery, bruno, 'Collaborator')
    const suspended: OrganisationEvent = {
      type: 'MemberSuspended',
      organisation: bakery,
      account: bruno,
      reason: 'Other',
    }
    expect(found(joins, suspended)).toEqual([founder, [membershipKey(bakery, bruno), 'Membership', 2]])
    expect(found(joins, removed, joined(bakery, bruno, 'ExternalUser', 3))).toEqual([
      founder,
      [membershipKey(bakery, bruno), 'Membership', 4],
    ])
  })
  it('ORG-02: what is told of somebody who is no member, or of an invitation that is not open, makes nothing', () => {
    const resent: OrganisationEvent = {
      type: 'MemberInvitationResent',
      organisation: bakery,
      invitation,
      attempt: 2,
      expiresAt: storyAt,
    }
    expect(found(removed, resent)).toEqual([founder])
  })
})
