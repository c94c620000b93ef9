import {
  type Ground,
  type Instant,
  type LocalDate,
  type OrganisationId,
  type ProductId,
  type Recorded,
  type Sealed,
  type TokenCreated,
  utcDateOf,
} from '@mandat/domain'

/** A token as read models show it; its hash is not among it (ACC-09). */
export interface TokenEntry {
  readonly name: Sealed
  readonly organisation: OrganisationId
  readonly product: ProductId
  readonly stay: number
  readonly scopes: ReadonlyArray<string>
  readonly ground: Ground
  readonly epoch: number
  readonly tokenEra: number
  readonly createdAt: Instant
  readonly expiresAt: Instant | null
  /** The day of the last call, or of the creation. */
  readonly lastDay: LocalDate
}

export const tokenEntryOf = ({
  name,
  organisation,
  product,
  stay,
  scopes,
  ground,
  epoch,
  tokenEra,
  createdAt,
  expiresAt,
}: Recorded<typeof TokenCreated>): TokenEntry => ({
  name,
  organisation,
  product,
  stay,
  scopes,
  ground,
  epoch,
  tokenEra,
  createdAt,
  expiresAt,
  lastDay: utcDateOf(createdAt),
})
