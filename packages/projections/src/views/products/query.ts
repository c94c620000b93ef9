import type { Failure, Instant, LocalDate, OrganisationId } from '@mandat/domain'
import { byDate } from '@mandat/domain/kit'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readWhole } from '../../core/read/read.js'
import { type ProductDocument, products } from './model.js'

/** The products that run in an organisation at that moment, by date: recorded or not, what has expired is not among them (PRD-01). */
export const productsOf = (
  documents: Pick<DocumentStore, 'find'>,
  organisation: OrganisationId,
  now: Instant,
): TE.TaskEither<Failure, ReadonlyArray<ProductDocument>> =>
  pipe(
    readWhole(documents, products, { index: 'organisation', from: organisation, to: organisation }),
    TE.map((all) => all.map((one) => byDate(one, now)).filter((one) => one !== null)),
  )

/** The products whose expiry is on `day` or before it: what is to be renewed or ended. */
export const productsExpiringBy = (
  documents: Pick<DocumentStore, 'find'>,
  day: LocalDate,
): TE.TaskEither<Failure, ReadonlyArray<ProductDocument>> =>
  readWhole(documents, products, { index: 'expiresOn', to: day })
