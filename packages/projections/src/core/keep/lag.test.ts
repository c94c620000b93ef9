import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { historyOf } from '../../testing/history.js'
import { testLog } from '../../testing/log.js'
import { noted } from '../../testing/tally.js'
import { lagAfter } from './lag.js'

/** Positions with gaps: nothing can be counted with them. */
const history = historyOf([noted('a', 1), noted('a', 2), noted('b', 3)]).map((event, i) => ({
  ...event,
  position: 40 + i * 37,
}))

describe('how far a read model is behind', () => {
  it('is a number of events where the store counts them, whatever their positions are', async () => {
    const log = testLog(...history)
    const counts = [0, 40, 41, 77, 114].map((checkpoint) => lagAfter(log, { checkpoint, seen: [] }))
    expect(await Promise.all(counts)).toEqual([3, 2, 2, 1, 0].map((count) => E.right({ _tag: 'Events', count })))
  })

  it('is the time of the first event that it has not seen where the store cannot count', async () => {
    const { countAfter: _, ...log } = testLog(...history)
    expect(await lagAfter(log, { checkpoint: 0, seen: [] })).toEqual(
      E.right({ _tag: 'Since', at: history[0]?.recordedAt }),
    )
    expect(await lagAfter(log, { checkpoint: 40, seen: [] })).toEqual(
      E.right({ _tag: 'Since', at: history[1]?.recordedAt }),
    )
    expect(await lagAfter(log, { checkpoint: 114, seen: [] })).toEqual(E.right({ _tag: 'Events', count: 0 }))
  })

  it('is not known, and never zero, where the log does not answer', async () => {
    const log = testLog(...history)
    log.breakDown(true)
    const { countAfter: _, ...uncounted } = log
    expect(
      [await lagAfter(log, { checkpoint: 0, seen: [] }), await lagAfter(uncounted, { checkpoint: 0, seen: [] })].map(
        E.isLeft,
      ),
    ).toEqual([true, true])
  })
})
