import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { decodeWith, dictionary, integer, list, nullable, oneOf, pattern, record, text, variants } from './codecs.js'
import { invalidInput, unreadable } from './failure.js'

const faultsOf = (codec: t.Mixed, u: unknown): unknown => {
  const decoded = decodeWith(codec as t.Type<unknown>, u)
  return E.isLeft(decoded) ? decoded.left : 'none'
}

describe('text', () => {
  it.each([
    ['NUL', 'a\u0000b'],
    ['a control character', 'a\u001bb'],
    ['DEL', 'a\u007f'],
    ['a lone high surrogate', 'a\ud83eb'],
    ['a lone low surrogate', '\udd50'],
    ['surrogates the wrong way round', '\udd50\ud83e'],
    ['a high one at the end', 'a\ud83e'],
    ['two high ones', '\ud83e\ud83e\udd50'],
  ])('%s is refused', (_, value) => {
    expect(text(0, 20).is(value)).toBe(false)
    expect(text(0, 20).decode(value)._tag).toBe('Left')
  })
  it.each([
    ['emoji', '🥐'],
    ['two in a row', '🥐🥐'],
    ['combining signs', 'e\u0301'],
    ['tabs and lines', 'a\tb\r\nc'],
    ['nothing', ''],
  ])('%s is text', (_, value) => {
    expect(decodeWith(text(0, 20), value)).toEqual(E.right(value))
  })
  it('is exactly what is well-formed and has no control characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 8 }), (s) => {
        expect(text(0, 20).is(s)).toBe(
          // eslint-disable-next-line no-control-regex -- what the codec must refuse
          s.length <= 20 && s.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(s),
        )
      }),
      { numRuns: 500 },
    )
  })
  it('has bounds that are both included, in UTF-16 units', () => {
    expect(['', 'a', 'abc', 'abcd', '🥐a', '🥐🥐'].map((s) => text(1, 3).is(s))).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
    ])
    expect([1, null, undefined, {}, ['a'], new String('a')].map((u) => text(0, 3).is(u))).toEqual(Array(6).fill(false))
  })
  it('matches its pattern as a whole', () => {
    const country = pattern(/^[A-Z]{2}$/, 2, 'a country code')
    expect(['CH', 'ch', 'CHE', 'CH\n', ''].map((s) => country.is(s))).toEqual([true, false, false, false, false])
    expect(faultsOf(country, 'x')).toEqual([{ path: '', expected: 'a country code' }])
  })
})

describe('numbers and words', () => {
  it('an integer is a safe one within its bounds', () => {
    expect([0, 5, 6, -1, 1.5, NaN, Infinity, '3', 2 ** 53].map((n) => integer(0, 5).is(n))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
      false,
    ])
    expect(integer(0, Infinity).is(2 ** 53)).toBe(false)
    expect(faultsOf(integer(0, 5), 6)).toEqual([{ path: '', expected: 'an integer from 0 to 5' }])
  })
  it('a word is one of the list, and nothing that objects inherit', () => {
    expect(['On', 'Off', 'on', 'toString', 'length', null, 0].map((w) => oneOf('On', 'Off').is(w))).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      false,
    ])
    expect(faultsOf(oneOf('On', 'Off'), 'x')).toEqual([{ path: '', expected: 'one of On, Off' }])
  })
})

describe('nullable', () => {
  it('is null or the value, and never left out', () => {
    const codec = record({ a: nullable(integer(0, 5)) })
    expect([{ a: null }, { a: 3 }, { a: undefined }, {}, { a: 'x' }].map((u) => codec.decode(u)._tag)).toEqual([
      'Right',
      'Right',
      'Left',
      'Left',
      'Left',
    ])
    expect(faultsOf(codec, { a: 'x' })).toEqual([{ path: 'a', expected: 'an integer from 0 to 5' }])
  })
  it('keeps the paths of what is inside', () => {
    expect(faultsOf(nullable(record({ b: record({ c: text(1, 2) }) })), { b: { c: '' } })).toEqual([
      { path: 'b.c', expected: 'text of 1 to 2 characters without control characters' },
    ])
  })
})

describe('variants', () => {
  const Access = variants({
    Limited: { products: list(integer(1, 9)) },
    Full: { grant: integer(1, 9), kept: nullable(text(1, 5)) },
  })
  it('give the faults of the one that is meant, and of no other', () => {
    expect(faultsOf(Access, { _tag: 'Full', grant: 0, kept: '' })).toEqual([
      { path: 'grant', expected: 'an integer from 1 to 9' },
      { path: 'kept', expected: 'text of 1 to 5 characters without control characters' },
    ])
    expect(
      faultsOf(record({ a: list(Access) }), {
        a: [
          { _tag: 'Limited', products: [1] },
          { _tag: 'Limited', products: [1, 'x'] },
        ],
      }),
    ).toEqual([{ path: 'a.1.products.1', expected: 'an integer from 1 to 9' }])
  })
  it.each([
    null,
    undefined,
    'Full',
    7,
    [],
    {},
    { _tag: 7 },
    { _tag: 'Other' },
    { _tag: 'constructor' },
    { _tag: '__proto__' },
    { _tag: 'toString' },
  ])('%j is none of them', (u) => {
    expect(Access.is(u)).toBe(false)
    expect(faultsOf(Access, u)).toEqual([{ path: '', expected: 'an object whose _tag is one of Limited, Full' }])
  })
})

describe('faults', () => {
  it('name every one with its path, through lists and dictionaries', () => {
    const codec = record({ a: integer(1, 2), b: list(record({ c: text(1, 2) })), d: dictionary(integer(0, 1)) })
    expect(faultsOf(codec, { a: 3, b: [{ c: 'x' }, { c: 7 }, {}], d: { x: 0, y: 'z' } })).toEqual([
      { path: 'a', expected: 'an integer from 1 to 2' },
      { path: 'b.1.c', expected: 'text of 1 to 2 characters without control characters' },
      { path: 'b.2.c', expected: 'text of 1 to 2 characters without control characters' },
      { path: 'd.y', expected: 'an integer from 0 to 1' },
    ])
  })
  it('do not show how a union is made', () => {
    expect(faultsOf(record({ a: t.union([t.string, t.number]) }), { a: null })).toEqual([
      { path: 'a', expected: 'string' },
      { path: 'a', expected: 'number' },
    ])
  })
  it('ACC-09: never repeat the value that was wrong', () => {
    const codec = record({
      a: text(1, 2),
      b: integer(0, 1),
      c: oneOf('x'),
      d: nullable(record({ e: pattern(/^z$/, 1, 'z') })),
      f: list(t.literal('l')),
      g: variants({ A: { h: t.boolean } }),
      i: t.union([t.string, record({ j: t.string })]),
    })
    const bad = 'hunter2-hunter2'
    const wrong = { a: bad, b: bad, c: bad, d: { e: bad }, f: [bad], g: { _tag: 'A', h: bad }, i: { j: 1, bad } }
    for (const input of [wrong, bad, [bad], { ...wrong, d: bad, g: bad }]) {
      const decoded = decodeWith(codec, input)
      expect(E.isLeft(decoded)).toBe(true)
      if (E.isLeft(decoded))
        expect(JSON.stringify([decoded.left, invalidInput(decoded.left), unreadable('x', decoded.left)])).not.toContain(
          'hunter2',
        )
    }
  })
})
