import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { integer } from './codecs.js'
import { IdMap, idMap } from './idMap.js'

/** Few letters, so that keys share beginnings, are each other's beginnings, and come again. */
const key = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 4 }),
  fc.constantFrom('__proto__', 'toString', '', 'constructor'),
  fc.uuid(),
)
const change = fc.record({ key, value: fc.option(fc.nat(), { nil: null }) })
type Change = { readonly key: string; readonly value: number | null }
const after = (changes: ReadonlyArray<Change>): IdMap<number> =>
  changes.reduce<IdMap<number>>(
    (all, one) => (one.value === null ? all.without(one.key) : all.with(one.key, one.value)),
    IdMap.empty,
  )
const model = (changes: ReadonlyArray<Change>): ReadonlyMap<string, number> => {
  const all = new Map<string, number>()
  for (const one of changes)
    if (one.value === null) all.delete(one.key)
    else all.set(one.key, one.value)
  return all
}
const byKey = ([a]: readonly [string, number], [b]: readonly [string, number]): number => (a < b ? -1 : 1)
/** How many objects of a copy are not those of what it was copied from. */
const fresh = (copy: unknown, of: unknown): number => {
  const seen = new Set<unknown>()
  const note = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return
    seen.add(one)
    Object.values(one).forEach(note)
  }
  const count = (one: unknown): number =>
    typeof one !== 'object' || one === null || seen.has(one)
      ? 0
      : Object.values(one).reduce((sum: number, inner) => sum + count(inner), 1)
  note(of)
  return count(copy)
}

describe('hole 18: a dictionary of ids', () => {
  it('holds what a Map holds after the same changes, in the order of the keys', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), key, (changes, other) => {
        const [found, expected] = [after(changes), model(changes)]
        expect(found.entries()).toStrictEqual([...expected].sort(byKey))
        for (const one of [other, ...expected.keys()]) expect(found.get(one)).toBe(expected.get(one))
        expect([found.isEmpty, found.has(other)]).toStrictEqual([expected.size === 0, expected.has(other)])
      }),
    )
  })
  it('is the same whatever way it came to hold it, and through JSON', () => {
    const codec = idMap(integer(0, Number.MAX_SAFE_INTEGER))
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const found = after(changes)
        const direct = after([...model(changes)].map(([one, value]) => ({ key: one, value })).reverse())
        expect(found).toStrictEqual(direct)
        const back = codec.decode(JSON.parse(JSON.stringify(found)))
        expect(back).toStrictEqual({ _tag: 'Right', right: direct })
        expect(codec.is(found)).toBe(true)
      }),
    )
  })
  it('leaves what it was copied from as it was, and is itself where nothing changes', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 30 }), key, (changes, one) => {
        const before = after(changes)
        const entries = before.entries()
        const copy = before.with(one, -1).without(one)
        expect(before.entries()).toStrictEqual(entries)
        expect(copy.entries()).toStrictEqual(entries.filter(([name]) => name !== one))
        if (!before.has(one))
          expect([before.without(one), before.changed(one, () => 1)]).toStrictEqual([before, before])
      }),
    )
  })
  it('TOK-01: a changed copy shares all but the way to the change, however many entries there are', () => {
    const of = (count: number): IdMap<number> =>
      after(
        Array.from({ length: count }, (_, i) => ({
          key: `${String(i % 16)}-${String(i)}-${'x'.repeat(20)}`,
          value: i,
        })),
      )
    const [some, many] = [of(1_000), of(10_000)]
    for (const all of [some, many]) {
      expect(fresh(all.with('0-new', 1), all)).toBeLessThan(10)
      expect(fresh(all.without(all.keys()[500] ?? ''), all)).toBeLessThan(20)
      expect(
        fresh(
          all.changed('3-19-xxxxxxxxxxxxxxxxxxxx', (n) => n + 1),
          all,
        ),
      ).toBeLessThan(20)
    }
  })
})
