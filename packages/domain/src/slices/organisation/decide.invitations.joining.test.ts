import { describe, expect, it } from '@jest/globals'
import type { Actor } from '../../core/record/actor.js'
import { later } from '../../core/values/instant.js'
import { Secret } from '../../core/values/secret.js'
import type { OrganisationEvent, Role } from '../../aggregates/organisation/events.js'
import { legalRepresentatives } from '../../aggregates/organisation/members.js'
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
  person,
  registered,
} from '../../testing/organisations.js'
import { stepsBefore } from '../../testing/reactions.js'
import { nothingGathered } from './context.js'
import { organisationSlice } from './index.js'

const usual = { ...circumstances({ actor: person(anna) }), ...nothingGathered }
const { given, twice } = specOf(organisationSlice, usual)
const system = circumstances().actor
const asLink: Actor = { _tag: 'LinkHolder', visitor: sampleId('reader of the mail') }

const organisation = bakery
const link = Secret.of('the link')
const known = { situation: 'Registered', accepted: 'Nothing', assistant: 'None' } as const
const administrator = joined(beat, 'Administrator', 2)
const team = [registered, administrator, joined(carla, 'Collaborator', 3), joined(dario, 'ExternalUser', 4)]
const eva = sampleId<'Account'>('eva')
const invitation = invitationOf(eva)
const mail = addressee.invitation
const of = (accepted: typeof mail, attempt = 1, role: Role = 'Collaborator') =>
  ({ ...known, accepted: { invitation: accepted, role, attempt } }) as const
const accepted = of(invitation)
const acceptedByMail = of(mail)
const inviteByMail = (role: Role) =>
  ({ type: 'InviteMember', organisation, invitation: mail, invitee: addressee, role }) as const
const join = { type: 'JoinOrganisation', organisation, account: eva, invitation, link: null } as const
const joinByMail = { ...join, invitation: mail, link } as const
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

