import { describe, expect, it } from '@jest/globals'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { isListedPartner } from '../../aggregates/organisation/members.js'
import { circumstances, sampleId, specOf } from '../../testing/index.js'
import { anna, bakery, beat, carla, dario, joined, noon, person, registered } from '../../testing/organisations.js'
import { nothingGathered } from './context.js'
import { organisationSlice } from './index.js'

const usual = { ...circumstances({ actor: person(anna) }), ...nothingGathered }
const { given, twice } = specOf(organisationSlice, usual)
const organisation = bakery
const administrator = joined(beat, 'Administrator', 2)
const collaborator = joined(carla, 'Collaborator', 3)
const external = joined(dario, 'ExternalUser', 4)
const closed: OrganisationEvent = { type: 'OrganisationClosed', organisation, at: noon }
const elsewhere = { _tag: 'Organisation', organisation: sampleId<'Organisation'>('Florist') } as const
const asPartner = { _tag: 'Partner', partner: elsewhere.organisation, client: organisation } as const

describe('the partner programme', () => {
  const entry = { organisation, directoryName: 'Bakery Web', directoryEmail: 'web@example.com' }
  const listed: OrganisationEvent = { type: 'PartnerProgrammeJoined', ...entry }
  const join = { type: 'JoinPartnerProgramme', ...entry } as const
  const change = { type: 'ChangeDirectoryEntry', ...entry, directoryName: 'Bakery Sites' } as const
  const leave = { type: 'LeavePartnerProgramme', organisation } as const
  it('PAR-13: an organisation joins the programme with an entry in the directory, once', () => {
    given(registered).when(join).then(listed)
    given(registered, listed).when(join).thenRefused('AlreadyInProgramme', 'PAR-13', { organisation })
    given(registered, listed)
      .when(change)
      .then({ ...change, type: 'DirectoryEntryChanged' })
    given(registered).when(change).thenRefused('NotAListedPartner', 'PAR-13', { organisation })
  })
  it('PAR-13: a partner that left the programme, or closed, can get no invitation', () => {
    const left: OrganisationEvent = { type: 'PartnerProgrammeLeft', organisation }
    given(registered, listed).when(leave).then(left)
    twice(registered, listed)(leave).thenNothing()
    const histories = [[registered], [registered, listed], [registered, listed, left], [registered, listed, closed]]
    expect(histories.map((history) => isListedPartner(given(...history).state()))).toEqual([false, true, false, false])
  })
  it('PAR-17: legal representatives and administrators decide about the programme, nobody else', () => {
    const team = [registered, administrator, collaborator, external]
    given(...team)
      .when(join, { actor: person(beat) })
      .then(listed)
    for (const actor of [person(carla), person(dario), person(anna, asPartner), circumstances().actor]) {
      given(...team)
        .when(join, { actor })
        .thenRefused('MayNotManageProgramme', 'PAR-17')
      given(...team, listed)
        .when(change, { actor })
        .thenRefused('MayNotManageProgramme', 'PAR-17')
      given(...team, listed)
        .when(leave, { actor })
        .thenRefused('MayNotManageProgramme', 'PAR-17')
    }
  })
})
