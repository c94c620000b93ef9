import { type Decision as DecisionOf, decisions } from '../../core/handle/decision.js'
import type { ProductEvent } from '../../aggregates/product/events.js'
import type { ProductRefusal } from './refusals.js'

export type Decision = DecisionOf<ProductEvent, ProductRefusal>
export const { happened, nothing } = decisions<ProductEvent, ProductRefusal>()
