import { describe, expect, it } from '@jest/globals'
import { anAppend, asStored, must, plain, someEvents } from '../../contract/events.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { connect } from './connection.js'
import { type Database, databaseOn } from './database.js'
import { sqliteClaims, sqliteEventStore } from './index.js'
import type { Connection } from './driver.js'

const CODES = { SQLITE_FULL: 13, SQLITE_IOERR: 10, SQLITE_CONSTRAINT: 19 } as const
type Code = keyof typeof CODES
/** Before it took effect, with SQLite's own rollback or without, or after. */
type When = 'before' | 'rolledBack' | 'after'
const sqliteError = (code: Code): Error =>
  Object.assign(new Error(`injected ${code}`), { code: 'ERR_SQLITE_ERROR', errcode: CODES[code] })

/** A database whose next COMMIT fails: before it took effect, or after. */
const withFault =
  (test: (db: Database, failCommit: (code: Code, when: When) => void, raw: Connection) => Promise<void>) =>
  async (): Promise<void> => {
    const { path, remove } = scratchFolder()
    const connection = right(await connect({ file: path('m.db'), durability: 'normal' })())
    const { exec, prepare } = connection
    let fault: { code: Code; when: When } | null = null
    const committing = <A>(commit: () => A): A => {
      if (fault === null) return commit()
      const { code, when } = fault
      fault = null
      if (when === 'after') commit()
      if (when === 'rolledBack') exec('ROLLBACK')
      throw sqliteError(code)
    }
    connection.exec = (sql) => (sql === 'COMMIT' ? committing(() => exec(sql)) : exec(sql))
    // alone, a statement is its own commit
    connection.prepare = (sql) => {
      const statement = prepare(sql)
      const run: typeof statement.run = (values) =>
        connection.inTransaction() ? statement.run(values) : committing(() => statement.run(values))
      return { ...statement, run }
    }
    const database = databaseOn(connection, { file: path('m.db') })
    try {
      await test(database, (code, when) => (fault = { code, when }), connection)
    } finally {
      await database.close()()
      remove()
    }
  }

describe('when SQLite fails', () => {
  it(
    'a commit that ran out of room changed nothing, for every append that shared it',
    withFault(async (db, failCommit) => {
      const store = sqliteEventStore(db)
      failCommit('SQLITE_FULL', 'before')
      const answers = await Promise.all([1, 2, 3].map((n) => store.append(anAppend(`s-${String(n)}`, -1))()))
      expect(answers).toMatchObject(Array(3).fill({ left: { kind: 'Unavailable' } }))
      expect(await must(store.head())).toBe(0)
      // what was taken back is remembered nowhere: other names may get its numbers
      const events = someEvents(2).map((e) => ({ ...e, type: 'AnotherType' }))
      expect(await must(store.append(anAppend('other-1', -1, events)))).toStrictEqual({
        _tag: 'Appended',
        revision: 1,
        position: 2,
      })
      expect(plain(await must(store.readAll({ after: 0, count: 9 })))).toStrictEqual(asStored('other-1', events))
    }),
  )

  it(
    'hole 35: a full disk that made SQLite roll back by itself is known to have changed nothing',
    withFault(async (db, failCommit) => {
      const store = sqliteEventStore(db)
      const request = anAppend('a-1', -1)
      failCommit('SQLITE_FULL', 'rolledBack')
      expect(await store.append(request)()).toMatchObject({
        left: { kind: 'Unavailable', message: 'the disk is full' },
      })
      expect(await must(store.head())).toBe(0)
      expect((await must(store.append(request)))._tag).toBe('Appended')
    }),
  )

  it(
    'LOG-07: after a commit of unknown outcome, the same append again tells which it was',
    withFault(async (db, failCommit) => {
      const store = sqliteEventStore(db)
      for (const [i, when] of (['before', 'after'] as const).entries()) {
        const request = anAppend(`s-${String(i)}`, -1)
        failCommit('SQLITE_IOERR', when)
        expect(await store.append(request)()).toMatchObject({ left: { kind: 'Unknown' } })
        expect((await must(store.append(request)))._tag).toBe(when === 'after' ? 'Duplicate' : 'Appended')
      }
      expect(await must(store.head())).toBe(2)
    }),
  )

  it(
    'LOG-07: an append of one statement that fails is known, or its outcome is not, as that of a commit',
    withFault(async (db, failCommit) => {
      const store = sqliteEventStore(db)
      await must(store.append(anAppend('a-1', -1)))
      let revision = 0
      for (const [code, when, kind, again] of [
        ['SQLITE_FULL', 'before', 'Unavailable', 'Appended'],
        ['SQLITE_IOERR', 'before', 'Unknown', 'Appended'],
        ['SQLITE_IOERR', 'after', 'Unknown', 'Duplicate'],
      ] as const) {
        const request = anAppend('a-1', revision)
        failCommit(code, when)
        expect(await store.append(request)()).toMatchObject({ left: { kind } })
        revision++
        expect(await must(store.append(request))).toStrictEqual({ _tag: again, revision, position: revision + 1 })
        await must(store.append(anAppend('a-1', revision++)))
      }
    }),
  )

  it(
    'a full disk is a failure, and the store goes on when there is room again',
    withFault(async (db, _, raw) => {
      const store = sqliteEventStore(db)
      await must(store.append(anAppend('a-1', -1)))
      raw.exec('PRAGMA max_page_count = 1')
      const big = anAppend(
        'a-1',
        0,
        someEvents(4).map((e) => ({ ...e, data: { text: 'x'.repeat(60_000) } })),
      )
      expect(await store.append(big)()).toMatchObject({ left: { kind: 'Unavailable', message: 'the disk is full' } })
      raw.exec('PRAGMA max_page_count = 1000000')
      expect(await must(store.append(big))).toStrictEqual({ _tag: 'Appended', revision: 4, position: 5 })
    }),
  )

  it(
    'a job that fails takes none of those that shared its transaction with it',
    withFault(async (db) => {
      const store = sqliteEventStore(db)
      const claims = sqliteClaims(db, { hostKey: new Uint8Array(32) })
      const [appended, broken, claimed] = await Promise.all([
        store.append(anAppend('a-1', -1))(),
        db.write(() => {
          db.statement("INSERT INTO credentials (account, version, hash, sum) VALUES ('x', 1, 'half', 1)").run([])
          throw sqliteError('SQLITE_CONSTRAINT')
        })(),
        claims.put('Email', 'a@b.ch', 'me', '2026-01-01T00:00:00.000Z' as never)(),
      ])
      expect([appended._tag, broken._tag, claimed._tag]).toStrictEqual(['Right', 'Left', 'Right'])
      expect(await must(store.head())).toBe(1)
      expect(db.statement('SELECT count(*) FROM credentials').get([])).toStrictEqual([0])
    }),
  )

  it(
    'many jobs are split over transactions, in their order',
    withFault(async (db) => {
      const order: Array<number> = []
      await Promise.all(
        Array.from({ length: 5 }, (_, i) =>
          must(
            db.write(() => {
              order.push(i)
              for (const until = Date.now() + 30; Date.now() < until;);
            }),
          ),
        ),
      )
      expect(order).toStrictEqual([0, 1, 2, 3, 4])
    }),
  )
})
