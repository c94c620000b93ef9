import { describe, expect, it } from '@jest/globals'
import { bakery, carla, invitationOf, invited, joined, registered } from '../../testing/organisations.js'
import { processNamed, reactionOf } from '../../testing/reactions.js'

const joinOrganisation = processNamed('joinOrganisation')

const stream = `organisation-${bakery}`
const invitation = invitationOf(carla)
const accepted = {
  type: 'MembershipAccepted',
  account: carla,
  organisation: bakery,
  invitation,
  role: 'Collaborator',
  attempt: 1,
} as const
const join = { command: { type: 'JoinOrganisation', organisation: bakery, account: carla, invitation, link: null } }

describe('joining after accepting', () => {
  it('ORG-02: an acceptance that the organisation has not followed yet is followed', async () => {
    const react = reactionOf(joinOrganisation, { streams: { [stream]: [registered, invited(carla, 'Collaborator')] } })
    expect(await react(accepted)).toStrictEqual({ commands: [join], mails: [] })
  })
  it('ORG-02: nothing is done where the member has joined, or the invitation is gone', async () => {
    const history = [registered, invited(carla, 'Collaborator')]
    const nothing = { commands: [], mails: [] }
    const after = (event: object) =>
      reactionOf(joinOrganisation, { streams: { [stream]: [...history, event as typeof registered] } })(accepted)
    expect(await after(joined(carla, 'Collaborator', 2))).toStrictEqual(nothing)
    expect(await after({ type: 'MemberInvitationWithdrawn', organisation: bakery, invitation })).toStrictEqual(nothing)
    expect(
      await after({ type: 'OrganisationClosed', organisation: bakery, at: '2026-03-02T12:00:00.000Z' }),
    ).toStrictEqual(nothing)
    expect(await reactionOf(joinOrganisation)(accepted)).toStrictEqual(nothing)
  })
  it('ORG-01: a founder joins with the registration itself', async () => {
    const react = reactionOf(joinOrganisation, { streams: { [stream]: [registered] } })
    expect(await react({ ...accepted, invitation: null })).toStrictEqual({ commands: [], mails: [] })
  })
})
