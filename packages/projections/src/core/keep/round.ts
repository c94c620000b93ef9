import type { Failure, Position } from '@mandat/domain'
import { guarded, type StoredEvent } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { advance, type ReadModelPorts } from './advance.js'
import { type Cursor, openBehind } from './cursor.js'
import type { Lane, Lanes } from './lane.js'
import { type Decode, decodeBatch } from '../fold/decodeBatch.js'
import { groupsOf, readBatch } from './readLog.js'
import { askedOnce } from './seen.js'

interface Ready {
  readonly lane: Lane
  readonly cursor: Cursor
}

/** One batch for every group of read models that stand at the same checkpoint; `true` when there may be more. */
export const round = async (
  ports: ReadModelPorts,
  lanes: Lanes,
  size: number,
  going: () => boolean,
): Promise<boolean> => {
  await openCursors(ports, lanes)
  const ready = lanes.lanes.flatMap((lane): ReadonlyArray<Ready> =>
    lane.cursor === null ? [] : [{ lane, cursor: lane.cursor }],
  )
  const groups = groupsOf(ready, ({ cursor }) => cursor.checkpoint)
  let more = false
  for (const [index, { at, members }] of groups.entries()) {
    if (!going()) return false
    const batch = await readBatch(ports.store, at, size, groups[index + 1]?.at)
    const decode = decodeBatch(members.length)
    if (E.isRight(batch) && batch.right.length === 0 && (await endsBefore(ports.store, at))) {
      // what is ahead of the log is looked at when it is opened
      for (const { lane } of members) lane.cursor = null
      more = true
      continue
    }
    if (E.isRight(batch) && batch.right.length > 0) more = true
    // side by side: a store that commits in groups then writes once for all of them
    await Promise.all(members.map((member) => advanceLane(ports, lanes, member, batch, decode)))
  }
  return more
}

const endsBefore = async (store: ReadModelPorts['store'], at: Position): Promise<boolean> => {
  const head = await guarded('the log', store.head())
  return E.isRight(head) && head.right < at
}

const openCursors = async (ports: ReadModelPorts, { lanes, failed }: Lanes): Promise<void> => {
  const log = askedOnce(ports.store)
  for (const lane of lanes) {
    if (lane.waiting || lane.cursor !== null) continue
    const opened = await openBehind(ports, log, lane.model)
    if (E.isLeft(opened)) failed(lane, opened.left)
    else lane.cursor = opened.right
  }
}

const advanceLane = async (
  ports: ReadModelPorts,
  { failed, moved }: Lanes,
  { lane, cursor }: Ready,
  batch: E.Either<Failure, ReadonlyArray<StoredEvent>>,
  decode: Decode,
): Promise<void> => {
  if (E.isLeft(batch)) {
    failed(lane, batch.left)
    return
  }
  if (batch.right.length === 0) {
    lane.failures = 0
    return
  }
  const { projection, model } = lane
  const done = await advance(ports, { projection, model, cursor, batch: batch.right, onPoison: 'Park' }, decode)
  if (E.isLeft(done)) failed(lane, done.left)
  // somebody else moved it: where it stands is read again
  else if (done.right === null) lane.cursor = null
  else moved(lane, done.right)
}
