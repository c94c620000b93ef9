import { Pair, partnershipPairsOf } from '@mandat/domain/kit'
import { projection } from '../../core/fold/projection.js'
import { openPair, openPairEvents, pairKey } from '../../parts/pairs.js'

/** By organisation, on either side: what a process asks that ends all partnerships of one (PAR-17). */
export const partnershipPairs = projection(Pair)({
  name: partnershipPairsOf.name,
  version: 3,
  handles: openPairEvents,
  keysOf: ({ event }) => [pairKey(event)],
  evolve: (_document, { event }) => openPair(event),
  indexes: { side: ({ client, partner }) => [client, partner] },
})
