import type * as adapters from '@mandat/adapters/kit'
import type * as domain from '@mandat/domain/kit'
import type * as projections from '@mandat/projections/kit'

/** What builds on the library has its declarations checked too. */
export type Kits = readonly [typeof domain, typeof projections, typeof adapters]
