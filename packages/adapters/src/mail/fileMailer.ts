import { unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { compose } from './compose.js'
import { fileNameOf } from './messageId.js'
import type { Mailer, Sender } from './ports.js'

/**
 * Writes each mail as an `.eml` file, which any mail program opens. The name starts with the time of its queueing; the
 * same mail overwrites itself, and a file is whole or not there. These files are plain copies that no erasure reaches
 * (PRV-10).
 */
export const fileMailer = (folder: string, from: Sender): Mailer => {
  let writes = 0
  return {
    send: (mail) => async () => {
      const composed = await compose(mail, from)()
      if (E.isLeft(composed)) return composed
      const target = join(folder, fileNameOf(mail))
      const draft = `${target}.${String(process.pid)}-${String(++writes)}.tmp`
      try {
        await mkdir(folder, { recursive: true })
        const file = await open(draft, 'wx', 0o600)
        try {
          await file.writeFile(composed.right)
          await file.sync()
        } finally {
          await file.close()
        }
        await rename(draft, target)
        return E.right(undefined)
      } catch (error) {
        await rm(draft, { force: true }).catch(() => undefined)
        return E.left(unavailable('mail folder', `the mail could not be written (${codeOf(error)})`))
      }
    },
  }
}

/** The system's code, e.g. ENOSPC; never its text, which names the file. */
const codeOf = (error: unknown): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return typeof code === 'string' ? code : 'unknown'
}
