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
const gone: ReadonlyArray<OrganisationEvent> = [
  { type: 'MemberInvitationWithdrawn', organisation, invitation: mail },
  { type: 'MemberInvitationDeclined', organisation, invitation: mail },
  { type: 'MemberInvitationExpired', organisation, invitation: mail },
]
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
      .thenRefused('NotTheInvitee', 'ORG-02', { invitation })
    given(registered, invited(eva, 'Collaborator'))
      .when(decline, { actor: asLink })
      .thenRefused('NotTheInvitee', 'ORG-02')
    given(registered, invitedByMail('Collaborator'))
      .when(byMail, { actor: asLink, linkAttempt: 1 })
      .then({ ...declined, invitation: mail })
    given(registered, invitedByMail('Collaborator'), resent)
      .when(byMail, { actor: asLink, linkAttempt: 1 })
      .thenRefused('InvitationLinkWrong', 'ORG-02', { invitation: mail })
    given(registered, invitedByMail('Collaborator'))
      .when(byMail, { actor: asLink, linkAttempt: 1, now: inAMonth })
      .thenRefused('InvitationExpired', 'ORG-02', { invitation: mail })
    for (const end of gone)
      given(registered, invitedByMail('Collaborator'), end)
        .when(byMail, { actor: asLink, linkAttempt: 1 })
        .thenRefused('UnknownInvitation', 'ORG-02', { invitation: mail })
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
