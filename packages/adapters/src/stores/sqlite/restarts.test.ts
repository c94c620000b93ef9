import { defaultPolicy } from '@mandat/domain'
import { type EventStore, type StoredEvent } from '@mandat/domain/kit'
import { type AnyProjection, catchUp, type DocumentStore, modelOf, readModelsFor } from '@mandat/projections/kit'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { copyFileSync } from 'node:fs'
import { movingClock, openHost, tell } from '../../testing/host.js'
import {
  founded,
  fullAccess,
  joined,
  listed,
  ordered,
  partnered,
  person,
  settled,
  tokenFor,
} from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { connect } from './connection.js'
import { databaseOn } from './database.js'
import { openSqlite, sqliteDocumentStore, sqliteEventStore } from './index.js'
import type { Connection } from './driver.js'

const folder = scratchFolder()
afterAll(folder.remove)
const clock = movingClock()
const models: ReadonlyArray<AnyProjection> = Object.values(readModelsFor(defaultPolicy))
const log = folder.path('log.db')
let length = 0
let straight: unknown = null

/**
 * Where a process dies: with documents written and the checkpoint not, with all of it written, or with all of it kept
 * and nobody told.
 */
type Death = 'BetweenDocumentsAndCheckpoint' | 'BeforeCommit' | 'AfterCommit'
const deaths: ReadonlyArray<Death> = ['BetweenDocumentsAndCheckpoint', 'BeforeCommit', 'AfterCommit']
const dying = (connection: Connection, death: Death, victim: string): { readonly died: () => boolean } => {
  let died = false
  const fall = (): never => {
    died = true
    throw Object.assign(new Error('the process is dead'), { code: 'ERR_SQLITE_ERROR', errcode: 10 })
  }
  const [exec, prepare] = [connection.exec.bind(connection), connection.prepare.bind(connection)]
  connection.exec = (sql) => {
    if (sql !== 'COMMIT' || death === 'BetweenDocumentsAndCheckpoint') return exec(sql)
    if (!died && death === 'AfterCommit') exec(sql)
    return fall()
  }
  connection.prepare = (sql: string) => {
    const statement = prepare(sql)
    const run = statement.run.bind(statement)
    if (death === 'BetweenDocumentsAndCheckpoint' && /^INSERT INTO models .* ON CONFLICT/.test(sql))
      statement.run = (values: ReadonlyArray<unknown>) => (values.includes(victim) ? fall() : run(values))
    return statement
  }
  return { died: () => died }
}
/** The log as it was when it ended at `position`. */
const upTo = (store: EventStore, position: number): EventStore => ({
  ...store,
  head: () => () => Promise.resolve(E.right(position)),
  readAll: (range) => async () =>
    E.map((events: ReadonlyArray<StoredEvent>) => events.filter((e) => e.position <= position))(
      await store.readAll(range)(),
    ),
})
const everything = async (documents: DocumentStore): Promise<unknown> =>
  Promise.all(
    models.map(async (model) => [
      model.name,
      right(await documents.checkpoint(modelOf(model))()),
      right(await documents.parked(modelOf(model))()),
      right(await documents.scan(modelOf(model), { after: null, count: 10_000 })()),
      await Promise.all(
        Object.keys(model.indexes).map(
          async (index) => right(await documents.find(modelOf(model), { index, count: 10_000 })()).rows,
        ),
      ),
    ]),
  )

describe('LOG-06: read models whose process dies', () => {
  beforeAll(async () => {
    const host = await openHost({ file: log })
    const [ada, ben, pia] = [await person(host, 'Ada'), await person(host, 'Ben'), await person(host, 'Pia')]
    const [acme, agency] = [await founded(host, ada), await listed(host, pia)]
    await joined(host, acme, ada, ben, 'Administrator')
    const product = await ordered(host, acme, ada.actor, { expiresOn: '2026-03-09', renewal: 'Automatic' })
    await partnered(host, acme, ada, agency, pia)
    await tokenFor(host, ben, acme, product)
    await tell(
      host,
      'EndPartnership',
      { client: acme, partner: agency, confirmed: true, password: ada.password },
      ada.actor,
    )
    await tell(host, 'InvitePartner', { client: acme, partner: agency, access: fullAccess }, ada.actor)
    length = await settled(host)
    await host.manager.close()
    const stores = right(await openSqlite({ file: log, claimsKey: new Uint8Array(32), durability: 'normal' })())
    for (const model of models) right(await stores.documents.drop(modelOf(model))())
    await stores.close()()
    copyFileSync(log, folder.path('straight.db'))
    const copy = right(
      await openSqlite({ file: folder.path('straight.db'), claimsKey: new Uint8Array(32), durability: 'normal' })(),
    )
    right(await catchUp({ store: copy.events, documents: copy.documents, clock }, models)())
    straight = await everything(copy.documents)
    await copy.close()()
  })

  it.each(deaths)(
    'at every position, %s, and start again are those of a straight run',
    async (death) => {
      const file = folder.path(`${death}.db`)
      copyFileSync(log, file)
      expect(length).toBeGreaterThan(20)
      for (let position = 1; position <= length; position++) {
        const connection = right(await connect({ file, durability: 'normal' })())
        const { died } = dying(connection, death, models[position % models.length]?.name ?? '')
        const mortal = databaseOn(connection, { file })
        const answer = await catchUp(
          { store: upTo(sqliteEventStore(mortal), position), documents: sqliteDocumentStore(mortal), clock },
          models,
        )()
        expect([E.isLeft(answer), died()]).toStrictEqual([true, true])
        connection.close()

        const next = right(await openSqlite({ file, claimsKey: new Uint8Array(32), durability: 'normal' })())
        right(await catchUp({ store: upTo(next.events, position), documents: next.documents, clock }, models)())
        if (position === length) expect(await everything(next.documents)).toStrictEqual(straight)
        await next.close()()
      }
    },
    120_000,
  )
})
