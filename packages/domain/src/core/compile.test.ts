import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import * as t from 'io-ts'
import { eventCatalogue } from '../catalogue.js'
import { eventArbitrary } from '../testing/index.js'
import { dictionary, integer, list, nullable, record, text, variants } from './codecs.js'
import { checkOf } from './compile.js'
import { EventMeta } from './envelope.js'
import type { EventDefinition } from './event.js'
import { Instant, LocalDate } from './instant.js'

const same = (codec: t.Mixed, value: unknown): void => expect([value, checkOf(codec)(value)]).toEqual([value, codec.is(value)])
const definitions = Object.values(eventCatalogue).flat()

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
  it.each(definitions.map((d): [string, EventDefinition] => [d.type, d]))('say of %s and of what is almost one what its codec says', (_, definition) => {
    fc.assert(fc.property(eventArbitrary(definition), fc.nat(), fc.anything(), (event, path, other) => {
      same(definition.codec, event)
      same(definition.codec, damaged(event, path, other))
    }), { numRuns: 60 })
  })

  it('say the same of every kind of codec, and of anything', () => {
    const codec = record({
      a: nullable(list(integer(0, 9))), b: variants({ One: { n: text(1, 2) }, toString: {} }), c: dictionary(integer(0, 9)), d: t.union([t.string, t.undefined]),
    })
    const good = { a: [1, 2], b: { _tag: 'One', n: 'x' }, c: { x: 1 }, d: undefined }
    for (const value of [good, { ...good, b: { _tag: 'toString' } }, { ...good, b: { _tag: 'valueOf' } }, { a: null, b: good.b, c: {} }, [], new Date(), Object.create(good)])
      same(codec, value)
    fc.assert(fc.property(fc.anything(), fc.nat(), (other, path) => {
      same(codec, other)
      same(codec, damaged(good, path, other))
      same(EventMeta, other)
    }), { numRuns: 500 })
  })

  it('know the calendar', () => {
    const part = (max: number): fc.Arbitrary<string> => fc.nat(max).map((n) => String(n).padStart(2, '0'))
    const year = fc.oneof(fc.nat(9_999), fc.constantFrom(0, 4, 100, 400, 1900, 2000, 2024, 2100)).map((n) => String(n).padStart(4, '0'))
    const day = fc.oneof(fc.constantFrom('01', '28', '29', '30', '31'), part(40))
    fc.assert(fc.property(year, part(15), day, part(26), part(63), part(63), fc.constantFrom('Z', '', 'z', '\n', 'Z\n'), (y, m, d, h, min, s, end) => {
      same(LocalDate, `${y}-${m}-${d}`)
      same(Instant, `${y}-${m}-${d}T${h}:${min}:${s}.000${end}`)
      same(Instant, `${y}-${m}-${d}T00:00:00.999Z`)
    }), { numRuns: 3_000 })
    for (let at = Date.UTC(1999, 11, 1); at < Date.UTC(2001, 1, 1); at += 86_400_000) same(Instant, new Date(at).toISOString())
  })
})
