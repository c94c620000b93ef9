import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { organisationCommands } from './commands.js'
import { managers, whereNoneRuns } from './guide.alike.js'
import type { OrganisationRefusal } from './refusals.js'

const agency = '019c5b20-6c00-7000-8000-000000000007'

/** The partner programme and its directory. */
export const programmeGuide = {
  JoinPartnerProgramme: {
    does: 'Enrols the organisation in the partner programme: it is listed in the directory and can be invited as a partner.',
    who: managers,
    rules: ['PAR-02', 'PAR-13', 'PAR-17'],
    events: ['PartnerProgrammeJoined'],
    refusals: [...whereNoneRuns, 'MayNotManageProgramme', 'AlreadyInProgramme'],
    example: { organisation: agency, directoryName: 'Atelier Numérique', directoryEmail: 'hello@agency.example' },
  },
  ChangeDirectoryEntry: {
    does: 'Changes the name and the address under which clients find the partner.',
    who: managers,
    rules: ['PAR-02', 'PAR-17'],
    events: ['DirectoryEntryChanged'],
    refusals: [...whereNoneRuns, 'MayNotManageProgramme', 'NotAListedPartner'],
    example: { organisation: agency, directoryName: 'Atelier Numérique SA', directoryEmail: 'clients@agency.example' },
  },
  LeavePartnerProgramme: {
    does: 'Takes the organisation out of the partner programme; its partnerships as a partner end.',
    who: managers,
    rules: ['PAR-13', 'PAR-17'],
    events: ['PartnerProgrammeLeft'],
    refusals: [...whereNoneRuns, 'MayNotManageProgramme'],
    example: { organisation: agency },
  },
} as const satisfies Partial<GuideOf<typeof organisationCommands, OrganisationEvent, OrganisationRefusal>>
