import { describe, expect, it } from '@jest/globals'
import type { OrganisationEvent, Role } from '../../aggregates/organisation/events.js'
import {
  addressee,
  bakery,
  carla,
  inAMonth,
  invitationOf,
  invited,
  invitedByMail,
  joined as joinedBakery,
  registered as bakeryRegistered,
} from '../../testing/organisations.js'
import { processNamed, reactionOf } from '../../testing/reactions.js'

const memberMails = processNamed('memberMails')

const mail = (template: string, to: object, facts: object, link: object | null = null) => ({
  commands: [],
  mails: [{ template, to, facts, link }],
})
const nothing = { commands: [], mails: [] }

describe('mails to who is invited as a member', () => {
  const here = `organisation-${bakery}`
  const link = (invitation: string, attempt = 1) => ({
    purpose: 'MemberInvitation',
    stream: here,
    term: invitation,
    attempt,
  })
  const facts = (invitation: string, role: Role) => ({ organisation: bakery, invitation, role, expiresAt: inAMonth })
  it('ORG-02: the invitation goes to the account or to the address, with its link', async () => {
    const react = reactionOf(memberMails)
    const invitation = invitationOf(carla)
    expect(await react(invited(carla, 'Collaborator'), { stream: here })).toStrictEqual(
      mail(
        'MemberInvitation',
        { _tag: 'Account', account: carla },
        facts(invitation, 'Collaborator'),
        link(invitation),
      ),
    )
    expect(await react(invitedByMail('Administrator'), { stream: here })).toStrictEqual(
      mail(
        'MemberInvitation',
        { _tag: 'Address', address: addressee.email },
        facts(addressee.invitation, 'Administrator'),
        link(addressee.invitation),
      ),
    )
  })
  it('ORG-02: sent again it has a new link; one that was answered meanwhile is not sent', async () => {
    const invitation = invitationOf(carla)
    const resent: OrganisationEvent = {
      type: 'MemberInvitationResent',
      organisation: bakery,
      invitation,
      attempt: 2,
      expiresAt: inAMonth,
    }
    const react = (...more: ReadonlyArray<OrganisationEvent>) =>
      reactionOf(memberMails, {
        streams: { [here]: [bakeryRegistered, invited(carla, 'Collaborator'), resent, ...more] },
      })(resent, { stream: here })
    expect(await react()).toStrictEqual(
      mail(
        'MemberInvitation',
        { _tag: 'Account', account: carla },
        facts(invitation, 'Collaborator'),
        link(invitation, 2),
      ),
    )
    expect(await react(joinedBakery(carla, 'Collaborator', 2))).toStrictEqual(nothing)
  })
})
