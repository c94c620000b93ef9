import {
  integer,
  type KnownPair,
  list,
  nullable,
  OrganisationId,
  PartnerInvited,
  PartnershipStarted,
  record,
} from '@mandat/domain'
import type * as t from 'io-ts'
import { projection } from '../../core/fold/projection.js'

/**
 * Every pair that an organisation is or was one side of, in the order of their first invitations, each with its last
 * start.
 */
export const PartnershipPairs = record({
  pairs: list(
    record({
      client: OrganisationId,
      partner: OrganisationId,
      started: nullable(
        record({ term: PartnershipStarted.fields.term, position: integer(1, Number.MAX_SAFE_INTEGER) }),
      ),
    }),
  ),
})
export type PartnershipPairs = t.TypeOf<typeof PartnershipPairs>

/** By organisation, on either side: what a process asks that ends all partnerships of one (PAR-17). */
export const partnershipPairs = projection(PartnershipPairs)({
  name: 'partnershipPairs',
  version: 2,
  handles: [PartnerInvited, PartnershipStarted],
  keysOf: ({ event: { client, partner } }) => [client, partner],
  evolve: (document, { event, position }) => {
    const { client, partner } = event
    const known = document?.pairs ?? []
    const isIt = (pair: KnownPair): boolean => pair.client === client && pair.partner === partner
    const pairs = known.some(isIt) ? known : [...known, { client, partner, started: null }]
    if (event.type === 'PartnerInvited') return { pairs }
    return { pairs: pairs.map((pair) => (isIt(pair) ? { ...pair, started: { term: event.term, position } } : pair)) }
  },
  indexes: {},
})
