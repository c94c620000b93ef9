import type { LookUp } from '../../core/record/lookUp.js'
import { type Fields, record } from '../../core/values/codecs.js'
import { OrganisationId } from '../../core/values/ids.js'

/** A client and a partner between whom something is open: an invitation, or a partnership. */
export const Pair = record({ client: OrganisationId, partner: OrganisationId })
export type Pair = Fields<(typeof Pair)['props']>

/** By organisation, on either side: what a process asks that ends all partnerships of one (PAR-17). */
export const partnershipPairsOf: LookUp<Pair> = { name: 'partnershipPairs', entry: Pair, index: 'side' }
