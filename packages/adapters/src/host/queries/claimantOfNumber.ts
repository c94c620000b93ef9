import { type Failure, OrganisationId } from '@mandat/domain'
import type { HandlerDeps } from '@mandat/domain/kit'
import { pipe } from 'fp-ts/lib/function.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

/** Who claimed a customer number, or `null`; a claim may be one that no registration followed (ORG-09). */
export const claimantOfNumber =
  ({ claims }: HandlerDeps['ports']) =>
  (customerNumber: string): TE.TaskEither<Failure, OrganisationId | null> =>
    pipe(
      claims.find('CustomerNumber', customerNumber),
      TE.map((claim) => (O.isSome(claim) && OrganisationId.is(claim.value.owner) ? claim.value.owner : null)),
    )
