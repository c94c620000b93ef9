import type { Mandat } from '@mandat/adapters'
import { type EventOf, type EventType, MandatError, unwrap } from '@mandat/domain'

// What a host may ask of a subscription and of an unwrapped answer: nothing here runs, the compiler is who is asked.

export const follow = (manager: Mandat): void => {
  manager.subscribe({
    name: 'invoicing',
    types: ['ProductOrdered', 'ProductRenewed'],
    handler: ({ event, position, meta }) => {
      const asked: 'ProductOrdered' | 'ProductRenewed' = event.type
      console.log(asked, event.product, position, meta.actor._tag)
      if (event.type === 'ProductOrdered') console.log(event.renewalPrice.amount, event.label.box)
      // @ts-expect-error only what is ordered has a label
      console.log(event.label)
      // @ts-expect-error this one was not asked for
      if (event.type === 'ProductEnded') console.log(event)
      // @ts-expect-error personal data is a box: its text is opened, by who may see it
      const label: string = event.type === 'ProductOrdered' ? event.label : ''
      console.log(label)
    },
  })
  manager.subscribe({
    name: 'everything',
    from: 0,
    handler: async ({ event }) => {
      const any: EventType = event.type
      if (event.type === 'MemberLeft') console.log(await Promise.resolve(any), event.account)
      // @ts-expect-error there is no such event
      if (event.type === 'MemberGone') console.log(event)
      // @ts-expect-error not every event has it
      console.log(event.account)
    },
  })
  // @ts-expect-error there is no such event
  manager.subscribe({ name: 'invoicing', types: ['ProductOrderd'], handler: () => undefined })
  // @ts-expect-error the place is kept under a name
  manager.subscribe({ types: ['ProductOrdered'], handler: () => undefined })
  // @ts-expect-error somebody is told
  manager.subscribe({ name: 'invoicing', types: ['ProductOrdered'] })
  // @ts-expect-error a position, not a moment
  manager.subscribe({ name: 'invoicing', from: '2026-03-02', handler: () => undefined })
}

export const stopping = async (manager: Mandat): Promise<void> => {
  const subscription = manager.subscribe({ name: 'invoicing', handler: () => undefined })
  // @ts-expect-error it may have failed
  console.log(subscription.stop)
  await unwrap(subscription).stop()
  if (subscription._tag === 'Left') console.log(subscription.left.kind)
}

export const fieldsOf = (event: EventOf<'OrganisationRegistered'>): string => {
  // @ts-expect-error the event has no such field
  console.log(event.member)
  // @ts-expect-error what happened is not changed
  event.type = 'OrganisationRenamed'
  return event.organisation
}
// @ts-expect-error there is no such event
export type None = EventOf<'OrganizationRegistered'>

export const catching = async (manager: Mandat): Promise<string> => {
  try {
    const { right } = { right: unwrap(await manager.accountByEmail('anna@bakery.example')) }
    // @ts-expect-error nobody may be known by it
    console.log(right.length)
    return right ?? 'nobody'
  } catch (error) {
    if (!(error instanceof MandatError)) throw error
    // @ts-expect-error no such field
    console.log(error.kind)
    return [error.name, error.rule ?? '', ...error.faults.map(({ path, expected }) => `${path}: ${expected}`)].join()
  }
}
