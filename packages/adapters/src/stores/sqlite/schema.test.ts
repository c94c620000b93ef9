import { afterAll, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { scratchFolder } from '../../testing/scratch.js'
import type { Connection } from './driver.js'
import { nodeSqlite } from './nodeSqlite.js'
import { checkSchema, makeSchema } from './schema.js'

const folder = scratchFolder()
afterAll(folder.remove)
const open = (file: string): Connection => nodeSqlite.open(file, { mode: 'Write', timeout: 1_000 })

/** Lets `meanwhile` happen once, after the `n`th look into the file. */
const interrupted = (connection: Connection, n: number, meanwhile: () => void): Connection => {
  let looks = 0
  return {
    ...connection,
    prepare: (sql) => {
      const statement = connection.prepare(sql)
      return {
        ...statement,
        get: (values) => {
          const row = statement.get(values)
          if (++looks === n) meanwhile()
          return row
        },
      }
    },
  }
}

it.each([1, 2, 3])(
  'of two processes that open a new file at once, neither takes it for a foreign one, whenever the other makes it (%d)',
  (n) => {
    const file = folder.path(`new${String(n)}.db`)
    const [one, two] = [open(file), open(file)]
    two.exec('PRAGMA journal_mode = WAL')
    expect(
      checkSchema(
        interrupted(one, n, () => makeSchema(two, file)),
        file,
      ),
    ).toStrictEqual(E.right('empty'))
    expect(makeSchema(one, file)).toStrictEqual(E.right(undefined))
    expect(checkSchema(one, file)).toStrictEqual(E.right('current'))
    one.close()
    two.close()
  },
)
