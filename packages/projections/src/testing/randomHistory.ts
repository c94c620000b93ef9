import {
  type AccountId,
  type AnyEvent,
  instantOf,
  type LocalDate,
  type OrganisationId,
  type ProductId,
  type TokenId,
} from '@mandat/domain'
import {
  account,
  accountStream,
  type Aggregate,
  organisation,
  organisationStream,
  partnership,
  partnershipStream,
  plusDays,
  product,
  productStream,
  type StoredEvent,
  token,
  tokenStream,
} from '@mandat/domain/kit'
import { sampleId } from '@mandat/domain/testing'
import { historyOf, streamOfEvent } from './history.js'
import { type DomainEvent, moves, type Now } from './moves/index.js'

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- aggregates of every type
const aggregates = new Map<string, Aggregate<any, any>>(
  [account, organisation, product, token, partnership].map((a) => [a.category, a]),
)

/** The small world of random histories. */
export const world = {
  accounts: [0, 1, 2].map((n) => sampleId<'Account'>(`person ${String(n)}`)),
  organisations: [0, 1, 2].map((n) => sampleId<'Organisation'>(`organisation ${String(n)}`)),
  products: [0, 1, 2, 3].map((n) => sampleId<'Product'>(`product ${String(n)}`)),
  tokens: [0, 1, 2].map((n) => sampleId<'Token'>(`token ${String(n)}`)),
} as const

/**
 * A valid history of that world, steered by numbers (whatever a property test comes up with): each picks something that
 * may happen now; what may not, does not. Events follow the states that the domain itself folds.
 */
export const randomHistory = (choices: ReadonlyArray<number>): ReadonlyArray<StoredEvent> => {
  const log: DomainEvent[] = []
  const states = new Map<string, unknown>()
  const at = <S, Ev extends AnyEvent>({ initialState }: Aggregate<S, Ev>, stream: string): S =>
    states.has(stream) ? (states.get(stream) as S) : initialState
  const happen = (events: ReadonlyArray<DomainEvent>): void => {
    for (const event of events) {
      log.push(event)
      const stream = streamOfEvent(event)
      const aggregate = aggregates.get(stream.slice(0, stream.indexOf('-')))
      if (aggregate !== undefined) states.set(stream, aggregate.evolve(at(aggregate, stream), event))
    }
  }
  const now: Now = {
    count: () => log.length,
    at: () => instantOf(Date.parse('2026-01-01T08:00:00.000Z') + log.length * 60_000),
    day: (offset) => plusDays('2026-03-01' as LocalDate, offset),
    accountAt: (id) => at(account, accountStream(id)),
    organisationAt: (id) => at(organisation, organisationStream(id)),
    productAt: (id) => at(product, productStream(id)),
    tokenAt: (id) => at(token, tokenStream(id)),
    pairAt: (client, partner) => at(partnership, partnershipStream(client, partner)),
    products: world.products,
  }
  const { person, house, thing, pair, key } = moves(now)

  for (const choice of choices) {
    const n = Math.abs(Math.trunc(choice))
    const [kind, a, b, more] = [Math.floor(n / 5), Math.floor(n / 37) % 3, Math.floor(n / 113) % 3, Math.floor(n / 341)]
    const who = world.accounts[a] as AccountId
    const place = world.organisations[b] as OrganisationId
    switch (n % 5) {
      case 0:
        happen(person(kind, who, more))
        break
      case 1:
        happen(house(kind, place, who, more))
        break
      case 2:
        happen(thing(kind, world.products[more % 4] as ProductId, place, more))
        break
      case 3:
        happen(pair(kind, place, world.organisations[a] as OrganisationId, more))
        break
      case 4:
        happen(key(kind, world.tokens[more % 3] as TokenId, who, place))
    }
  }
  return historyOf(log)
}
