import { type Crossing, registryOf } from './core/handle/registry.js'
import { accountDeletion } from './processes/accountDeletion.js'
import { acting } from './processes/acting.js'
import { preludes } from './processes/preludes.js'
import { throttling } from './processes/throttling.js'
import { slices } from './slices/all.js'

/** What crosses slices. */
export const crossing: Crossing = { preludes, processes: [accountDeletion], acting, around: throttling }

/** Everything that this library is made of, derived from the one list of slices and from what crosses them. */
export const registry = registryOf(slices, crossing)
