import { describe, expect, it } from '@jest/globals'
import type { OrganisationEvent, Role } from '../../aggregates/organisation/events.js'
import { circumstances, sampleId, specOf } from '../../testing/index.js'
import { anna, bakery, beat, carla, dario, joined, person, registered } from '../../testing/organisations.js'
import { nothingGathered } from './context.js'
import { organisationSlice } from './index.js'

const usual = { ...circumstances({ actor: person(anna) }), ...nothingGathered }
const { given, twice } = specOf(organisationSlice, usual)
const system = circumstances().actor

const organisation = bakery
const team = [
  registered,
  joined(beat, 'Administrator', 2),
  joined(carla, 'Collaborator', 3),
  joined(dario, 'ExternalUser', 4),
]
const change = (account: typeof anna, to: Role) => ({ type: 'ChangeMemberRole', organisation, account, to }) as const
const suspend = (account: typeof anna, reason: 'Compromised' | 'Other' = 'Other') =>
  ({ type: 'SuspendMember', organisation, account, reason }) as const
const reinstate = (account: typeof anna) => ({ type: 'ReinstateMember', organisation, account }) as const
const remove = (account: typeof anna) => ({ type: 'RemoveMember', organisation, account }) as const
const leave = (account: typeof anna) => ({ type: 'LeaveOrganisation', organisation, account, why: 'OwnWish' }) as const
const suspended = (account: typeof anna, reason: 'Compromised' | 'Other' = 'Other'): OrganisationEvent => ({
  type: 'MemberSuspended',
  organisation,
  account,
  reason,
})
const removed = (account: typeof anna, role: Role): OrganisationEvent => ({
  type: 'MemberRemoved',
  organisation,
  account,
  role,
})
const roleChanged = (account: typeof anna, from: Role, to: Role): OrganisationEvent => ({
  type: 'MemberRoleChanged',
  organisation,
  account,
  from,
  to,
})
const unknown = sampleId<'Account'>('unknown')

