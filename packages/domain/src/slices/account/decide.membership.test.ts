import { describe, it } from '@jest/globals'
import type { AccountEvent } from '../../aggregates/account/events.js'
import { anna, asAnna, asSomebodyElse, asSystem, inSession, noon, registered } from '../../testing/accounts.js'
import { circumstances, sampleId, specOf } from '../../testing/index.js'
import { nothingGathered } from './context.js'
import { accountSlice } from './index.js'

const { given, twice } = specOf(accountSlice, { ...circumstances({ actor: asAnna }), ...nothingGathered, ...inSession })
const bakery = sampleId<'Organisation'>('bakery')
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

describe('accepting a membership', () => {
  it('ORG-02: the account accepts an open invitation, or founds an organisation', () => {
    given(registered).when(accept, { invitation: offer }).then(accepted())
    given(registered)
      .when({ ...accept, invitation: null }, { invitation: 'Founding' })
      .then(accepted(bakery, null))
  })
  it('ORG-02: nothing is accepted without an invitation that is open and for this account', () => {
    for (const [answer, name] of [
      ['Unknown', 'UnknownInvitation'],
      ['Used', 'InvitationUsed'],
      ['Withdrawn', 'InvitationWithdrawn'],
      ['Declined', 'InvitationDeclined'],
      ['Replaced', 'InvitationReplaced'],
      ['Expired', 'InvitationExpired'],
      ['NotYours', 'NotTheInvitee'],
    ] as const)
      given(registered).when(accept, { invitation: answer }).thenRefused(name, 'ORG-02', { organisation: bakery })
    given(registered)
      .when({ ...accept, invitation: null }, { invitation: 'Needed' })
      .thenRefused('InvitationNeeded', 'ORG-02', { organisation: bakery })
    given(registered)
      .when(accept, { invitation: offer, actor: asSomebodyElse })
      .thenRefused('NotYourAccount', 'LOG-01', { account: anna })
    given().when(accept, { invitation: offer }).thenRefused('UnknownAccount', 'ACC-01', { account: anna })
  })
  it('ORG-02: accepting twice changes nothing, even when the invitation is gone', () => {
    given(registered, accepted()).when(accept, { invitation: 'Unknown' }).thenNothing()
    given(registered, accepted()).when(accept, { invitation: 'Unknown', actor: asSystem }).thenNothing()
    twice(registered)({ ...accept, invitation: null }, { invitation: 'Founding' }).thenNothing()
  })
  it('ORG-02: a later invitation of the same organisation is accepted anew', () => {
    const second = sampleId<'Invitation'>('second')
    given(registered, accepted())
      .when({ ...accept, invitation: second }, { invitation: offer })
      .then(accepted(bakery, second))
  })
  it('ORG-02, hole 14: an invitation that came again under the same id, in another role or by another mail, is accepted anew', () => {
    for (const again of [
      { role: 'LegalRepresentative', attempt: 2 },
      { role: 'Collaborator', attempt: 2 },
    ] as const)
      given(registered, accepted())
        .when(accept, { invitation: again })
        .then({ ...accepted(), ...again })
    given(registered, accepted()).when(accept, { invitation: offer }).thenNothing()
  })
  it('ACC-12: from the request for deletion on the account accepts no membership', () => {
    given(registered, leaving).when(accept, { invitation: offer }).thenRefused('AccountLeaving', 'ACC-12')
    given(registered, leaving)
      .when({ ...accept, invitation: null }, { invitation: 'Founding' })
      .thenRefused('AccountLeaving', 'ACC-12')
    given(registered, deleted)
      .when(accept, { invitation: offer })
      .thenRefused('AccountDeleted', 'ACC-12', { account: anna })
  })
})
