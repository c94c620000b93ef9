import { anybody } from '../core/handle/acting.js'
import type { Registry } from '../core/handle/registry.js'
import { registry } from '../registry.js'

/** The library's own registry, but that whoever acts is believed: for what is decided once an actor may act. */
export const trusting: Registry = { ...registry, acting: anybody }
