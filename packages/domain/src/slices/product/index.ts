import type { Published } from '../../core/handle/guide.js'
import type { Slice } from '../../core/handle/slice.js'
import type { ProductEvent } from '../../aggregates/product/events.js'
import { product, type ProductState, productStream } from '../../aggregates/product/state.js'
import { type ProductCommand, productCommands } from './commands.js'
import { gather, type ProductContext } from './context.js'
import { productDeadlines } from './deadlines.js'
import { decide } from './decide.js'
import { productExamples } from './examples.js'
import { productGuide } from './guide.js'
import { productReactions } from './reactions.js'
import { type ProductRefusal, refuse } from './refusals.js'

/** The slice of products: PRD-01, as far as expiry and renewal reminders need it. */
export const productSlice: Published<
  Slice<ProductState, ProductCommand, ProductEvent, ProductRefusal, ProductContext>,
  typeof productCommands,
  typeof productGuide
> = {
  ...product,
  commands: productCommands,
  guide: productGuide,
  refusals: refuse,
  streamOf: (command) => productStream(command.product),
  gather,
  decide,
  deadlines: productDeadlines,
  reactions: productReactions,
  examples: productExamples,
}
