import { OrganisationId } from '@mandat/domain'
import {
  DirectoryEntryChanged,
  OrganisationClosed,
  PartnerProgrammeJoined,
  PartnerProgrammeLeft,
  record,
} from '@mandat/domain/kit'
import type * as t from 'io-ts'
import { projection } from '../../core/fold/projection.js'

/** What a partner published of itself. It is no person's data, and lies open. */
export const DirectoryEntry = record({
  organisation: OrganisationId,
  name: PartnerProgrammeJoined.fields.directoryName,
  email: PartnerProgrammeJoined.fields.directoryEmail,
})
export type DirectoryEntry = t.TypeOf<typeof DirectoryEntry>

/** The partners' directory: an entry as long as the partner is in the programme (PAR-02, PAR-13). */
export const partnerDirectory = projection(DirectoryEntry)({
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
