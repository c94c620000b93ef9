import { describe, expect, it } from '@jest/globals'
import { later } from '../../core/values/instant.js'
import { client, fullAs, inThirtyDays, invitedTo, partner } from '../../testing/partnerships.js'
import { waitingAfter, due } from '../../testing/deadlines.js'

const pair = { client, partner }
describe('what time alone will change of a partnership', () => {
  it('PAR-14: an invitation to a partner expires on its date, a later one with its own', () => {
    const command = { type: 'ExpirePartnerInvitation', ...pair }
    const invited = invitedTo(fullAs(1))
    expect(due(invited)).toStrictEqual([{ dueAt: inThirtyDays, command }])
    const resent = { type: 'PartnerInvitationResent', ...pair, term: 1, attempt: 2, expiresAt: later(inThirtyDays, 5) }
    expect(due(invited, resent)).toStrictEqual([{ dueAt: later(inThirtyDays, 5), command }])
    for (const type of [
      'PartnerInvitationWithdrawn',
      'PartnerInvitationDeclined',
      'PartnerInvitationExpired',
      'PartnershipStarted',
    ])
      expect(waitingAfter(invited, resent, { type, ...pair, term: 1 })).toStrictEqual([])
  })
})
