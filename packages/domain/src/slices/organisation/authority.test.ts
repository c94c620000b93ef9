import { describe, it } from '@jest/globals'
import type { Actor } from '../../core/record/actor.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { circumstances, sampleId, specOf } from '../../testing/index.js'
import { anna, bakery, beat, joined, noon, person, registered } from '../../testing/organisations.js'
import { nothingGathered } from './context.js'
import { organisationSlice } from './index.js'

const { given } = specOf(organisationSlice, { ...circumstances({ actor: person(anna) }), ...nothingGathered })
const organisation = bakery
const about = { organisation, account: beat }
const [stranger, florist] = [sampleId<'Account'>('stranger'), sampleId<'Organisation'>('Florist')]
const visitor = sampleId<'Visitor'>('visitor')
const commands = [
  { type: 'RemoveMember', ...about },
  { type: 'SuspendMember', ...about, reason: 'Other' },
  { type: 'ChangeMemberRole', ...about, to: 'Administrator' },
  { type: 'LeavePartnerProgramme', organisation },
  { type: 'WithdrawMemberInvitation', organisation, invitation: sampleId<'Invitation'>('one') },
] as const
const suspended: OrganisationEvent = { type: 'MemberSuspended', ...about, reason: 'Other' }
const removed: OrganisationEvent = { type: 'MemberRemoved', ...about, role: 'Collaborator' }
const closed: OrganisationEvent = { type: 'OrganisationClosed', organisation, at: noon }
const team = [registered, joined(beat, 'Collaborator', 2)]

describe('whose affair an organisation is', () => {
  it('ORG-05, hole 29: to strangers, and to former members, there is none, running or closed', () => {
    const strangers: ReadonlyArray<Actor> = [
      person(stranger),
      person(stranger, { _tag: 'Organisation', organisation: florist }),
      person(stranger, { _tag: 'Partner', partner: florist, client: florist }),
      { _tag: 'Token', token: sampleId('token'), account: stranger, onBehalfOf: null },
      { _tag: 'Visitor', visitor },
      { _tag: 'LinkHolder', visitor },
      person(beat),
    ]
    for (const history of [[], [...team, removed], [...team, removed, closed]])
      for (const actor of strangers)
        for (const command of commands)
          given(...history)
            .when(command, { actor })
            .thenRefused('UnknownOrganisation', 'ORG-01', { organisation })
  })
  it('ORG-05, ORG-10, hole 29: members, suspended ones too, who acts for it, and the library are told what is so', () => {
    const [remove] = commands
    const partner = person(stranger, { _tag: 'Partner', partner: florist, client: organisation })
    for (const actor of [
      person(beat),
      partner,
      circumstances().actor,
      { _tag: 'Operator', account: stranger } as const,
    ]) {
      given(...team, suspended)
        .when(remove, { actor })
        .thenRefused('MayNotManageMembers', 'ORG-05')
      given(...team, suspended, closed)
        .when(remove, { actor })
        .thenRefused('OrganisationIsClosed', 'ORG-10', { organisation })
    }
  })
  it('ORG-02, hole 29: who is no member has nothing to leave, be there such an organisation or not', () => {
    const leave = { type: 'LeaveOrganisation', organisation, account: stranger, why: 'OwnWish' } as const
    for (const history of [[], team, [...team, closed]])
      given(...history)
        .when(leave, { actor: person(stranger) })
        .thenNothing()
  })
})
