import { expect, it } from '@jest/globals'
import { anAppend, anId, must, someEvents } from '../../contract/events.js'
import { inFolder } from '../../testing/inFolder.js'
import { right } from '../../testing/scratch.js'
import { dictionary } from './dictionary.js'
import { addEvents } from './eventRows.js'
import { hexOf } from './idBytes.js'
import { kindOf, kindsIn } from './kinds.js'
import { openDatabase, sqliteDocumentStore, sqliteEventStore } from './index.js'

/** No other test can write as much: where 32 bits end, and where a number of JavaScript is last a whole one. */
const FAR = [2 ** 31 - 2, 2 ** 32 - 2, 2 ** 53 - 20]

it.each(FAR)('hole 43: positions and revisions go on behind %d, across a new start', (far) =>
  inFolder(async (path) => {
    const file = path('m.db')
    const db = right(await openDatabase({ file, checkAtOpen: false })())
    await must(
      db.write(() => {
        // the log's head is a number of its own, so that no position is given twice
        db.statement("UPDATE totals SET rows = ? WHERE name = 'events'").run([far - 1])
        const stream = dictionary(db, 'streams').idFor('a-1')
        const kind = kindsIn(db).idFor(kindOf('Noted', 1, null, null)) ?? 0
        const [id, command] = [anId<never>(), anId<never>()].map(hexOf)
        addEvents(db, [[far, stream, far, kind, 1, 0, id ?? '', command ?? null, '00', '{}', '{}']])
      }),
    )
    await must(db.close())
    // a check of the whole file would miss the events before
    const again = right(await openDatabase({ file, checkAtOpen: false })())
    const [store, documents] = [sqliteEventStore(again), sqliteDocumentStore(again)]
    const command = anId<never>()
    expect(await must(store.append(anAppend('a-1', far, someEvents(3), command)))).toStrictEqual({
      _tag: 'Appended',
      revision: far + 3,
      position: far + 3,
    })
    expect(await must(store.append(anAppend('b-1', -1)))).toMatchObject({ position: far + 4 })
    const read = await must(store.readStream('a-1', { from: far, count: 9, direction: 'forwards' }))
    expect(read.map(({ revision, position }) => [revision, position])).toStrictEqual(
      [0, 1, 2, 3].map((n) => [far + n, far + n]),
    )
    const all = await must(store.readAll({ after: far + 1, count: 9 }))
    expect(all.map(({ position }) => position)).toStrictEqual([far + 2, far + 3, far + 4])
    expect(await must(store.head())).toBe(far + 4)
    expect(await must(store.commandRecord(command, 'a-1'))).toMatchObject({ value: { first: far + 1, last: far + 3 } })
    const model = { name: 'm', version: 1 }
    await must(documents.open(model))
    const writes = [{ key: 'a', document: { far }, indexes: { far: [far] } }]
    expect(await must(documents.commit(model, { from: 0, to: far + 4, writes }))).toBe(true)
    expect(await must(documents.checkpoint(model))).toBe(far + 4)
    expect((await must(documents.find(model, { index: 'far', from: far, count: 2 }))).rows).toStrictEqual([
      { key: 'a', value: far, document: { far } },
    ])
    await must(again.close())
  })(),
)
