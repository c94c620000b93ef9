import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { integer, nullable, text } from '../values/codecs.js'
import { event, eventReader, type Upcast } from './event.js'

/** v1 had one `name`; v2 split it; v3 added a language that was unknown before. */
const split: Upcast = ({ name, ...rest }) => {
  const [first = '', last = ''] = (name as string).split(' ')
  return { ...rest, first, last }
}
const addLanguage: Upcast = (stored) => ({ ...stored, language: null })
const Named = event('Named', { first: text(1, 20), last: text(0, 20), language: nullable(text(2, 2)) }, [
  split,
  addLanguage,
])
const Counted = event('Counted', { n: integer(0, 9) })
const read = eventReader([Named, Counted])
const named = { type: 'Named', first: 'Anna', last: 'Muster', language: null }

describe('reading stored events', () => {
  it('LOG-05: every old version is read as if it had been written today', () => {
    expect(Named.version).toBe(3)
    expect(read({ type: 'Named', version: 1, data: { type: 'Named', name: 'Anna Muster' } })).toEqual(E.right(named))
    expect(read({ type: 'Named', version: 2, data: { type: 'Named', first: 'Anna', last: 'Muster' } })).toEqual(
      E.right(named),
    )
    expect(read({ type: 'Named', version: 3, data: named })).toEqual(E.right(named))
    expect(read({ type: 'Counted', version: 1, data: { type: 'Counted', n: 3 } })).toEqual(
      E.right({ type: 'Counted', n: 3 }),
    )
  })
  it('LOG-05: what is stored is not changed by reading it', () => {
    const data = Object.freeze({ type: 'Named', name: 'Anna Muster' })
    read({ type: 'Named', version: 1, data })
    expect(data).toEqual({ type: 'Named', name: 'Anna Muster' })
  })
  it.each(['Unknown', 'toString', '__proto__', ''])(
    'LOG-05: the unknown type %j is a failure, never skipped',
    (type) => {
      expect(read({ type, version: 1, data: {} })).toMatchObject({
        left: { kind: 'Unreadable', where: type, faults: [{ path: 'type', expected: 'a known event type' }] },
      })
    },
  )
  it.each([4, 0, -1, 1.5, NaN, Infinity])('LOG-05: version %p is not read as another', (version) => {
    expect(read({ type: 'Named', version, data: { ...named, name: 'Anna Muster' } })).toMatchObject({
      left: {
        kind: 'Unreadable',
        faults: [
          {
            path: 'version',
            expected:
              version > 3 ? 'from 1 to at most 3: what is newer than this code cannot be read' : 'from 1 to at most 3',
          },
        ],
      },
    })
  })
  it.each([
    null,
    undefined,
    'x',
    7,
    [],
    {},
    { type: 'Named' },
    { type: 'Named', name: 5 },
    { type: 'Counted', name: 'Anna Muster' },
    { type: 'Named', name: ' ' },
  ])('LOG-05: damaged data %j of an old version is a failure, never an exception', (data) => {
    expect(read({ type: 'Named', version: 1, data })).toMatchObject({
      left: { _tag: 'Failure', kind: 'Unreadable', where: 'Named' },
    })
  })
  it('LOG-05: damaged data is a failure that names every fault, and not the value', () => {
    const damaged = read({
      type: 'Named',
      version: 3,
      data: { type: 'Named', first: '', last: 5, language: 'hunter2' },
    })
    expect(damaged).toMatchObject({ left: { faults: [{ path: 'first' }, { path: 'last' }, { path: 'language' }] } })
    expect(JSON.stringify(damaged)).not.toContain('hunter2')
  })
  it('the data of one type is not read as another', () => {
    expect(read({ type: 'Counted', version: 1, data: { type: 'Named', n: 3 } })).toMatchObject({
      left: { faults: [{ path: 'type' }] },
    })
  })
})
