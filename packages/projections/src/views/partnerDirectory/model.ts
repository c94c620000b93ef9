import {
  DirectoryEntryChanged,
  OrganisationClosed,
  type OrganisationId,
  PartnerProgrammeJoined,
  PartnerProgrammeLeft,
} from '@mandat/domain'
import { projection } from '../../core/fold/projection.js'

/** What a partner published of itself. It is no person's data, and lies open. */
export interface DirectoryEntry {
  readonly organisation: OrganisationId
  readonly name: string
  readonly email: string
}

/** The partners' directory: an entry as long as the partner is in the programme (PAR-02, PAR-13). */
export const partnerDirectory = projection<DirectoryEntry>()({
  name: 'partnerDirectory',
  version: 1,
  handles: [PartnerProgrammeJoined, DirectoryEntryChanged, PartnerProgrammeLeft, OrganisationClosed],
  keysOf: ({ event }) => [event.organisation],
  evolve: (_document, { event }) => {
    switch (event.type) {
      case 'PartnerProgrammeJoined':
      case 'DirectoryEntryChanged':
        return { organisation: event.organisation, name: event.directoryName, email: event.directoryEmail }
      case 'PartnerProgrammeLeft':
      case 'OrganisationClosed':
        return null
    }
  },
  indexes: {},
})
