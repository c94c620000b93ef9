import type { Instant } from '@mandat/domain'
import type { Mail } from '@mandat/domain/kit'
import { expect, it } from '@jest/globals'
import { must } from '../../contract/events.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { connect } from './connection.js'
import { databaseOn } from './database.js'
import { sqliteOutbox } from './outbox.js'

const now = '2026-01-01T00:00:00.000Z' as Instant
const aMail = (id: string): Mail => ({
  id,
  template: 'PartnerAccepted',
  to: { _tag: 'Account', account: 'x' as never },
  facts: {},
  link: null,
  about: null,
})

it('a mail that is no JSON any more still has its id, and holds up no other', async () => {
  const { path, remove } = scratchFolder()
  const file = path('m.db')
  const connection = right(await connect({ file, durability: 'normal' })())
  const database = databaseOn(connection, { file })
  try {
    const outbox = sqliteOutbox(database)
    await must(outbox.put([aMail('m1'), aMail('m2')], now))
    connection.exec(`UPDATE outbox SET mail = '{"id":"m1' WHERE id = 'm1'`)
    const kept = { queuedAt: now, sentAt: null, attempts: 0, lastError: null }
    expect(await must(outbox.due(now, 9))).toStrictEqual([
      { id: 'm1', mail: null, ...kept },
      { id: 'm2', mail: aMail('m2'), ...kept },
    ])
  } finally {
    await database.close()()
    remove()
  }
})

it('how mails stand is told by the index: those that were sent are not looked at', async () => {
  const connection = right(await connect({ file: ':memory:', durability: 'normal' })())
  const asked: Array<string> = []
  const database = databaseOn(
    {
      ...connection,
      prepare: (sql) => {
        asked.push(sql)
        return connection.prepare(sql)
      },
    },
    { file: ':memory:' },
  )
  try {
    await must(sqliteOutbox(database).backlog(now, 9))
    const plans = asked.map((sql) => {
      const values = sql
        .split('?')
        .slice(1)
        .map(() => 1)
      return String(connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values))
    })
    expect(plans).toHaveLength(3)
    for (const plan of plans) expect(plan).toMatch(/SEARCH outbox USING INDEX outbox_tries \(next_try[=>]\?/)
    expect(plans.join()).not.toContain('TEMP B-TREE')
  } finally {
    await database.close()()
  }
})
