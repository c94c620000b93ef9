import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { OrganisationEvent, Role } from '../../aggregates/organisation/events.js'
import { legalRepresentatives } from '../../aggregates/organisation/members.js'
import { circumstances, sampleId, specOf } from '../../testing/index.js'
import { anna, bakery, beat, carla, dario, invited, joined, person, registered } from '../../testing/organisations.js'
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
const second = joined(beat, 'LegalRepresentative', 2)
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
      person(sampleId('stranger')),
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

describe('the last legal representative', () => {
  const losses = (actor = person(anna)) =>
    [
      [change(anna, 'Administrator'), { actor }],
      [suspend(anna), { actor }],
      [suspend(anna, 'Compromised'), { actor }],
      [remove(anna), { actor }],
      [leave(anna), { actor: person(anna) }],
      [
        { ...leave(anna), why: 'AccountDeletion' },
        { actor: system, account: { situation: 'Leaving', accepted: 'Organisation', assistant: 'None' } },
      ],
    ] as const
  it('ORG-03: the last one can neither be removed, demoted or suspended, nor leave, nor be deleted', () => {
    for (const [command, gathered] of losses())
      given(...team)
        .when(command, gathered)
        .thenRefused('LastLegalRepresentative', 'ORG-03')
  })
  it('ORG-02: invited or suspended ones do not count for it', () => {
    for (const history of [
      [registered, invited(beat, 'LegalRepresentative')],
      [registered, second, suspended(beat)],
    ])
      for (const [command, gathered] of losses())
        given(...history)
          .when(command, gathered)
          .thenRefused('LastLegalRepresentative', 'ORG-03')
  })
  it('ORG-07: with a second one each of these ways is open', () => {
    for (const [command, gathered] of losses())
      expect(legalRepresentatives(given(registered, second).when(command, gathered).state())).toEqual([beat])
    expect(
      legalRepresentatives(
        given(registered, second)
          .when(remove(anna), { actor: person(beat) })
          .state(),
      ),
    ).toEqual([beat])
  })
  it('ORG-03: the refusal names the ways out', () => {
    const decided = organisationSlice.decide(remove(anna))(given(registered).state(), usual)
    expect(E.isLeft(decided) && decided.left.details).toEqual({
      organisation,
      account: anna,
      waysOut: ['InviteLegalRepresentative', 'GiveRoleToMember', 'CloseOrganisation'],
    })
  })
  it('ORG-04: one is replaced by a new member with the role, or by giving it to a member, then the old one is removed', () => {
    given(registered, second).when(remove(anna)).then(removed(anna, 'LegalRepresentative'))
    const given2 = roleChanged(carla, 'Collaborator', 'LegalRepresentative')
    given(...team)
      .when(change(carla, 'LegalRepresentative'))
      .then(given2)
    given(...team, given2)
      .when(remove(anna), { actor: person(carla) })
      .then(removed(anna, 'LegalRepresentative'))
  })
})

describe('compromised members', () => {
  const open = { account: { situation: 'Registered', accepted: 'Organisation', assistant: 'Open' } } as const
  const secured = { account: { ...open.account, assistant: 'None' } } as const
  const reinstated: OrganisationEvent = { type: 'MemberReinstated', organisation, account: beat }
  it('ORG-08: a legal representative suspends a compromised member, who may do nothing then', () => {
    given(...team)
      .when(suspend(beat, 'Compromised'))
      .then(suspended(beat, 'Compromised'))
    twice(...team)(suspend(beat, 'Compromised')).thenNothing()
    given(...team, suspended(beat, 'Compromised'))
      .when(remove(carla), { actor: person(beat) })
      .thenRefused('MayNotManageMembers', 'ORG-05')
  })
  it('ORG-08: the membership is suspended until the account is secured', () => {
    given(...team, suspended(beat, 'Compromised'))
      .when(reinstate(beat), open)
      .thenRefused('AccountNotSecured', 'ORG-08', { account: beat })
    given(...team, suspended(beat, 'Compromised'))
      .when(reinstate(beat), secured)
      .then(reinstated)
    twice(...team, suspended(beat, 'Compromised'))(reinstate(beat), secured).thenNothing()
    given(...team, suspended(beat))
      .when(reinstate(beat), open)
      .then(reinstated)
  })
  it('ORG-08: no other suspension takes the place of it, but it takes that of another', () => {
    given(...team, suspended(beat))
      .when(suspend(beat, 'Compromised'))
      .then(suspended(beat, 'Compromised'))
    given(...team, suspended(beat, 'Compromised'))
      .when(suspend(beat))
      .thenNothing()
    given(...team, suspended(beat), suspended(beat, 'Compromised'), roleChanged(beat, 'Administrator', 'Collaborator'))
      .when(reinstate(beat), open)
      .thenRefused('AccountNotSecured', 'ORG-08')
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
    given(...team)
      .when(replace, { actor: system })
      .then(replaced)
    given(...team, suspended(dario))
      .when(replace, { actor: system })
      .then(replaced)
    twice(...team)(replace, { actor: system }).thenNothing()
    const after = given(...team, replaced).state()
    expect(after._tag === 'Running' && Object.keys(after.members)).toEqual([anna, beat, carla])
  })
  it('PAR-08: only the start of a partnership replaces them', () => {
    given(...team)
      .when(replace)
      .thenRefused('ReplacedByPartnershipsOnly', 'PAR-08')
  })
})