describe('managing members', () => {
  it('ORG-02: roles are changed and members are removed', () => {
    given(...team)
      .when(change(carla, 'Administrator'))
      .then(roleChanged(carla, 'Collaborator', 'Administrator'))
    twice(...team)(change(carla, 'Administrator')).thenNothing()
    given(...team)
      .when(remove(carla))
      .then(removed(carla, 'Collaborator'))
    twice(...team)(remove(carla)).thenNothing()
    twice(...team)(suspend(carla)).thenNothing()
    for (const command of [change(unknown, 'Administrator'), suspend(unknown), reinstate(unknown)])
      given(...team)
        .when(command)
        .thenRefused('UnknownMember', 'ORG-02', { account: unknown })
  })
  it('ORG-05: only a legal representative gives or takes the role of legal representative', () => {
    const both = [...team, joined(unknown, 'LegalRepresentative', 5)]
    given(...both)
      .when(change(carla, 'LegalRepresentative'))
      .then(roleChanged(carla, 'Collaborator', 'LegalRepresentative'))
    for (const command of [
      change(carla, 'LegalRepresentative'),
      change(beat, 'LegalRepresentative'),
      change(unknown, 'Collaborator'),
      suspend(unknown),
      remove(unknown),
    ])
      given(...both)
        .when(command, { actor: person(beat) })
        .thenRefused('MayNotManageRepresentatives', 'ORG-05')
    given(...both, suspended(unknown))
      .when(reinstate(unknown), { actor: person(beat) })
      .thenRefused('MayNotManageRepresentatives', 'ORG-05')
  })
  it('ORG-05: administrators manage the other roles', () => {
    const actor = person(beat)
    given(...team)
      .when(change(carla, 'ExternalUser'), { actor })
      .then(roleChanged(carla, 'Collaborator', 'ExternalUser'))
    given(...team)
      .when(suspend(dario), { actor })
      .then(suspended(dario))
    given(...team, suspended(dario))
      .when(reinstate(dario), { actor })
      .then({ type: 'MemberReinstated', organisation, account: dario })
    given(...team)
      .when(remove(dario), { actor })
      .then(removed(dario, 'ExternalUser'))
  })
  it('ORG-05: collaborators, external users, suspended and former members, and who acts for another, manage none', () => {
    const elsewhere = { _tag: 'Organisation', organisation: sampleId<'Organisation'>('Florist') } as const
    const asPartner = { _tag: 'Partner', partner: elsewhere.organisation, client: organisation } as const
    const history = [...team, joined(unknown, 'LegalRepresentative', 5), suspended(beat)]
    const actors = [
      person(carla),
      person(dario),
      person(beat),
      person(anna, elsewhere),
      person(anna, asPartner),
      system,
    ]
    for (const actor of actors)
      for (const command of [
        change(dario, 'Collaborator'),
        suspend(dario),
        reinstate(dario),
        remove(dario),
        remove(sampleId('nobody')),
      ])
        given(...history)
          .when(command, { actor })
          .thenRefused('MayNotManageMembers', 'ORG-05')
    given(...history)
      .when(remove(dario), { actor: person(anna, { _tag: 'Organisation', organisation }) })
      .then(removed(dario, 'ExternalUser'))
  })
  it("ORG-02: leaving is one's own act, whatever the role, suspended or not", () => {
    for (const [account, role] of [
      [beat, 'Administrator'],
      [carla, 'Collaborator'],
      [dario, 'ExternalUser'],
    ] as const)
      for (const history of [team, [...team, suspended(account)]])
        given(...history)
          .when(leave(account), { actor: person(account) })
          .then({ type: 'MemberLeft', organisation, account, role, why: 'OwnWish' })
    twice(...team)(leave(carla), { actor: person(carla) }).thenNothing()
    for (const actor of [person(anna), person(beat), system])
      given(...team)
        .when(leave(carla), { actor })
        .thenRefused('NotOnesOwnMembership', 'ORG-02', { account: carla })
  })
  it('ACC-12: a process leaves for an account that is being deleted, and only then', () => {
    const deletion = { ...leave(carla), why: 'AccountDeletion' } as const
    const leaving = { situation: 'Leaving', accepted: 'Organisation', assistant: 'None' } as const
    given(...team)
      .when(deletion, { actor: system, account: leaving })
      .then({ type: 'MemberLeft', organisation, account: carla, role: 'Collaborator', why: 'AccountDeletion' })
    given(...team)
      .when(deletion, { actor: system, account: { ...leaving, situation: 'Deleted' } })
      .then({ type: 'MemberLeft', organisation, account: carla, role: 'Collaborator', why: 'AccountDeletion' })
    twice(...team)(deletion, { actor: system, account: leaving }).thenNothing()
    given(...team)
      .when(deletion, { actor: system, account: { ...leaving, situation: 'Registered' } })
      .thenRefused('NotLeavingForDeletion', 'ACC-12', { account: carla })
    given(...team)
      .when(deletion, { actor: person(carla), account: leaving })
      .thenRefused('NotLeavingForDeletion', 'ACC-12')
  })
})

describe('external users of a partner', () => {
  const partner = sampleId<'Organisation'>('Studio')
  const replace = {
    type: 'ReplaceExternalUsers',
    organisation,
    partner,
    partnershipTerm: 3,
    accounts: [dario, carla, anna, unknown, dario],
  } as const
  const replaced: OrganisationEvent = {
    type: 'MemberReplacedByPartnership',
    organisation,
    account: dario,
    partner,
    partnershipTerm: 3,
  }
  it("PAR-08: memberships as external user are replaced by the partnership, for good; roles in one's own right stay", () => {
    const inForce = { actor: system, termInForce: 3 }
    given(...team)
      .when(replace, inForce)
      .then(replaced)
    given(...team, suspended(dario))
      .when(replace, inForce)
      .then(replaced)
    twice(...team)(replace, inForce).thenNothing()
    const after = given(...team, replaced).state()
    expect(after._tag === 'Running' && after.members.keys()).toEqual([anna, beat, carla].sort())
  })
  it('PAR-08, hole 15: no other term than the one in force replaces anybody', () => {
    for (const termInForce of [null, 2, 4])
      given(...team)
        .when(replace, { actor: system, termInForce })
        .thenNothing()
  })
  it('PAR-08: only the start of a partnership replaces them', () => {
    given(...team)
      .when(replace)
      .thenRefused('ReplacedByPartnershipsOnly', 'PAR-08')
  })
})
