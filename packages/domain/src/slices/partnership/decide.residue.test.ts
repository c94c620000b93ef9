import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { ProductId } from '../../core/values/ids.js'
import { Secret } from '../../core/values/secret.js'
import type { OfType } from '../../core/values/union.js'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import { type PartnershipState, rightTo } from '../../aggregates/partnership/state.js'
import { sampleId } from '../../testing/index.js'
import { asAgent, asClient, asPartner, client, domain, mail, partner, shop, usual } from '../../testing/partnerships.js'
import type { PartnershipCommand } from './commands.js'
import type { PartnershipContext } from './context.js'
import { partnershipSlice } from './index.js'

const pair = { client, partner }
const products = [domain, mail, shop]
type Move = PartnershipCommand | { readonly type: 'Moves'; readonly product: ProductId }

const some = fc.subarray(products)
const billing = fc.constantFrom(
  { billingMode: 'ClientPays', walletEntrusted: 'Yes' } as const,
  { billingMode: 'ClientPays', walletEntrusted: 'No' } as const,
  { billingMode: 'PartnerPays', walletEntrusted: null } as const,
)
const one = fc.constantFrom(...products)
const link = Secret.of('link')
const step: fc.Arbitrary<Move> = fc.oneof(
  {
    weight: 2,
    arbitrary: some.map((p): Move => ({ type: 'InvitePartner', ...pair, access: { _tag: 'Limited', products: p } })),
  },
  {
    weight: 2,
    arbitrary: billing.map((b): Move => ({ type: 'InvitePartner', ...pair, access: { _tag: 'Full', ...b } })),
  },
  { weight: 4, arbitrary: fc.constant<Move>({ type: 'AcceptPartnership', ...pair, link }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Move>(
      { type: 'DeclinePartnership', ...pair, link },
      { type: 'WithdrawPartnerInvitation', ...pair },
    ),
  },
  { weight: 3, arbitrary: billing.map((b): Move => ({ type: 'GrantFullAccess', ...pair, ...b })) },
  { weight: 3, arbitrary: some.map((p): Move => ({ type: 'LimitAccess', ...pair, products: p, confirmed: true })) },
  { weight: 3, arbitrary: some.map((p): Move => ({ type: 'GrantProducts', ...pair, products: p })) },
  {
    weight: 2,
    arbitrary: some.map((p): Move => ({ type: 'WithdrawProducts', ...pair, products: p, confirmed: true })),
  },
  { weight: 1, arbitrary: billing.map((b): Move => ({ type: 'ChangeBillingMode', ...pair, ...b })) },
  { weight: 2, arbitrary: fc.constant<Move>({ type: 'EndPartnership', ...pair, confirmed: true, password: link }) },
  { weight: 5, arbitrary: one.map((product): Move => ({ type: 'Moves', product })) },
  {
    weight: 8,
    arbitrary: one.map((product): Move => ({
      type: 'AuthorisePartnerAct',
      ...pair,
      act: 'Token',
      reference: '',
      product,
      password: null,
    })),
  },
)

/**
 * What a test knows of the world besides the stream: where each product is, in which stay, and what the partner may
 * reach, told without numbers.
 */
interface World {
  readonly state: PartnershipState
  readonly places: Readonly<Record<string, { readonly here: boolean; readonly stay: number }>>
  readonly reach: 'Nothing' | 'Everything' | ReadonlyArray<ProductId>
}
interface Made {
  readonly event: OfType<PartnershipEvent, 'PartnerActAuthorised'>
  /** Whether its right went on without a break since it was made. */
  unbroken: boolean
}

const staysIn = ({ places }: World) =>
  Object.fromEntries(products.flatMap((p) => (places[p]?.here === true ? [[p, places[p].stay] as const] : [])))

const partnersWord: ReadonlyArray<string> = ['AcceptPartnership', 'DeclinePartnership', 'EndPartnership']
const contextFor = (world: World, command: PartnershipCommand): PartnershipContext => {
  const { state } = world
  const who =
    command.type === 'AuthorisePartnerAct' ? asAgent() : partnersWord.includes(command.type) ? asPartner() : asClient()
  const linked = state._tag === 'Invited' ? { term: state.term, attempt: state.attempt } : null
  return { ...usual, ...who, password: 'Right', stays: staysIn(world), link: linked }
}

const reachAfter = (event: PartnershipEvent, world: World): World['reach'] => {
  const present = (grants: ReadonlyArray<{ product: ProductId; stay: number }>) =>
    grants.filter((g) => staysIn(world)[g.product] === g.stay).map((g) => g.product)
  const before = typeof world.reach === 'string' ? [] : world.reach
  switch (event.type) {
    case 'PartnershipStarted':
    case 'AccessWidenedToFull':
    case 'AccessLimited':
      return event.access._tag === 'Full' ? 'Everything' : present(event.access.grants)
    case 'ProductsGranted':
      return [...before, ...present(event.grants)]
    case 'ProductsWithdrawn':
      return before.filter((p) => !event.products.includes(p))
    case 'PartnerInvited':
    case 'PartnerInvitationWithdrawn':
    case 'PartnerInvitationDeclined':
    case 'PartnerInvitationExpired':
    case 'PartnershipEnded':
      return 'Nothing'
    case 'PartnerInvitationResent':
    case 'BillingModeChanged':
    case 'WalletEntrustmentChanged':
    case 'PartnerActAuthorised':
      return world.reach
  }
}
const reaches = ({ reach, places }: World, product: ProductId): boolean =>
  places[product]?.here === true && (reach === 'Everything' || (reach !== 'Nothing' && reach.includes(product)))

/** What the library says: the same term, the same number, in the same stay. */
const holds = ({ state, places }: World, { event }: Made): boolean => {
  const place = places[event.product]
  return (
    place !== undefined
    && place.here
    && place.stay === event.stay
    && state._tag === 'Active'
    && state.term === event.term
    && rightTo(state, event.product, event.stay) === event.grant
  )
}

const move = (world: World, product: ProductId): World => {
  const place = world.places[product] ?? { here: true, stay: 1 }
  const reach = typeof world.reach === 'string' ? world.reach : world.reach.filter((p) => p !== product)
  return { ...world, reach, places: { ...world.places, [product]: { here: !place.here, stay: place.stay + 1 } } }
}

const run = (
  steps: ReadonlyArray<Move>,
  after: (
    world: World,
    made: ReadonlyArray<Made>,
    before: PartnershipState,
    events: ReadonlyArray<PartnershipEvent>,
  ) => void,
): void => {
  let world: World = {
    state: partnershipSlice.initialState,
    reach: 'Nothing',
    places: Object.fromEntries(products.map((p) => [p, { here: true, stay: 1 }])),
  }
  const made: Made[] = []
  steps.forEach((next, i) => {
    const before = world.state
    let events: ReadonlyArray<PartnershipEvent> = []
    if (next.type === 'Moves') world = move(world, next.product)
    else {
      const command = next.type === 'AuthorisePartnerAct' ? { ...next, reference: sampleId<'Token'>(String(i)) } : next
      const decision = partnershipSlice.decide(command)(world.state, contextFor(world, command))
      events = E.isRight(decision) ? decision.right : []
      for (const event of events) {
        world = { ...world, reach: reachAfter(event, world), state: partnershipSlice.evolve(world.state, event) }
        if (event.type === 'PartnerActAuthorised') made.push({ event, unbroken: true })
      }
    }
    for (const one of made) one.unbroken &&= reaches(world, one.event.product)
    after(world, made, before, events)
  })
}

const histories = fc.array(step, { minLength: 5, maxLength: 60 })

describe('what is left of rights that ended', () => {
  it('PAR-15: whatever was made on a right holds exactly as long as the right went on, and never again', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        run(steps, (world, made) => {
          for (const one of made)
            expect([one.event.product, holds(world, one)]).toEqual([one.event.product, one.unbroken])
        })
      }),
      { numRuns: 200 },
    )
  })
  it('PAR-15: the residual rights of ended partnerships are zero at every later moment', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        run(steps, (world, made) => {
          const termNow = world.state._tag === 'Active' ? world.state.term : null
          expect(made.filter((one) => one.event.term !== termNow && holds(world, one))).toEqual([])
          if (termNow === null)
            expect(
              products
                .flatMap((p) => [1, 2, 3, 4, 5].map((stay) => rightTo(world.state, p, stay)))
                .filter((right) => right !== null),
            ).toEqual([])
        })
      }),
      { numRuns: 200 },
    )
  })
  it('PAR-15: every new right and every new term gets a number that was never given', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        run(steps, (_world, _made, before, events) => {
          const last = before._tag === 'Strangers' ? { term: 0, lastGrant: 0 } : before
          for (const event of events) {
            if (event.type === 'PartnerInvited') expect(event.term).toBe(last.term + 1)
            const given = numbersGivenBy(event)
            expect(given).toEqual(given.map((_, i) => last.lastGrant + 1 + i))
          }
        })
      }),
      { numRuns: 100 },
    )
  })
})

/** The numbers of the rights that an event opens, not of those that it lets go on. */
const numbersGivenBy = (event: PartnershipEvent): ReadonlyArray<number> => {
  if (event.type === 'ProductsGranted') return event.grants.map((g) => g.grant)
  if (event.type !== 'PartnerInvited' && event.type !== 'AccessWidenedToFull') return []
  return event.access._tag === 'Full' ? [event.access.grant] : event.access.grants.map((g) => g.grant)
}
