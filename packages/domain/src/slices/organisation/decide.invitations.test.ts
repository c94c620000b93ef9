import { describe, it } from '@jest/globals'
import type { Actor } from '../../core/record/actor.js'
import { later } from '../../core/values/instant.js'
import type { OrganisationEvent, Role } from '../../aggregates/organisation/events.js'
import { circumstances, sampleId, specOf } from '../../testing/index.js'
import {
  addressee,
  anna,
  bakery,
  beat,
  carla,
  dario,
  inAMonth,
  invitationOf,
  invited,
  invitedByMail,
  joined,
  noon,
  person,
  registered,
} from '../../testing/organisations.js'
import { nothingGathered } from './context.js'
import { organisationSlice } from './index.js'

const usual = { ...circumstances({ actor: person(anna) }), ...nothingGathered }
const { given } = specOf(organisationSlice, usual)
const system = circumstances().actor

const organisation = bakery
const known = { situation: 'Registered', accepted: 'Nothing', assistant: 'None' } as const
const administrator = joined(beat, 'Administrator', 2)
const team = [registered, administrator, joined(carla, 'Collaborator', 3), joined(dario, 'ExternalUser', 4)]
const eva = sampleId<'Account'>('eva')
const invitation = invitationOf(eva)
const mail = addressee.invitation
const invite = (role: Role) =>
  ({ type: 'InviteMember', organisation, invitation, invitee: { _tag: 'Account', account: eva }, role }) as const
const inviteByMail = (role: Role) =>
  ({ type: 'InviteMember', organisation, invitation: mail, invitee: addressee, role }) as const
const gone = [
  [{ type: 'MemberInvitationWithdrawn', organisation, invitation: mail }, 'InvitationWithdrawn'],
  [{ type: 'MemberInvitationDeclined', organisation, invitation: mail }, 'InvitationDeclined'],
  [{ type: 'MemberInvitationExpired', organisation, invitation: mail }, 'InvitationExpired'],
] as const
const resent: OrganisationEvent = {
  type: 'MemberInvitationResent',
  organisation,
  invitation: mail,
  attempt: 2,
  expiresAt: inAMonth,
}

describe('inviting', () => {
  it('ORG-02: an existing account, or an address, is invited with a role, for the days of the policy', () => {
    given(registered).when(invite('Collaborator'), { account: known }).then(invited(eva, 'Collaborator'))
    given(registered).when(inviteByMail('LegalRepresentative')).then(invitedByMail('LegalRepresentative'))
    const quick = { policy: { ...usual.policy, memberInvitationDays: 1 } }
    given(registered)
      .when(inviteByMail('Collaborator'), quick)
      .then({ ...invitedByMail('Collaborator'), expiresAt: later(noon, 86_400_000) } as OrganisationEvent)
  })
  it('ORG-05: only a legal representative invites a legal representative', () => {
    given(...team)
      .when(inviteByMail('LegalRepresentative'), { actor: person(beat) })
      .thenRefused('MayNotManageRepresentatives', 'ORG-05')
    given(...team)
      .when(inviteByMail('Administrator'), { actor: person(beat) })
      .then(invitedByMail('Administrator'))
  })
  it('ORG-05: collaborators, external users and partners invite nobody', () => {
    const asPartner = { _tag: 'Partner', partner: sampleId<'Organisation'>('Studio'), client: organisation } as const
    const token: Actor = { _tag: 'Token', token: sampleId('token'), account: anna, onBehalfOf: null }
    for (const actor of [person(carla), person(dario), person(anna, asPartner), token, system])
      given(...team)
        .when(inviteByMail('ExternalUser'), { actor })
        .thenRefused('MayNotManageMembers', 'ORG-05')
  })
  it('ORG-02: a member is not invited again, nor an account twice at a time, nor one that does not exist', () => {
    given(...team)
      .when({ ...invite('Collaborator'), invitee: { _tag: 'Account', account: carla } }, { account: known })
      .thenRefused('MemberAlready', 'ORG-02', { account: carla })
    const again = { ...invite('Collaborator'), invitation: sampleId<'Invitation'>('another') }
    given(registered, invited(eva, 'Collaborator'))
      .when(again, { account: known })
      .thenRefused('InvitationOpen', 'ORG-02', { invitation: again.invitation })
    given(registered, invited(eva, 'Collaborator'))
      .when(again, { account: known, now: inAMonth })
      .then({
        ...invited(eva, 'Collaborator', 2),
        invitation: again.invitation,
        expiresAt: later(inAMonth, 30 * 86_400_000),
      } as OrganisationEvent)
    given(registered, invitedByMail('Collaborator'))
      .when(inviteByMail('Collaborator'))
      .thenRefused('InvitationOpen', 'ORG-02')
    // the open invitation of an address, or of somebody else, is none of this account
    given(registered, invitedByMail('Collaborator'), invited(carla, 'Collaborator', 2))
      .when(invite('Collaborator'), { account: known })
      .then(invited(eva, 'Collaborator', 3))
    for (const situation of ['Unregistered', 'Leaving', 'Deleted'] as const)
      given(registered)
        .when(invite('Collaborator'), { account: { ...known, situation } })
        .thenRefused('UnknownInvitee', 'ORG-02', { account: eva })
  })
  it('PRV-10: an invited address belongs to its own invitation', () => {
    given(registered)
      .when({ ...inviteByMail('Collaborator'), invitation })
      .thenRefused('AddressOfAnotherInvitation', 'PRV-10', { invitation })
  })
  it('ORG-02: an invitation is sent again or withdrawn by who may give its role', () => {
    const resend = { type: 'ResendMemberInvitation', organisation, invitation: mail } as const
    const withdraw = { type: 'WithdrawMemberInvitation', organisation, invitation: mail } as const
    given(...team, invitedByMail('Administrator'))
      .when(resend, { actor: person(beat) })
      .then(resent)
    given(...team, invitedByMail('Administrator'))
      .when(withdraw, { actor: person(beat) })
      .then({ type: 'MemberInvitationWithdrawn', organisation, invitation: mail })
    for (const command of [resend, withdraw]) {
      given(...team, invitedByMail('LegalRepresentative'))
        .when(command, { actor: person(beat) })
        .thenRefused('MayNotManageRepresentatives', 'ORG-05')
      given(...team, invitedByMail('Administrator'))
        .when(command, { actor: person(carla) })
        .thenRefused('MayNotManageMembers', 'ORG-05')
      given(registered).when(command).thenRefused('UnknownInvitation', 'ORG-02', { invitation: mail })
      for (const [end, name] of gone) {
        const again = given(registered, invitedByMail('Collaborator'), end).when(command)
        if (name === 'InvitationWithdrawn' && command.type === 'WithdrawMemberInvitation') again.thenNothing()
        else again.thenRefused(name, 'ORG-02', { invitation: mail })
      }
    }
  })
})
