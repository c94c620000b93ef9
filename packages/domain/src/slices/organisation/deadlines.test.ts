import { describe, expect, it } from '@jest/globals'
import { addressee, bakery, beat, invitedByMail, joined } from '../../testing/organisations.js'
import { moment, waitingAfter, due } from '../../testing/deadlines.js'

describe('what time alone will change of an organisation', () => {
  it('ORG-02: an invitation to a member expires on its date, unless it is answered or withdrawn', () => {
    const invited = invitedByMail('Collaborator')
    const { invitation } = addressee
    const command = { type: 'ExpireMemberInvitation', organisation: bakery, invitation }
    expect(due(invited)).toStrictEqual([{ dueAt: moment('2026-04-01T12:00:00.000Z'), command }])
    const resent = {
      type: 'MemberInvitationResent',
      organisation: bakery,
      invitation,
      attempt: 2,
      expiresAt: moment('2026-05-01T12:00:00.000Z'),
    }
    expect(due(invited, resent)).toStrictEqual([{ dueAt: moment('2026-05-01T12:00:00.000Z'), command }])
    for (const type of [
      'MemberInvitationWithdrawn',
      'MemberInvitationDeclined',
      'MemberInvitationExpired',
      'MemberJoined',
    ])
      expect(waitingAfter(invited, { type, organisation: bakery, invitation })).toStrictEqual([])
    expect(due(invited, joined(beat, 'Collaborator', 2))).toHaveLength(1)
  })
})
