import { describe, expect, it } from '@jest/globals'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { anna, asAnna, asSomebodyElse, asSystem, inSession, noon, pass, registered } from '../../testing/accounts.js'
import { circumstances, sampleId, specOf } from '../../testing/index.js'
import { nothingGathered } from './context.js'
import { accountSlice } from './index.js'
import { refuse } from './refusals.js'

const { given, twice, fold } = specOf(accountSlice, {
  ...circumstances({ actor: asAnna }),
  ...nothingGathered,
  ...inSession,
})
const bakery = sampleId<'Organisation'>('bakery')
const florist = sampleId<'Organisation'>('florist')
const invitation = sampleId<'Invitation'>('first')
const accept = { type: 'AcceptMembership', account: anna, organisation: bakery, invitation, link: null } as const
const offer = { role: 'Collaborator', attempt: 1 } as const
const accepted = (organisation = bakery, by: typeof invitation | null = invitation): AccountEvent => ({
  type: 'MembershipAccepted',
  account: anna,
  organisation,
  invitation: by,
  ...(by === null ? { role: null, attempt: null } : offer),
})
const leaving: AccountEvent = { type: 'AccountDeletionRequested', account: anna, organisations: [bakery], at: noon }
const deleted: AccountEvent = { type: 'AccountDeleted', account: anna, at: noon }

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
    given(registered, leaving, abandoned).when(accept, { invitation: offer }).then(accepted())
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
