import type { AccountId, Instant, LocalDate, OrganisationId, ProductId, TokenId } from '@mandat/domain'
import type {
  AccountEvent,
  AccountState,
  OrganisationEvent,
  OrganisationState,
  PartnershipEvent,
  PartnershipState,
  ProductEvent,
  ProductState,
  RenewalMailsEvent,
  SessionEvent,
  ThrottleEvent,
  TokenEvent,
  TokenState,
} from '@mandat/domain/kit'

export type DomainEvent =
  | AccountEvent
  | SessionEvent
  | ThrottleEvent
  | OrganisationEvent
  | PartnershipEvent
  | TokenEvent
  | ProductEvent
  | RenewalMailsEvent

/** Where a random history stands. */
export interface Now {
  readonly count: () => number
  readonly at: () => Instant
  readonly day: (offset: number) => LocalDate
  readonly accountAt: (id: AccountId) => AccountState
  readonly organisationAt: (id: OrganisationId) => OrganisationState
  readonly productAt: (id: ProductId) => ProductState
  readonly tokenAt: (id: TokenId) => TokenState
  readonly pairAt: (client: OrganisationId, partner: OrganisationId) => PartnershipState
  readonly products: ReadonlyArray<ProductId>
}
