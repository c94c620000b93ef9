import { describe, it } from '@jest/globals'
import type { Actor } from '../../core/record/actor.js'
import { later } from '../../core/values/instant.js'
import { Secret } from '../../core/values/secret.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { circumstances, sampleId, specOf } from '../../testing/index.js'
import {
  addressee,
  anna,
  bakery,
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
const { given, twice } = specOf(organisationSlice, usual)
const system = circumstances().actor
const asLink: Actor = { _tag: 'LinkHolder', visitor: sampleId('reader of the mail') }

const organisation = bakery
const link = Secret.of('the link')
const eva = sampleId<'Account'>('eva')
const invitation = invitationOf(eva)
const mail = addressee.invitation
const decline = { type: 'DeclineMemberInvitation', organisation, invitation, link: null } as const
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

describe('declining and expiring', () => {
  it('ORG-02: the invited account declines, or who holds the link, and nobody else', () => {
    const declined = { type: 'MemberInvitationDeclined', organisation, invitation } as const
    const byMail = { ...decline, invitation: mail, link }
    given(registered, invited(eva, 'Collaborator'))
      .when(decline, { actor: person(eva) })
      .then(declined)
    given(registered, invited(eva, 'Collaborator'))
      .when(decline, { actor: person(dario) })
      .thenRefused('UnknownInvitation', 'ORG-02', { invitation })
    given(registered, invited(eva, 'Collaborator'))
      .when(decline, { actor: asLink })
      .thenRefused('UnknownInvitation', 'ORG-02')
    given(registered, invitedByMail('Collaborator'))
      .when(byMail, { actor: asLink, linkAttempt: 1 })
      .then({ ...declined, invitation: mail })
    given(registered, invitedByMail('Collaborator'), resent)
      .when(byMail, { actor: asLink, linkAttempt: 1 })
      .thenRefused('InvitationReplaced', 'ORG-02', { invitation: mail })
    given(registered, invitedByMail('Collaborator'))
      .when(byMail, { actor: asLink, linkAttempt: 1, now: inAMonth })
      .thenRefused('InvitationExpired', 'ORG-02', { invitation: mail })
  })
  it('PAR-06, hole 28: who holds a link of an invitation is told which of the five it was, and so is the invited account; nobody else', () => {
    const byMail = { ...decline, invitation: mail, link }
    const joinedByMail = { ...joined(eva, 'Collaborator', 2), invitation: mail } as OrganisationEvent
    const closed: OrganisationEvent = { type: 'OrganisationClosed', organisation, at: noon }
    const declineMail = { ...decline, invitation: mail }
    for (const [end, name] of [...gone, [joinedByMail, 'InvitationUsed'] as const])
      for (const history of [
        [registered, invitedByMail('Collaborator'), end],
        [registered, invitedByMail('Collaborator'), end, closed],
      ]) {
        const presented = given(...history).when(byMail, { actor: asLink, linkAttempt: 1 })
        if (name === 'InvitationDeclined') presented.thenNothing()
        else presented.thenRefused(name, 'ORG-02', { invitation: mail })
        given(...history)
          .when(byMail, { actor: asLink, linkAttempt: null })
          .thenRefused('UnknownInvitation', 'ORG-02', { invitation: mail })
        for (const actor of [asLink, person(eva), person(anna)])
          given(...history)
            .when(declineMail, { actor })
            .thenRefused('UnknownInvitation', 'ORG-02', { invitation: mail })
      }
    for (const [end, name] of gone) {
      const history = [registered, invited(eva, 'Collaborator'), { ...end, invitation } as OrganisationEvent]
      const asked = given(...history).when(decline, { actor: person(eva) })
      if (name === 'InvitationDeclined') asked.thenNothing()
      else asked.thenRefused(name, 'ORG-02', { invitation })
      given(...history)
        .when(decline, { actor: person(dario) })
        .thenRefused('UnknownInvitation', 'ORG-02', { invitation })
    }
  })
  it('ORG-02: an invitation expires by the clock, when its time has come', () => {
    const expire = { type: 'ExpireMemberInvitation', organisation, invitation } as const
    const due = { actor: system, now: inAMonth }
    given(registered, invited(eva, 'Collaborator'))
      .when(expire, due)
      .then({ type: 'MemberInvitationExpired', organisation, invitation })
    twice(registered, invited(eva, 'Collaborator'))(expire, due).thenNothing()
    given(registered, invited(eva, 'Collaborator'))
      .when(expire, { ...due, now: later(inAMonth, -1) })
      .thenRefused('InvitationNotExpired', 'ORG-02', { invitation })
    given(registered, invited(eva, 'Collaborator'))
      .when(expire, { now: inAMonth })
      .thenRefused('ExpiredByTheClockOnly', 'ORG-02', { invitation })
  })
})
