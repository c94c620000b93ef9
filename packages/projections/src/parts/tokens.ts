import { type Failure, LocalDate, type TokenId } from '@mandat/domain'
import { record, type Recorded, TokenCreated, utcDateOf } from '@mandat/domain/kit'
import * as RA from 'fp-ts/lib/ReadonlyArray.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
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

/** Whether a call by the token could be made at this moment, as the heads of the streams say (TOK-02). */
export type TokenAlive = (token: TokenId) => TE.TaskEither<Failure, boolean>

/** Of these tokens those that are alive. */
export const aliveAmong = (
  tokenAlive: TokenAlive,
  tokens: ReadonlyArray<TokenId>,
): TE.TaskEither<Failure, ReadonlySet<TokenId>> =>
  pipe(
    tokens,
    TE.traverseSeqArray((token) =>
      pipe(
        tokenAlive(token),
        TE.map((alive) => (alive ? [token] : [])),
      ),
    ),
    TE.map((alive) => new Set(RA.flatten(alive))),
  )
