import { type Failure } from '@mandat/domain'
import { unavailable, unreadable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { randomBytes, randomUUID } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import { KEY_BYTES } from './cipher.js'

const SECRET = /^[A-Za-z0-9_-]{43}\n?$/

/**
 * The host's secret from a file (base64url, mode 0600), which is made at the first call: for an embedded host that has
 * no key management. Of several processes that start at once, all get the same. Keep it, and not beside its backups.
 * @example
 * const secret = await hostSecretFile('manager.key')() // Either<Failure, Uint8Array>
 */
export const hostSecretFile =
  (path: string): TaskEither<Failure, Uint8Array> =>
  async () => {
    try {
      const text = (await read(path)) ?? (await make(path), await read(path)) ?? ''
      const secret = Buffer.from(text.trim(), 'base64url')
      return SECRET.test(text) && secret.length === KEY_BYTES
        ? E.right(new Uint8Array(secret))
        : E.left(unreadable(path, [{ path: 'file', expected: '32 bytes as base64url' }]))
    } catch (e) {
      return E.left(unavailable(path, `the key file can be neither read nor made (${codeOf(e)})`))
    }
  }

const read = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8')
  } catch (e) {
    if (codeOf(e) === 'ENOENT') return null
    throw e
  }
}

/** Whole or not at all: written aside, then linked, which fails when another process was faster. */
const make = async (path: string): Promise<void> => {
  const aside = `${path}.${randomUUID()}.new`
  try {
    const file = await open(aside, 'wx', 0o600)
    try {
      await file.writeFile(`${randomBytes(KEY_BYTES).toString('base64url')}\n`)
      await file.sync()
    } finally {
      await file.close()
    }
    await link(aside, path).catch((e: unknown) => {
      if (codeOf(e) !== 'EEXIST') throw e
    })
  } finally {
    await rm(aside, { force: true })
  }
}

const codeOf = (e: unknown): string => (e as NodeJS.ErrnoException).code ?? 'unknown error'
