import { Pair, record } from '@mandat/domain/kit'
import type * as t from 'io-ts'
import { projection } from '../../core/fold/projection.js'
import { Place, placedUnder } from '../../parts/order.js'
import { openPair, openPairEvents, pairKey } from '../../parts/pairs.js'

/**
 * A client and a partner that it invited or works with. What it granted is read at the head of their stream, never copied
 * here, so that nothing can be left of it (PAR-07, PAR-15).
 */
export const PairDocument = record({ ...Pair.props, place: Place })
export type PairDocument = t.TypeOf<typeof PairDocument>

/** The open partnerships and invitations, from either side (PAR-07, PAR-12). */
export const partnerDashboard = projection(PairDocument)({
  name: 'partnerDashboard',
  version: 3,
  handles: openPairEvents,
  keysOf: ({ event }) => [pairKey(event)],
  evolve: (_document, { event, position }) => {
    const pair = openPair(event)
    return pair && { ...pair, place: position }
  },
  indexes: {
    client: ({ client, place }) => [placedUnder(client, place)],
    /** The clients that a partner works for, or is invited by. */
    partner: ({ partner, place }) => [placedUnder(partner, place)],
  },
})
