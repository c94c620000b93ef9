import {
  type KnownPair,
  PartnerInvited,
  PartnershipPairs,
  partnershipPairsOf,
  PartnershipStarted,
} from '@mandat/domain/kit'
import { projection } from '../../core/fold/projection.js'

/** By organisation, on either side: what a process asks that ends all partnerships of one (PAR-17). */
export const partnershipPairs = projection(PartnershipPairs)({
  name: partnershipPairsOf.name,
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
