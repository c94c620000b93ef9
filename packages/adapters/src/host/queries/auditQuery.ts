import {
  AccountId,
  type Failure,
  Instant,
  integer,
  oneOf,
  OrganisationId,
  record,
  text,
  variants,
} from '@mandat/domain'
import type { AuditQuery } from '@mandat/projections'
import type * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { decodeAt } from '../input/decodeAt.js'

const query = t.intersection([
  record({
    of: variants({
      Account: { account: AccountId },
      Organisation: { organisation: OrganisationId },
      Stream: { stream: text(1, 512) },
      Everything: {},
    }),
    count: integer(0, Number.MAX_SAFE_INTEGER),
  }),
  t.partial({ from: Instant, to: Instant, direction: oneOf('forwards', 'backwards'), after: text(1, 10_000) }),
]) as unknown as t.Type<AuditQuery, unknown>

export const checkAuditQuery = (given: unknown): E.Either<Failure, AuditQuery> => decodeAt('query', query, given)
