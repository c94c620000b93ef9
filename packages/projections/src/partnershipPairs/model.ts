import { type OrganisationId, PartnerInvited } from '@mandat/domain'
import { projection } from '../core/projection.js'

/** Every pair that an organisation is or was one side of, in the order of their first invitations. */
export interface PartnershipPairs {
  readonly pairs: ReadonlyArray<{ readonly client: OrganisationId; readonly partner: OrganisationId }>
}

/** By organisation, on either side: what a process asks that ends all partnerships of one (PAR-17). */
export const partnershipPairs = projection<PartnershipPairs>()({
  name: 'partnershipPairs',
  version: 1,
  handles: [PartnerInvited],
  keysOf: ({ event: { client, partner } }) => [client, partner],
  evolve: (document, { event: { client, partner } }) => {
    const pairs = document?.pairs ?? []
    return pairs.some((pair) => pair.client === client && pair.partner === partner) ? { pairs } : { pairs: [...pairs, { client, partner }] }
  },
  indexes: {},
})
