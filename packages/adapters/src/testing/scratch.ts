import * as E from 'fp-ts/lib/Either.js'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of a test's own. */
export const scratchFolder = (): { readonly path: (name: string) => string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'mandat-'))
  return { path: (name) => join(folder, name), remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** The right side of what must have worked. */
export const right = <A>(outcome: E.Either<unknown, A>): A => {
  if (E.isLeft(outcome)) throw new Error(`unexpected failure: ${JSON.stringify(outcome.left)}`)
  return outcome.right
}

/** A test in a folder of its own. */
export const inFolder = (test: (path: (name: string) => string) => Promise<void>) => async (): Promise<void> => {
  const { path, remove } = scratchFolder()
  try {
    await test(path)
  } finally {
    remove()
  }
}
