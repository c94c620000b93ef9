import type { Policy } from '@mandat/domain'
import { type MadeOf, madeOf } from './core/fold/readModelList.js'
import { lookUps } from './lookUps/all.js'
import { views } from './views/all.js'

/** The name of a read model that queries answer from. */
export type ViewName = keyof typeof views
/** The name of a read model that processes, the clock and mails look things up in. */
export type LookUpName = keyof typeof lookUps
/** A read model's name, as `waitFor` and `retryParked` take it. */
export type ReadModelName = ViewName | LookUpName

/** The read models that queries answer from, by name, as this policy makes them. */
export const viewsFor = (policy: Policy): MadeOf<typeof views> => madeOf(views, policy)
/** The read models that processes, the clock and mails look things up in, by name, as this policy makes them. */
export const lookUpsFor = (policy: Policy): MadeOf<typeof lookUps> => madeOf(lookUps, policy)
/**
 * Every read model there is, by name, as this policy makes it.
 * @example await catchUp({ store, documents, clock }, Object.values(readModelsFor(defaultPolicy)))()
 */
export const readModelsFor = (policy: Policy): MadeOf<typeof views & typeof lookUps> => ({
  ...viewsFor(policy),
  ...lookUpsFor(policy),
})
