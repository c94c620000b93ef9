import { type Failure, type SubjectId } from '@mandat/domain'
import { missingKey, storedNames, tampered } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { secretMark } from '../../vault/index.js'
import type { KeyStore } from '../../stores/ports/keyStore.js'

const WHERE = 'hostSecret'
// nobody's: it stands among the keys, where every store has room for it
const subject = storedNames.subjects.hostSecret as SubjectId

/**
 * PRV-07: compares the secret with the mark of the one that the stores were first opened with; new stores get theirs
 * here. With another one nothing would open, and claims and links would be made anew beside those that are.
 */
export const knownSecret = async (keys: KeyStore, secret: Uint8Array): Promise<E.Either<Failure, void>> => {
  const mark = secretMark(secret)
  const found = await keys.find(subject, 'Trace')()
  const stands = E.isRight(found) && found.right._tag === 'Absent' ? await keys.add(subject, 'Trace', mark)() : found
  // stores that do not answer yet, or that nothing is written to, are no reason not to start
  if (E.isLeft(stands)) return E.right(undefined)
  switch (stands.right._tag) {
    case 'Key':
      return stands.right.wrapped === mark
        ? E.right(undefined)
        : E.left(missingKey(WHERE, 'this is not the host secret that the stores were first opened with: give that one'))
    case 'Erased':
    case 'Absent':
      return E.left(tampered(WHERE, 'the mark by which the stores know their host secret was removed'))
  }
}
