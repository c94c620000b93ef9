import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import * as t from 'io-ts'
import { registry } from '../../registry.js'
import { eventArbitrary } from '../../testing/index.js'
import { dictionary, integer, list, nullable, record, text, variants } from './codecs.js'
import { checkOf } from './compile.js'
import { EventMeta } from '../record/envelope.js'
import type { EventDefinition } from '../record/event.js'

const same = (codec: t.Mixed, value: unknown): void =>
  expect([value, checkOf(codec)(value)]).toEqual([value, codec.is(value)])
const definitions = registry.events

/** The value with something else somewhere in it. */
const damaged = (value: unknown, path: number, other: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return other
  const keys = Object.keys(value)
  if (keys.length === 0 || path % 5 === 4) return other
  const key = keys[path % keys.length] ?? ''
  const inner = (value as Record<string, unknown>)[key]
  const next = damaged(inner, Math.floor(path / keys.length), other)
  if (Array.isArray(value)) return value.map((one: unknown, i) => (String(i) === key ? next : one))
  if (path % 7 === 6) return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
  return { ...value, [key]: next }
}

describe('compiled checks', () => {
  it.each(definitions.map((d): [string, EventDefinition] => [d.type, d]))(
    'say of %s and of what is almost one what its codec says',
    (_, definition) => {
      fc.assert(
        fc.property(eventArbitrary(definition), fc.nat(), fc.anything(), (event, path, other) => {
          same(definition.codec, event)
          same(definition.codec, damaged(event, path, other))
        }),
        { numRuns: 60 },
      )
    },
  )

  it('say the same of every kind of codec, and of anything', () => {
    const codec = record({
      a: nullable(list(integer(0, 9))),
      b: variants({ One: { n: text(1, 2) }, toString: {} }),
      c: dictionary(integer(0, 9)),
      d: t.union([t.string, t.undefined]),
    })
    const good = { a: [1, 2], b: { _tag: 'One', n: 'x' }, c: { x: 1 }, d: undefined }
    for (const value of [
      good,
      { ...good, b: { _tag: 'toString' } },
      { ...good, b: { _tag: 'valueOf' } },
      { a: null, b: good.b, c: {} },
      [],
      new Date(),
      Object.create(good),
    ])
      same(codec, value)
    fc.assert(
      fc.property(fc.anything(), fc.nat(), (other, path) => {
        same(codec, other)
        same(codec, damaged(good, path, other))
        same(EventMeta, other)
      }),
      { numRuns: 500 },
    )
  })
})
