import { describe, expect, it } from '@jest/globals'
import { instantOf, type Opened, type Sealed } from '@mandat/domain'
import { PersonName, tampered } from '@mandat/domain/kit'
import { sampleBox } from '@mandat/domain/testing'
import * as E from 'fp-ts/lib/Either.js'
import { openBoxes, textOf } from './openBoxes.js'
import { sameJson } from '../rebuild/sameJson.js'

const erased = { _tag: 'Erased', at: instantOf(0) } as const
const open = (box: Sealed) => async () =>
  box.box === 'bad'
    ? E.left(tampered('box', 'altered'))
    : E.right<never, Opened>(box.box === 'gone' ? erased : { _tag: 'Plain', text: box.box })

describe('opening the boxes of a view', () => {
  it('PRV-03: opens them wherever they are, and says which were erased', async () => {
    const view = {
      name: sampleBox(PersonName, 'p', 'Anna'),
      missing: null,
      list: [{ name: sampleBox(PersonName, 'p', 'gone'), count: 3 }],
      on: true,
    }
    expect(await openBoxes(open)(view)()).toEqual(
      E.right({ name: { _tag: 'Plain', text: 'Anna' }, missing: null, list: [{ name: erased, count: 3 }], on: true }),
    )
  })
  it('PRV-07: a box that does not open is never an empty field', async () => {
    expect(await openBoxes(open)([sampleBox(PersonName, 'p', 'Anna'), sampleBox(PersonName, 'p', 'bad')])()).toEqual(
      E.left(tampered('box', 'altered')),
    )
  })
  it('gives text for people', () => {
    expect([textOf({ _tag: 'Plain', text: 'Anna' }), textOf(erased), textOf(erased, 'erased')]).toEqual([
      'Anna',
      '',
      'erased',
    ])
  })
})

describe('small parts', () => {
  it('JSON is the same whatever the order of its fields', () => {
    expect(sameJson({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true)
    for (const other of [
      { a: 1 },
      { a: 1, b: [1] },
      { a: 1, b: [1, { c: 0 }] },
      { a: 1, b: [{ c: null }, 1] },
      { a: 1, d: [1, { c: null }] },
      [1],
      null,
    ])
      expect(sameJson({ a: 1, b: [1, { c: null }] }, other)).toBe(false)
  })
})
