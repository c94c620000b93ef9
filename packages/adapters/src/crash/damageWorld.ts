import { memoryMailer, openMandat, scryptPasswords } from '@mandat/adapters'
import { hostKeys, openSqlite, type SqliteStores } from '@mandat/adapters/kit'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { readFileSync } from 'node:fs'
import { hostSecret, must as right, people } from './askAll.js'
import type { Asked } from './damagedAnswers.js'
import type { Originals } from './damageKinds.js'

/** People at work on a file; told after each of `rounds`. */
const worked = async (
  file: string,
  rounds: number,
  after: (round: number, stores: SqliteStores) => Promise<void> | void,
): Promise<ReadonlyArray<string>> => {
  let stores: SqliteStores | null = null
  const manager = right(
    await openMandat({
      hostSecret,
      work: 'ByHand',
      passwords: scryptPasswords({ logN: 1, blockSize: 1, parallelism: 1 }),
      mailer: memoryMailer(),
      baseUrl: 'https://manager.example',
      stores: () =>
        TE.map((made: SqliteStores) => (stores = made))(openSqlite({ file, claimsKey: hostKeys(hostSecret).claims })),
    }),
  )
  const accounts: Array<string> = []
  for (let round = 0; round < rounds; round++) {
    accounts.push(...(await people(manager, 12)))
    right(await manager.settle())
    right(await manager.tick())
    await after(round, stores as unknown as SqliteStores)
  }
  right(await manager.close())
  return accounts
}

const COMMANDS = `SELECT format('%s-%s-%s-%s-%s',
    substr(id, 1, 8), substr(id, 9, 4), substr(id, 13, 4), substr(id, 17, 4), substr(id, 21))
  FROM (SELECT lower(hex(command)) AS id FROM events WHERE command IS NOT NULL
    UNION SELECT lower(id) FROM idle_commands)`

/** What a file knows, by its names; and its index entries are made. */
const namesIn = async ({ database, documents }: SqliteStores, accounts: ReadonlyArray<string>): Promise<Asked> => {
  const column = (sql: string): ReadonlyArray<string> =>
    database
      .statement(sql)
      .all([])
      .map(([value]) => String(value))
  const models = database
    .statement('SELECT name, version FROM models')
    .all([])
    .map(([name, version]) => ({ name: String(name), version: Number(version) }))
  const indexes = new Set<string>()
  for (const { name, version } of models)
    for (const index of column(
      `SELECT DISTINCT e.value ->> 0 FROM doc_${name}_${String(version)} d, json_each(d.entries) e`,
    )) {
      indexes.add(index)
      right(await documents.find({ name, version }, { index, direction: 'forwards', count: 1 } as never)())
    }
  return {
    streams: column('SELECT name FROM streams'),
    commands: column(COMMANDS),
    models,
    indexes: [...indexes],
    emails: accounts.map((account) => `a${account}@people.example`),
    subjects: accounts,
  }
}

/** A file with every kind of content, some earlier states of it, and write-ahead files of two others. */
export const damageWorld = async (path: (name: string) => string): Promise<Originals & { readonly asked: Asked }> => {
  const older: Array<Buffer> = []
  const foreign: Array<Buffer> = []
  const accounts = await worked(path('whole.db'), 4, (_, stores) => {
    stores.database.scrub()
    older.push(readFileSync(path('whole.db')))
  })
  const stores = right(await openSqlite({ file: path('whole.db'), claimsKey: hostKeys(hostSecret).claims })())
  const asked = await namesIn(stores, accounts)
  right(await stores.close()())
  for (const name of ['one.db', 'two.db'])
    await worked(path(name), 2, () => void foreign.push(readFileSync(path(`${name}-wal`))))
  return { whole: readFileSync(path('whole.db')), older, foreign, asked }
}
