import { describe, expect, it } from '@jest/globals'
import { defaultPolicy, instantOf } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { catchUp } from '../core/keep/catchUp.js'
import type { AnyProjection } from '../core/fold/projection.js'
import { readEvery } from '../core/read/read.js'
import { verifyByRebuild } from '../core/rebuild/verifyByRebuild.js'
import { lookUpsFor } from '../readModels.js'
import { documentsOf, randomHistory, testDocuments, testLog } from '../testing/index.js'

const models: ReadonlyArray<AnyProjection> = Object.values(lookUpsFor(defaultPolicy))
const clock = { now: () => instantOf(0) }
const steps = fc.array(fc.nat(100_000), { minLength: 20, maxLength: 60 })

describe('what processes, the clock and mails look up', () => {
  it('LOG-06: gives the same documents in one pass, in batches of any size, and rebuilt', async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 20 }), async (chosen, batch) => {
        const log = randomHistory(chosen)
        const store = testLog(...log)
        const documents = testDocuments()
        await catchUp({ store, documents, clock }, models, { batch })()
        for (const model of models) {
          const kept = await readEvery(documents, model)()
          expect(kept).toEqual(
            E.right(
              [...(documentsOf(model, log) as ReadonlyMap<string, unknown>)]
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([, document]) => document),
            ),
          )
          const verified = await verifyByRebuild({ store, documents, clock }, model, { batch: 7 })()
          expect(E.isRight(verified) && verified.right.comparison._tag).toBe('Identical')
        }
      }),
      { numRuns: 30 },
    )
  })
  it('ACC-09: holds no hash of a token or of an application password', () => {
    fc.assert(
      fc.property(steps, (chosen) => {
        const log = randomHistory(chosen)
        const all = models.map((model): ReadonlyArray<unknown> => [
          ...(documentsOf(model, log) as ReadonlyMap<string, unknown>).values(),
        ])
        expect(JSON.stringify(all)).not.toMatch(/a{64}|b{64}/)
      }),
      { numRuns: 30 },
    )
  })
})
