import { type Failure } from '@mandat/domain'
import { invalidInput, missingKey } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { existsSync, statSync } from 'node:fs'
import { openDatabase } from '../../stores/sqlite/index.js'
import { hostSecretFile } from '../../vault/index.js'
import { secretFrom, type SecretSource } from './plainPorts.js'

/** The secret that the options give or name a source of; without one, that of the key file beside the file. */
export const secretOf = async ({
  hostSecret,
  file,
}: {
  readonly hostSecret?: SecretSource
  readonly file?: string
}): Promise<E.Either<Failure, Uint8Array>> => {
  if (hostSecret !== undefined) return secretFrom(hostSecret)()
  if (file === undefined || file === ':memory:')
    return E.left(
      invalidInput([{ path: 'hostSecret', expected: '32 bytes, since there is no file to keep them beside' }]),
    )
  const key = `${file}.key`
  // the key is made before the file: where the file is looked at first, no other process's start can come between
  if (!hasData(file) || existsSync(key)) return hostSecretFile(key)()
  const looked = await openDatabase({ file })()
  if (E.isLeft(looked)) return looked
  await looked.right.close()()
  return E.left(
    missingKey(key, `the key file ${key} is missing: with another key nothing in the file would open any more`),
  )
}

const hasData = (file: string): boolean => {
  const found = statSync(file, { throwIfNoEntry: false })
  return found?.isFile() === true && found.size > 0
}
