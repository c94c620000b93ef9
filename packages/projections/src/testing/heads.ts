import { type AccountId, type OrganisationId, type Role } from '@mandat/domain'
import {
  activeMember,
  organisation,
  type OrganisationEvent,
  organisationStream,
  partnership,
  type PartnershipEvent,
  type PartnershipState,
  partnershipStream,
  type StoredEvent,
} from '@mandat/domain/kit'

const eventsOf = (log: ReadonlyArray<StoredEvent>, stream: string): ReadonlyArray<unknown> =>
  log.filter((e) => e.stream === stream).map(({ data }) => data)

/** The role that counts at the end of a log, as a host finds it at the head of the organisation's stream. */
export const roleAt = (log: ReadonlyArray<StoredEvent>, id: OrganisationId, account: AccountId): Role | null => {
  const events = eventsOf(log, organisationStream(id)) as ReadonlyArray<OrganisationEvent>
  return activeMember(events.reduce(organisation.evolve, organisation.initialState), account)?.role ?? null
}

/** The partnership of two organisations at the end of a log. */
export const partnershipAt = (
  log: ReadonlyArray<StoredEvent>,
  client: OrganisationId,
  partner: OrganisationId,
): PartnershipState =>
  (eventsOf(log, partnershipStream(client, partner)) as ReadonlyArray<PartnershipEvent>).reduce(
    partnership.evolve,
    partnership.initialState,
  )
