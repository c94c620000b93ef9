import * as E from 'fp-ts/lib/Either.js'
import { dispatcher } from '../core/handle/dispatch.js'
import type { EventStore } from '../core/ports/eventStore.js'
import type { Actor } from '../core/record/actor.js'
import { unavailable } from '../core/values/failure.js'
import type { ProductId } from '../core/values/ids.js'
import type { LocalDate } from '../core/values/instant.js'
import type { PartnershipEvent } from '../aggregates/partnership/events.js'
import { partnershipStream } from '../aggregates/partnership/state.js'
import { ProductLabel } from '../aggregates/product/events.js'
import { trusting } from './trusting.js'
import { depsOn, metaOf } from './counter.js'
import { memoryStore, type MemoryStore } from './memoryStore.js'
import { annaActs, client, domain, partner } from './partnerships.js'
import { type Asked, sampleBox, sampleId } from './samples.js'
import { populate, put, samplePorts } from './world.js'

/** Commands on the bakery's domain, and on a product that is not ordered yet. */
export const florist = sampleId<'Organisation'>('Florist')
export const newShop = sampleId<'Product'>('new shop')
const day = (text: string): LocalDate => text as LocalDate
export const order: Asked = {
  type: 'OrderProduct',
  product: newShop,
  organisation: client,
  category: 'WebHosting',
  label: sampleBox(ProductLabel, client),
  expiresOn: day('2027-03-02'),
  renewalPrice: { amount: 900, currency: 'CHF' },
  renewal: 'Manual',
}
export const renew: Asked = {
  type: 'RenewProduct',
  product: domain,
  organisation: client,
  from: day('2027-03-02'),
  until: day('2028-03-02'),
}
export const automatic: Asked = {
  type: 'ChangeRenewalManner',
  product: domain,
  organisation: client,
  renewal: 'Automatic',
}
export const end = (product: ProductId = domain): Asked => ({
  type: 'EndProduct',
  product,
  organisation: client,
  why: 'Cancelled',
})
export const transfer: Asked = { type: 'TransferProduct', product: domain, organisation: client, to: florist }

/** The bakery and the agency, with what happened between the two. */
export const populated = async (...between: ReadonlyArray<PartnershipEvent>): Promise<MemoryStore> => {
  const store = memoryStore()
  await populate(store)
  if (between.length > 0) await put(store, partnershipStream(client, partner), ...between)
  return store
}

/**
 * A process of its own on the store, with every slice: what it answers is the outcome, or the refusal with its rule.
 */
export const processOn = (store: EventStore) => {
  const dispatch = dispatcher(trusting, depsOn(store, { ports: samplePorts() }))
  return async (
    command: Asked,
    actor: Actor = annaActs,
    name = `${command.type} by ${JSON.stringify(actor)}`,
  ): Promise<string> => {
    const answer = await dispatch(command, metaOf(name, { actor }))()
    if (E.isRight(answer)) return answer.right.outcome
    return answer.left._tag === 'Refusal' ? `${answer.left.name} ${answer.left.rule}` : answer.left.kind
  }
}
/** The store as a process sees it that goes down before it appends an event of that type. */
export const downBefore = (store: EventStore, type: string): EventStore => ({
  ...store,
  append: (request) =>
    request.events[0]?.type === type
      ? () => Promise.resolve(E.left(unavailable('memory', 'down')))
      : store.append(request),
})
export const typesIn = (store: MemoryStore, stream: string): ReadonlyArray<string> =>
  store
    .log()
    .filter((e) => e.stream === stream)
    .map((e) => e.type)
