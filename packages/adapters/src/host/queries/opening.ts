import type { Failure, Opened } from '@mandat/domain'
import { AnyBox, type KeyVault } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { decodeAt } from '../input/decodeAt.js'

/** Opens one box for the host's own code: a subscriber's, for example. */
export const opening =
  ({ open }: Pick<KeyVault, 'open'>) =>
  async (sealed: unknown): Promise<E.Either<Failure, Opened>> => {
    const box = decodeAt('sealed', AnyBox, sealed)
    return E.isLeft(box) ? box : open(box.right)()
  }
