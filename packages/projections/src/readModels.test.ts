import { describe, expect, it } from '@jest/globals'
import { defaultPolicy } from '@mandat/domain'
import { checkOf, strangers } from '@mandat/domain/kit'
import fc from 'fast-check'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AnyProjection } from './core/fold/projection.js'
import { lookUps } from './lookUps/all.js'
import { lookUpsFor, readModelsFor, viewsFor } from './readModels.js'
import { documentsOf, randomHistory } from './testing/index.js'
import { views } from './views/all.js'

const models: ReadonlyArray<AnyProjection> = Object.values(readModelsFor(defaultPolicy))
const steps = fc.array(fc.nat(100_000), { minLength: 30, maxLength: 60 })
const foldersIn = (kind: string): ReadonlyArray<string> =>
  readdirSync(join(__dirname, kind))
    .filter((name) => existsSync(join(__dirname, kind, name, 'model.ts')))
    .sort()

describe('the lists of read models', () => {
  it('have every folder of views/ and lookUps/, under its own name', () => {
    expect(Object.keys(views).sort()).toStrictEqual(foldersIn('views'))
    expect(Object.keys(lookUps).sort()).toStrictEqual(foldersIn('lookUps'))
  })
  it('have each read model under the name that stores keep it by, once', () => {
    const all: Readonly<Record<string, AnyProjection>> = readModelsFor(defaultPolicy)
    expect(Object.values(all).map(({ name }) => name)).toStrictEqual(Object.keys(all))
    expect(Object.keys(all)).toStrictEqual([
      ...Object.keys(viewsFor(defaultPolicy)),
      ...Object.keys(lookUpsFor(defaultPolicy)),
    ])
  })
})

describe('the codec of every read model', () => {
  it('has every document of a history, to the last field, also after its way through JSON', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(steps, (chosen) => {
        const log = randomHistory(chosen)
        for (const model of models)
          for (const document of (documentsOf(model, log) as ReadonlyMap<string, unknown>).values()) {
            seen.add(model.name)
            const back: unknown = JSON.parse(JSON.stringify(document))
            expect(back).toStrictEqual(document)
            expect(model.document.decode(back)).toStrictEqual({ _tag: 'Right', right: document })
            expect(checkOf(model.document)(back)).toBe(true)
            expect(strangers(model.document, back)).toStrictEqual([])
          }
      }),
      { numRuns: 60 },
    )
    expect([...seen].sort()).toStrictEqual(models.map(({ name }) => name).sort())
  })
  it('has no document without one of its fields', () => {
    fc.assert(
      fc.property(steps, fc.nat(20), (chosen, which) => {
        for (const model of models)
          for (const document of (documentsOf(model, randomHistory(chosen)) as ReadonlyMap<string, object>).values()) {
            const fields = Object.keys(document)
            const { [fields[which % fields.length] ?? '']: _gone, ...rest } = document as Readonly<
              Record<string, unknown>
            >
            expect(checkOf(model.document)(rest)).toBe(false)
          }
      }),
      { numRuns: 20 },
    )
  })
})
