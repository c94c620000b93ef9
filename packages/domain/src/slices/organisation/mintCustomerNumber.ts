import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { ClaimKind, Claims } from '../../core/ports/claims.js'
import type { KeyVault } from '../../core/ports/keyVault.js'
import { type Failure, unavailable } from '../../core/values/failure.js'
import type { OrganisationId } from '../../core/values/ids.js'
import type { Sealed } from '../../core/values/sealed.js'
import { customerNumberOf } from '../../aggregates/organisation/customerNumber.js'
import type { OrganisationEvent } from '../../aggregates/organisation/events.js'
import { CustomerNumber } from '../../aggregates/organisation/personalData.js'

/** WARNING: the hashes that are kept name it. */
export const CUSTOMER_NUMBER: ClaimKind = 'CustomerNumber'

/** With half of all numbers taken, all but one registration in a million finds a free one. */
const TRIES = 20

/** Draws, claims and seals a customer number: once for the whole command, however often it is decided (ORG-09). */
export const mintCustomerNumber = (gatherer: Gatherer, organisation: OrganisationId): TE.TaskEither<Failure, Sealed> =>
  gatherer.once('customerNumber', () =>
    pipe(
      claimNumber(gatherer, organisation, TRIES),
      TE.chain((number) => {
        const { category, field } = CustomerNumber.spec
        return gatherer.ports.vault.seal({ subject: organisation, category, field }, number)
      }),
    ),
  )

const claimNumber = (
  gatherer: Gatherer,
  organisation: OrganisationId,
  tries: number,
): TE.TaskEither<Failure, string> => {
  if (tries === 0) return TE.left(unavailable('customer numbers', 'no free customer number was found'))
  const number = customerNumberOf(gatherer.ports.random.bytes(4))
  return pipe(
    gatherer.ports.claims.put(CUSTOMER_NUMBER, number, organisation, gatherer.now),
    TE.chain(({ owner }) =>
      owner === organisation ? TE.right(number) : claimNumber(gatherer, organisation, tries - 1),
    ),
  )
}

/**
 * After a registration is in the log: confirms the claim that it rests on. Repeating it changes nothing; the claim of a
 * registration that was never appended stays unconfirmed, and its number unused.
 */
export const customerNumberFollowUp = (
  event: OrganisationEvent,
  { claims, vault }: { readonly claims: Claims; readonly vault: Pick<KeyVault, 'open'> },
): TE.TaskEither<Failure, void> =>
  event.type === 'OrganisationRegistered'
    ? pipe(
        vault.open(event.customerNumber),
        TE.chain((opened): TE.TaskEither<Failure, unknown> =>
          opened._tag === 'Plain' ? claims.confirm(CUSTOMER_NUMBER, opened.text, event.organisation) : TE.right(null),
        ),
        TE.map(() => undefined),
      )
    : TE.right(undefined)
