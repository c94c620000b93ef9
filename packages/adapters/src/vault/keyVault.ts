import { type Category, type Failure, type Opened, type Sealed, type SubjectId } from '@mandat/domain'
import { invalidInput, type KeyVault, missingKey, storedNames, tampered } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { createHmac, randomBytes } from 'node:crypto'
import { boxContext, derive, KEY_BYTES, open, seal } from './cipher.js'
import { keyRing } from './keyRing.js'
import type { KeyStore, StoredKey } from '../stores/ports/keyStore.js'

export interface KeyVaultOptions {
  readonly store: KeyStore
  /** 32 bytes that wrap every person's keys; `hostKeys(secret).master`. */
  readonly masterKey: Uint8Array
  /** How many unwrapped keys this process holds at most; 10,000 when left out. */
  readonly cacheSize?: number
}

/**
 * Personal data under a key per person and category (PRV-07): AES-256-GCM, bound to person, category and field. The
 * store is asked at every use, so that an erasure by any process counts at once.
 * @example
 * const vault = keyVault({ store: memoryKeyStore(), masterKey: hostKeys(secret).master })
 */
export const keyVault = ({ store, masterKey, cacheSize = 10_000 }: KeyVaultOptions): KeyVault => {
  const ring = keyRing(masterKey, cacheSize)

  /** What stands for person and category; made when nothing does. */
  const standing = async (subject: SubjectId, category: Category): Promise<E.Either<Failure, StoredKey>> => {
    const found = await store.find(subject, category)()
    if (E.isLeft(found) || found.right._tag !== 'Absent') return found
    return store.add(subject, category, ring.wrap(subject, category, randomBytes(KEY_BYTES)))()
  }
  const unwrapped = (subject: SubjectId, category: Category, wrapped: string): E.Either<Failure, Buffer> =>
    E.fromNullable(tampered(`key of ${category}`, 'a stored key was altered, moved, or wrapped by another host key'))(
      ring.unwrap(subject, category, wrapped),
    )

  return {
    seal: (target, plain) => async () => {
      const { subject, category, field } = target
      if (!isWellFormed(plain)) return E.left(invalidInput([{ path: field, expected: 'well-formed text' }]))
      const key = await standing(subject, category)
      if (E.isLeft(key)) return key
      if (key.right._tag !== 'Key') {
        ring.forget(subject, category)
        return E.left(erased(field))
      }
      return E.map((bytes: Buffer): Sealed => {
        const box = seal(bytes, boxContext(target), Buffer.from(plain))
        return { subject, category, field, box }
      })(unwrapped(subject, category, key.right.wrapped))
    },
    open: (sealed) => async () => {
      const { subject, category } = sealed
      const key = await store.find(subject, category)()
      if (E.isLeft(key)) return key
      const stands = key.right
      switch (stands._tag) {
        case 'Erased':
          ring.forget(subject, category)
          return E.right(stands)
        case 'Absent':
          return E.left(keyless(sealed))
        case 'Key':
          return E.flatMap(unwrapped(subject, category, stands.wrapped), (bytes) => opened(bytes, sealed))
      }
    },
    digest: (subject, text) => async () => {
      const key = await standing(subject, 'Trace')
      if (E.isLeft(key)) return key
      if (key.right._tag !== 'Key') return E.right(null)
      return E.map((bytes: Buffer) =>
        createHmac('sha256', derive(bytes, storedNames.contexts.digestKey)).update(text).digest('base64url'),
      )(unwrapped(subject, 'Trace', key.right.wrapped))
    },
    erase: (subject, categories, at) => async () => {
      const done = await store.erase(subject, categories, at)()
      for (const category of categories) ring.forget(subject, category)
      return done
    },
  }
}

const opened = (key: Buffer, sealed: Sealed): E.Either<Failure, Opened> => {
  const { category, field, box } = sealed
  const plain = open(key, boxContext(sealed), box)
  return plain === null
    ? E.left(tampered(`${category}.${field}`, 'a box was altered, moved, or sealed with another key'))
    : E.right({ _tag: 'Plain', text: plain.toString() })
}
const keyless = ({ category, field }: Sealed): Failure =>
  missingKey(`key of ${category}`, `there is no key for a box of ${category}.${field}, and no record of its erasure`)

const isWellFormed = (text: string): boolean => text.isWellFormed()
/** The person's data was erased: no new box, ever. Trying again does not help, so it is no `Unavailable`. */
const erased = (field: string): Failure =>
  invalidInput([{ path: field, expected: 'the data of a person that was not erased' }])
