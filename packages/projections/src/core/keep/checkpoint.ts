import { type Failure, type Position, START } from '@mandat/domain'
import { guarded, unreadable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { DocumentStore, ModelId, Standing } from '../ports/documentStore.js'
import { labelOf } from '../ports/modelLabel.js'

/**
 * Refuses a read model (or a process) whose version newer code has left behind: this code would build its own, older
 * one beside it and answer from that. Versions that live side by side are no such thing (LOG-06).
 */
export const refuseNewer = async (
  documents: Pick<DocumentStore, 'versions'>,
  model: ModelId,
): Promise<E.Either<Failure, void>> => {
  const found = await guarded(labelOf(model), documents.versions(model.name))
  if (E.isLeft(found)) return found
  const versions = found.right.map(({ version }) => version)
  const newest = Math.max(0, ...versions)
  if (versions.includes(model.version) || newest < model.version) return E.right(undefined)
  const expected = `at most ${String(model.version)}: the one that is kept (${String(newest)}) is newer than this code`
  return E.left(unreadable(model.name, [{ path: 'version', expected }]))
}

/** Opens the model if it never was, and says where it stands. */
export const openStanding = async (
  documents: Pick<DocumentStore, 'standing' | 'open' | 'versions'>,
  model: ModelId,
): Promise<E.Either<Failure, Standing>> => {
  const standing = await guarded(labelOf(model), documents.standing(model))
  if (E.isLeft(standing)) return standing
  // a checkpoint that has moved is its own proof
  const newer = standing.right.checkpoint === START ? await refuseNewer(documents, model) : E.right(undefined)
  if (E.isLeft(newer)) return newer
  return E.map(() => standing.right)(await guarded(labelOf(model), documents.open(model)))
}

/** {@link openStanding}, of whom nothing but the position counts. */
export const openCheckpoint = async (
  documents: Pick<DocumentStore, 'standing' | 'open' | 'versions'>,
  model: ModelId,
): Promise<E.Either<Failure, Position>> =>
  E.map(({ checkpoint }: Standing) => checkpoint)(await openStanding(documents, model))
