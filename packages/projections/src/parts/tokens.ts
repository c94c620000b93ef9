import { LocalDate } from '@mandat/domain'
import { record, type Recorded, TokenCreated, utcDateOf } from '@mandat/domain/kit'
import type * as t from 'io-ts'

const { name, organisation, product, stay, scopes, ground, epoch, tokenEra, createdAt, expiresAt } = TokenCreated.fields

/** A token as read models show it; its hash is not among it (ACC-09). */
export const TokenEntry = record({
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
  /** The day of the last call, or of the creation. */
  lastDay: LocalDate,
})
export type TokenEntry = t.TypeOf<typeof TokenEntry>

export const tokenEntryOf = (event: Recorded<typeof TokenCreated>): TokenEntry => ({
  name: event.name,
  organisation: event.organisation,
  product: event.product,
  stay: event.stay,
  scopes: event.scopes,
  ground: event.ground,
  epoch: event.epoch,
  tokenEra: event.tokenEra,
  createdAt: event.createdAt,
  expiresAt: event.expiresAt,
  lastDay: utcDateOf(event.createdAt),
})
