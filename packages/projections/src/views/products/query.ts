import type { Failure, LocalDate, OrganisationId } from '@mandat/domain'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readWhole } from '../../core/read/read.js'
import { type ProductDocument, products } from './model.js'

/** The products that run in an organisation. */
export const productsOf = (
  documents: Pick<DocumentStore, 'find'>,
  organisation: OrganisationId,
): TaskEither<Failure, ReadonlyArray<ProductDocument>> =>
  readWhole(documents, products, { index: 'organisation', from: organisation, to: organisation })

/** The products whose expiry is on `day` or before it: what is to be renewed or ended. */
export const productsExpiringBy = (
  documents: Pick<DocumentStore, 'find'>,
  day: LocalDate,
): TaskEither<Failure, ReadonlyArray<ProductDocument>> =>
  readWhole(documents, products, { index: 'expiresOn', to: day })