describe('joining', () => {
  it('ORG-02: nobody is a member before accepting', () => {
    expect(legalRepresentatives(given(registered, invited(eva, 'LegalRepresentative')).state())).toEqual([anna])
    given(registered, invited(eva, 'Collaborator'))
      .when(join, { actor: person(eva), account: known })
      .thenRefused('InvitationNotAccepted', 'ORG-02', { account: eva, invitation })
    given(registered, invited(eva, 'Collaborator'))
      .when(join, { actor: person(eva), account: { ...known, accepted: 'Organisation' } })
      .thenRefused('InvitationNotAccepted', 'ORG-02')
    given(registered, invited(eva, 'Collaborator'))
      .when(join, { actor: person(eva), account: accepted })
      .then(joined(eva, 'Collaborator', 2))
    const by = (actor: Actor) => stepsBefore(joinByMail, { actor, reference: sampleId<'Command'>('join') })
    expect(by(person(eva))).toEqual([{ type: 'AcceptMembership', account: eva, organisation, invitation: mail, link }])
    expect(by(system)).toEqual([])
  })
  it('ORG-02: the invited account joins, no other', () => {
    given(registered, invited(eva, 'Collaborator'))
      .when(join, { actor: person(dario), account: accepted })
      .thenRefused('NotTheInvitee', 'ORG-02', { invitation })
    given(registered, invited(eva, 'Collaborator'))
      .when({ ...join, account: dario }, { actor: person(dario), account: accepted })
      .thenRefused('UnknownInvitation', 'ORG-02')
    given(registered, invited(eva, 'Collaborator'))
      .when({ ...join, account: dario, link }, { actor: person(dario), account: accepted, linkAttempt: 1 })
      .thenRefused('NotTheInvitee', 'ORG-02')
    given(registered, invited(eva, 'Collaborator'))
      .when({ ...join, account: dario }, { actor: system, account: accepted })
      .thenRefused('NotTheInvitee', 'ORG-02')
    const asPartner = { _tag: 'Partner', partner: sampleId<'Organisation'>('Studio'), client: organisation } as const
    given(registered, invited(eva, 'Collaborator'))
      .when(join, { actor: person(eva, asPartner), account: accepted })
      .thenRefused('NotTheInvitee', 'ORG-02')
  })
  it('ORG-02: an address is joined by its link: the latest, and by a person', () => {
    const gathered = { actor: person(eva), account: acceptedByMail, linkAttempt: 1 }
    const byMail = (term: number) => ({ ...joined(eva, 'Collaborator', term), invitation: mail }) as OrganisationEvent
    given(registered, invitedByMail('Collaborator')).when(joinByMail, gathered).then(byMail(2))
    given(registered, invitedByMail('Collaborator'))
      .when(joinByMail, { ...gathered, linkAttempt: null })
      .thenRefused('UnknownInvitation', 'ORG-02', { invitation: mail })
    given(registered, invitedByMail('Collaborator'))
      .when({ ...joinByMail, link: null }, gathered)
      .thenRefused('UnknownInvitation', 'ORG-02')
    given(registered, invitedByMail('Collaborator'), resent)
      .when(joinByMail, gathered)
      .thenRefused('InvitationReplaced', 'ORG-02')
    given(registered, invitedByMail('Collaborator'), resent)
      .when(joinByMail, { ...gathered, linkAttempt: 2, account: of(mail, 2) })
      .then(byMail(2))
    given(registered, invitedByMail('Collaborator'))
      .when(joinByMail, { ...gathered, actor: asLink })
      .thenRefused('NotTheInvitee', 'ORG-02')
  })
  it('ORG-02: a wrong or older link does nothing for an invited account either', () => {
    given(registered, invited(eva, 'Collaborator'))
      .when({ ...join, link }, { actor: person(eva), account: accepted })
      .thenRefused('UnknownInvitation', 'ORG-02')
  })
  it("ORG-02: a withdrawn, declined or expired link does nothing, not even when the invitation's id comes again", () => {
    const gathered = { actor: person(eva), account: acceptedByMail, linkAttempt: 1 }
    for (const [end, name] of gone) {
      given(registered, invitedByMail('Collaborator'), end)
        .when(joinByMail, gathered)
        .thenRefused(name, 'ORG-02', { invitation: mail })
      given(registered, invitedByMail('Collaborator'), end)
        .when(joinByMail, { ...gathered, linkAttempt: null })
        .thenRefused('UnknownInvitation', 'ORG-02', { invitation: mail })
      given(registered, invitedByMail('Collaborator'), end)
        .when(inviteByMail('Collaborator'))
        .then(invitedByMail('Collaborator', 2))
      given(registered, invitedByMail('Collaborator'), end, invitedByMail('Collaborator', 2))
        .when(joinByMail, gathered)
        .thenRefused('InvitationReplaced', 'ORG-02')
    }
    given(registered, invitedByMail('Collaborator'))
      .when(joinByMail, { ...gathered, now: inAMonth })
      .thenRefused('InvitationExpired', 'ORG-02', { invitation: mail })
    given(registered, invitedByMail('Collaborator'))
      .when(joinByMail, { ...gathered, now: later(inAMonth, -1) })
      .then({ ...joined(eva, 'Collaborator', 2), invitation: mail } as OrganisationEvent)
  })
  it("ORG-02: a process makes up for a crash, on the account's acceptance of that very invitation", () => {
    const makeUp = { ...joinByMail, link: null }
    const history = [registered, invitedByMail('Collaborator')]
    given(...history)
      .when(makeUp, { actor: system, account: { ...known, accepted: 'Organisation' } })
      .thenRefused('InvitationNotAccepted', 'ORG-02')
    given(...history)
      .when(makeUp, { actor: system, account: acceptedByMail })
      .then({ ...joined(eva, 'Collaborator', 2), invitation: mail } as OrganisationEvent)
    twice(...history)(makeUp, { actor: system, account: acceptedByMail }).thenNothing()
  })
  it('ORG-02, hole 14: what was accepted is one invitation, in its role and as it was mailed last; its id come again is another', () => {
    const makeUp = { ...joinByMail, link: null }
    const [withdrawn] = gone[0]
    for (const [history, account] of [
      [[invitedByMail('Collaborator'), withdrawn, invitedByMail('LegalRepresentative', 2)], acceptedByMail],
      [[invitedByMail('Collaborator'), withdrawn, invitedByMail('Collaborator', 2)], acceptedByMail],
      [[invitedByMail('Collaborator'), resent], acceptedByMail],
      [[invitedByMail('LegalRepresentative')], acceptedByMail],
      [[invitedByMail('Collaborator')], accepted],
    ] as const)
      given(registered, ...history)
        .when(makeUp, { actor: system, account })
        .thenRefused('InvitationNotAccepted', 'ORG-02', { account: eva, invitation: mail })
  })
  it('ORG-02: who leaves for deletion or is a member already does not join; who comes back has a new term', () => {
    for (const situation of ['Leaving', 'Deleted'] as const)
      given(registered, invited(eva, 'Collaborator'))
        .when(join, { actor: person(eva), account: { ...accepted, situation } })
        .thenRefused('InvitationNotAccepted', 'ORG-02')
    given(...team, invitedByMail('LegalRepresentative'))
      .when({ ...joinByMail, account: carla }, { actor: person(carla), account: accepted, linkAttempt: 1 })
      .thenRefused('MemberAlready', 'ORG-02', { account: carla })
    const removed: OrganisationEvent = { type: 'MemberRemoved', organisation, account: dario, role: 'ExternalUser' }
    given(...team, removed, invited(dario, 'Collaborator'))
      .when(
        { ...join, account: dario, invitation: invitationOf(dario) },
        { actor: person(dario), account: of(invitationOf(dario)) },
      )
      .then(joined(dario, 'Collaborator', 5))
  })
})
