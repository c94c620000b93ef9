import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import type { OrganisationEvent, Role } from '../../aggregates/organisation/events.js'
import { legalRepresentatives } from '../../aggregates/organisation/members.js'
import { circumstances, specOf } from '../../testing/index.js'
import { anna, bakery, beat, carla, dario, invited, joined, person, registered } from '../../testing/organisations.js'
import { nothingGathered } from './context.js'
import { organisationSlice } from './index.js'

const usual = { ...circumstances({ actor: person(anna) }), ...nothingGathered }
const { given } = specOf(organisationSlice, usual)
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
