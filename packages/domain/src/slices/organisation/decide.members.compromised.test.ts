import { describe, it } from '@jest/globals'
import type { OrganisationEvent, Role } from '../../aggregates/organisation/events.js'
import { circumstances, specOf } from '../../testing/index.js'
import { anna, bakery, beat, carla, dario, joined, person, registered } from '../../testing/organisations.js'
import { nothingGathered } from './context.js'
import { organisationSlice } from './index.js'

const usual = { ...circumstances({ actor: person(anna) }), ...nothingGathered }
const { given, twice } = specOf(organisationSlice, usual)

const organisation = bakery
const team = [
  registered,
  joined(beat, 'Administrator', 2),
  joined(carla, 'Collaborator', 3),
  joined(dario, 'ExternalUser', 4),
]
const suspend = (account: typeof anna, reason: 'Compromised' | 'Other' = 'Other') =>
  ({ type: 'SuspendMember', organisation, account, reason }) as const
const reinstate = (account: typeof anna) => ({ type: 'ReinstateMember', organisation, account }) as const
const remove = (account: typeof anna) => ({ type: 'RemoveMember', organisation, account }) as const
const suspended = (account: typeof anna, reason: 'Compromised' | 'Other' = 'Other'): OrganisationEvent => ({
  type: 'MemberSuspended',
  organisation,
  account,
  reason,
})
const roleChanged = (account: typeof anna, from: Role, to: Role): OrganisationEvent => ({
  type: 'MemberRoleChanged',
  organisation,
  account,
  from,
  to,
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
