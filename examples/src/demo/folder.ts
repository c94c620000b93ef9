import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Says that the folder is the demo's own, so that nobody else's files are ever deleted. */
const MARK = '.mandat-demo'

export interface DemoFolder {
  readonly path: string
  readonly file: string
  readonly mails: string
}

/** A fresh folder that git passes over. */
export const freshFolder = (path: string): DemoFolder => {
  if (existsSync(path) && readdirSync(path).length > 0) {
    if (!existsSync(join(path, MARK)))
      throw new Error(`${path} holds other files than the demo's: choose another with --folder`)
    rmSync(path, { recursive: true })
  }
  mkdirSync(path, { recursive: true })
  writeFileSync(join(path, MARK), '')
  writeFileSync(join(path, '.gitignore'), '*\n')
  return { path, file: join(path, 'year.db'), mails: join(path, 'mails') }
}
