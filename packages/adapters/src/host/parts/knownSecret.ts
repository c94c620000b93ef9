import { type Failure, isSealed, type Sealed, START, type SubjectId } from '@mandat/domain'
import { missingKey, storedNames, tampered } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { Stores } from '../../stores/ports/stores.js'
import { hostKeys, keyVault, secretMark } from '../../vault/index.js'

const WHERE = 'hostSecret'
// nobody's: it stands among the keys, where every store has room for it
const subject = storedNames.subjects.hostSecret as SubjectId

const NOT_THIS = missingKey(WHERE, 'this is not the host secret that the stores were first opened with: give that one')
/** Of the first events, of which some person is likely not erased yet. */
const LOOKED_AT = 100

const boxesIn = (u: unknown): ReadonlyArray<Sealed> => {
  if (isSealed(u)) return [u]
  return typeof u === 'object' && u !== null ? Object.values(u).flatMap(boxesIn) : []
}

/** What was sealed before there were marks opens with the right secret alone: another one shall leave no mark. */
const opensWhatIsThere = async (
  { keys, events }: Pick<Stores, 'keys' | 'events'>,
  secret: Uint8Array,
): Promise<boolean> => {
  const first = await events.readAll({ after: START, count: LOOKED_AT })()
  const vault = keyVault({ store: keys, masterKey: hostKeys(secret).master })
  for (const box of E.isRight(first) ? first.right.flatMap(({ data, meta }) => boxesIn([data, meta])) : []) {
    const opened = await vault.open(box)()
    if (E.isRight(opened) && opened.right._tag === 'Plain') return true
    if (E.isLeft(opened) && opened.left.kind === 'Tampered') return false
  }
  return true
}

/**
 * PRV-07: compares the secret with the mark of the one that the stores were first opened with; new stores get theirs
 * here. With another one nothing would open, and claims and links would be made anew beside those that are.
 */
export const knownSecret = async (
  stores: Pick<Stores, 'keys' | 'events'>,
  secret: Uint8Array,
): Promise<E.Either<Failure, void>> => {
  const { keys } = stores
  const mark = secretMark(secret)
  const found = await keys.find(subject, 'Trace')()
  const isAbsent = E.isRight(found) && found.right._tag === 'Absent'
  if (isAbsent && !(await opensWhatIsThere(stores, secret))) return E.left(NOT_THIS)
  const stands = isAbsent ? await keys.add(subject, 'Trace', mark)() : found
  // stores that do not answer yet, or that nothing is written to, are no reason not to start
  if (E.isLeft(stands)) return E.right(undefined)
  switch (stands.right._tag) {
    case 'Key':
      return stands.right.wrapped === mark ? E.right(undefined) : E.left(NOT_THIS)
    case 'Erased':
    case 'Absent':
      return E.left(tampered(WHERE, 'the mark by which the stores know their host secret was removed'))
  }
}
