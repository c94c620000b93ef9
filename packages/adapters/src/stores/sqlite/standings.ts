import type { Instant, Position } from '@mandat/domain'
import type { ModelId } from '@mandat/projections'
import type { Parked } from '@mandat/projections/kit'
import { checkedTable } from './checkedTable.js'
import type { Database } from './database.js'
import type { Row } from './driver.js'
import { oncePer, remembered } from './remembered.js'
import { unwritten } from './unwritten.js'

/** Where a read model stands in a file. */
export interface ModelState {
  readonly checkpoint: Position
  /** Whether its index entries were made. */
  readonly isIndexed: boolean
  /** What was seen of the log, as JSON. */
  readonly seen: string
}

/** Where the read models of a file stand, and which streams are parked in them. What changes it is inside a transaction. */
export interface Standings {
  /** `undefined`: the model was never opened, or dropped. */
  readonly stateOf: (model: ModelId) => ModelState | undefined
  readonly stand: (model: ModelId, state: ModelState) => void
  /** The same, written with all others that move in the transaction. */
  readonly move: (model: ModelId, state: ModelState) => void
  readonly parkedIn: (model: ModelId) => ReadonlyArray<Parked>
  readonly park: (model: ModelId, parked: ReadonlyArray<Parked>) => void
  readonly unpark: (model: ModelId, streams: ReadonlyArray<string>) => void
  readonly forget: (model: ModelId) => void
  /** The versions of a read model, in order. */
  readonly versions: (name: string) => ReadonlyArray<ModelId>
}

/** One per handle, whose stores all know it. */
export const standingsOf = (db: Database): Standings => oncePer(db, 'standings', () => newStandings(db))

const THIS = 'WHERE name = ? AND version = ?'
const keyOf = ({ name, version }: ModelId): string => `${String(version)} ${name}`

const rowOf = ({ name, version }: ModelId, { checkpoint, isIndexed, seen }: ModelState): Row => [
  ...[name, version, checkpoint],
  ...[isIndexed ? 1 : 0, seen],
]

const newStandings = (db: Database): Standings => {
  const models = checkedTable(db, 'models', ['name', 'version', 'checkpoint', 'indexed', 'seen'])
  const parked = checkedTable(db, 'parked', ['name', 'version', 'stream', 'position', 'reason', 'at', 'about'])
  const states = remembered<ModelState | undefined>(db)
  const streams = remembered<ReadonlyArray<Parked>>(db)
  const moved = unwritten<{ readonly model: ModelId; readonly state: ModelState }>(db, (all) => {
    models.put(all.map(({ model, state }) => rowOf(model, state)))
  })
  return {
    stateOf: (model) =>
      moved.get(keyOf(model))?.state
      ?? states.get(keyOf(model), () => {
        const [row] = models.rows(THIS, [model.name, model.version])
        return row && { checkpoint: row[2] as number, isIndexed: row[3] === 1, seen: row[4] as string }
      }),
    stand: (model, state) => {
      moved.delete(keyOf(model))
      models.put([rowOf(model, state)])
      states.set(keyOf(model), state)
    },
    move: (model, state) => {
      moved.set(keyOf(model), { model, state })
      states.set(keyOf(model), state)
    },
    parkedIn: (model) =>
      streams.get(keyOf(model), () =>
        parked
          .rows(`${THIS} ORDER BY position`, [model.name, model.version])
          .map((row) => ({
            stream: row[2] as string,
            position: row[3] as number,
            reason: row[4] as string,
            at: row[5] as Instant,
            about: JSON.parse(row[6] as string) as Array<string>,
          })),
      ),
    park: (model, more) => {
      if (more.length === 0) return
      parked.put(
        more.map(({ stream, position, reason, at, about }) => [
          ...[model.name, model.version, stream, position, reason, at],
          JSON.stringify(about),
        ]),
      )
      streams.forget(keyOf(model))
    },
    unpark: (model, gone) => {
      if (gone.length === 0) return
      for (const stream of gone)
        db.statement(`DELETE FROM parked ${THIS} AND stream = ?`).run([model.name, model.version, stream])
      streams.forget(keyOf(model))
    },
    forget: (model) => {
      moved.delete(keyOf(model))
      for (const table of ['models', 'parked'])
        db.statement(`DELETE FROM ${table} ${THIS}`).run([model.name, model.version])
      states.forget(keyOf(model))
      streams.forget(keyOf(model))
    },
    versions: (name) =>
      models.rows('WHERE name = ? ORDER BY version', [name]).map((row) => ({ name, version: row[1] as number })),
  }
}
