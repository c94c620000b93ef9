import { describe, expect, it } from '@jest/globals'
import { defaultPolicy, instantOf, isSealed } from '@mandat/domain'
import { registry } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import fc from 'fast-check'
import { catchUp } from '../core/keep/catchUp.js'
import type { AnyProjection } from '../core/fold/projection.js'
import { definitionsOf } from '../core/fold/eventsToFold.js'
import { readEvery } from '../core/read/read.js'
import { verifyByRebuild } from '../core/rebuild/verifyByRebuild.js'
import { viewsFor } from '../readModels.js'
import { documentsOf, randomHistory, testDocuments, testLog } from '../testing/index.js'
import { modelOf } from '../core/ports/modelLabel.js'

const models: ReadonlyArray<AnyProjection> = Object.values(viewsFor(defaultPolicy))
const clock = { now: () => instantOf(0) }
const choices = (maxLength: number) => fc.array(fc.nat(100_000), { minLength: Math.floor(maxLength / 2), maxLength })

const kept = async (documents: ReturnType<typeof testDocuments>): Promise<ReadonlyArray<unknown>> => {
  const all: Array<unknown> = []
  for (const model of models) {
    expect(await documents.parked(modelOf(model))()).toEqual(E.right([]))
    const read = await readEvery(documents, model)()
    all.push(E.isRight(read) ? read.right : read)
  }
  return all
}

describe('every read model', () => {
  it('handles events of the catalogue, each once', () => {
    const known = new Set(registry.events)
    for (const model of models) {
      const handled = [...definitionsOf(model).values()]
      expect(handled.length).toBe((model.handles as ReadonlyArray<unknown>).length)
      expect(handled.filter((d) => !known.has(d))).toEqual([])
    }
  })
  it('LOG-06: gives the same documents in one pass, in batches of any size, and rebuilt', async () => {
    await fc.assert(
      fc.asyncProperty(choices(60), fc.integer({ min: 1, max: 20 }), async (steps, batch) => {
        const log = randomHistory(steps)
        const store = testLog(...log)
        const [whole, parts] = [testDocuments(), testDocuments()]
        await catchUp({ store, documents: whole, clock }, models)()
        await catchUp({ store, documents: parts, clock }, models, { batch })()
        const documents = await kept(whole)
        expect(await kept(parts)).toEqual(documents)
        expect(documents).toEqual(
          models.map((model) =>
            [...documentsOf(model, log)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, d]) => d as unknown),
          ),
        )
        for (const model of models) {
          const verified = await verifyByRebuild({ store, documents: parts, clock }, model, { batch: 7 })()
          expect(E.isRight(verified) && verified.right.comparison._tag).toBe('Identical')
        }
      }),
      { numRuns: 40 },
    )
  })
  it('gives the same documents when its projector starts anew at every position', async () => {
    await fc.assert(
      fc.asyncProperty(choices(30), async (steps) => {
        const log = randomHistory(steps)
        const [whole, parts] = [testDocuments(), testDocuments()]
        await catchUp({ store: testLog(...log), documents: whole, clock }, models)()
        for (let position = 1; position <= log.length; position++)
          await catchUp({ store: testLog(...log.slice(0, position)), documents: parts, clock }, models)()
        expect(await kept(parts)).toEqual(await kept(whole))
      }),
      { numRuns: 15 },
    )
  })
  it('folds every prefix of a history, and any single stream of it, without a fault', () => {
    fc.assert(
      fc.property(choices(60), fc.nat(100), (steps, cut) => {
        const log = randomHistory(steps)
        const some = log[cut % Math.max(1, log.length)]
        for (const model of models) {
          documentsOf(model, log.slice(0, cut))
          documentsOf(
            model,
            log.filter((e) => e.stream !== some?.stream),
          )
          documentsOf(
            model,
            log.filter((e) => e.stream === some?.stream),
          )
        }
      }),
      { numRuns: 60 },
    )
  })
  it('ACC-09: holds no hash of a token or of an application password', () => {
    fc.assert(
      fc.property(choices(60), (steps) => {
        const text = JSON.stringify(
          models.map((model): ReadonlyArray<unknown> => [
            ...(documentsOf(model, randomHistory(steps)) as ReadonlyMap<string, unknown>).values(),
          ]),
        )
        expect(/a{64}|b{64}/.test(text)).toBe(false)
      }),
      { numRuns: 30 },
    )
  })
  it('PRV-03: has no personal data in an index', () => {
    fc.assert(
      fc.property(choices(60), (steps) => {
        for (const model of models)
          for (const [key, document] of documentsOf(model, randomHistory(steps))) {
            const boxes = new Set<string>()
            JSON.stringify(document, (_, value: unknown): unknown => {
              if (isSealed(value)) boxes.add(value.box)
              return value
            })
            for (const valuesOf of Object.values(model.indexes))
              for (const value of valuesOf(document as never, key))
                expect([...boxes].some((box) => String(value).includes(box))).toBe(false)
          }
      }),
      { numRuns: 30 },
    )
  })
})
