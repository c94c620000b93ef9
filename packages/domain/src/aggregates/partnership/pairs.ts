import type { LookUp } from '../../core/record/lookUp.js'
import { counter, type Fields, integer, list, nullable, record } from '../../core/values/codecs.js'
import { OrganisationId } from '../../core/values/ids.js'

const pair = { client: OrganisationId, partner: OrganisationId }
/** A client and a partner, whatever there is or was between them. */
export type Pair = Fields<typeof pair>

const known = {
  ...pair,
  started: nullable(record({ term: counter(1), position: integer(0, Number.MAX_SAFE_INTEGER) })),
}
/** A pair as the look-up knows it, with the term and the place in the log of its last start. */
export type KnownPair = Fields<typeof known>

/** Every pair that an organisation is or was one side of, in the order of their first invitations. */
export const PartnershipPairs = record({ pairs: list(record(known)) })
export type PartnershipPairs = Fields<(typeof PartnershipPairs)['props']>

/** By organisation, on either side: what a process asks that ends all partnerships of one (PAR-17). */
export const partnershipPairsOf: LookUp<PartnershipPairs> = {
  name: 'partnershipPairs',
  entry: PartnershipPairs,
  none: { pairs: [] },
}
