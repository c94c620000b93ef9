import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import type { KeyVault } from '../core/ports/keyVault.js'
import { type Failure, invalidInput, missingKey, tampered } from '../core/values/failure.js'
import type { SubjectId } from '../core/values/ids.js'
import type { Instant } from '../core/values/instant.js'
import type { Category, Sealed } from '../core/values/sealed.js'
import { sampleDigest } from './sampleDigest.js'
import { boxName, textOfSample } from './samples.js'

const soon =
  <A>(f: () => E.Either<Failure, A>): TaskEither<Failure, A> =>
  () =>
    Promise.resolve().then(f)

/**
 * A vault without cryptography: a box is a number, and its text is noted beside it. Boxes of `sampleBox` count as sealed
 * here, and their keys as made.
 */
export const toyVault = (): KeyVault => {
  const texts = new Map<string, string>()
  const made = new Set<string>()
  const erasedAt = new Map<string, Instant>()
  let sealed = 0
  const keyOf = (subject: SubjectId, category: Category): string => JSON.stringify([subject, category])
  const textOf = (box: Sealed): string | undefined => texts.get(boxName(box)) ?? textOfSample(box)
  /** Makes the key at its first use; false once it was erased. */
  const hasKey = (key: string): boolean => {
    if (erasedAt.has(key)) return false
    made.add(key)
    return true
  }

  return {
    seal: ({ subject, category, field }, plain) =>
      soon(() => {
        if (!plain.isWellFormed()) return E.left(invalidInput([{ path: field, expected: 'well-formed text' }]))
        if (!hasKey(keyOf(subject, category)))
          return E.left(invalidInput([{ path: field, expected: 'the data of a person that was not erased' }]))
        const box: Sealed = { subject, category, field, box: sampleDigest(`box ${String(++sealed)}`) }
        texts.set(boxName(box), plain)
        return E.right(box)
      }),
    open: (box) =>
      soon(() => {
        const key = keyOf(box.subject, box.category)
        const at = erasedAt.get(key)
        if (at !== undefined) return E.right({ _tag: 'Erased', at })
        const text = textOf(box)
        if (text !== undefined) return E.right({ _tag: 'Plain', text })
        return E.left(
          made.has(key) ? tampered(box.field, 'no such box was sealed') : missingKey(box.field, 'no key was made'),
        )
      }),
    digest: (subject, text) =>
      soon(() =>
        E.right(hasKey(keyOf(subject, 'Trace')) ? sampleDigest(JSON.stringify([subject, text])).slice(0, 43) : null),
      ),
    erase: (subject, categories, at) =>
      soon(() => {
        for (const key of categories.map((category) => keyOf(subject, category)))
          if (!erasedAt.has(key)) erasedAt.set(key, at)
        return E.right(undefined)
      }),
  }
}
