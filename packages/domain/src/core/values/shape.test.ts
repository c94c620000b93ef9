import { describe, expect, it } from '@jest/globals'
import * as t from 'io-ts'
import { dictionary, list, nullable, record, text, variants } from './codecs.js'
import { AccountId } from './ids.js'
import { Money } from './money.js'
import { isSealed, personal } from './sealed.js'
import { secret } from './secret.js'
import { personalFields, plainOf, shapeOf, strangers } from './shape.js'

const Name = personal({
  field: 'name',
  category: 'Identity',
  subject: 'account',
  plain: text(1, 9),
  purpose: 'to know who it is',
})
const Mail = personal({
  field: 'mail',
  category: 'Contact',
  subject: 'account',
  plain: text(3, 9),
  purpose: 'to write to them',
})
const codec = record({
  account: AccountId,
  name: Name,
  mail: nullable(Mail),
  all: list(record({ name: Name })),
  by: dictionary(nullable(Name)),
  who: variants({ One: { account: AccountId, mail: Mail }, None: {} }),
  password: secret(),
  price: Money,
})
const box = (type: typeof Name) => ({ subject: 'x', category: type.spec.category, field: type.spec.field, box: 'abc' })

describe('what a codec is made of', () => {
  it('is told for every block', () => {
    expect(
      [
        codec,
        list(Name),
        dictionary(Name),
        nullable(Name),
        variants({ A: {} }),
        Name,
        secret(),
        text(1, 2),
        t.string,
        t.literal('a'),
        AccountId,
      ].map((c) => shapeOf(c)._tag),
    ).toEqual([
      'Record',
      'List',
      'Dictionary',
      'Nullable',
      'Variants',
      'Personal',
      'Secret',
      'Leaf',
      'Leaf',
      'Leaf',
      'Leaf',
    ])
  })
})

describe('the register of a codec', () => {
  it('has every personal field with its path, through everything', () => {
    expect(personalFields(codec).map(({ path, type }) => [path, type])).toEqual([
      ['name', Name],
      ['mail', Mail],
      ['all.*.name', Name],
      ['by.*', Name],
      ['who.mail', Mail],
    ])
    expect(personalFields(Money)).toEqual([])
  })
})

describe('what a host writes', () => {
  const plain = plainOf(codec)
  const good = {
    account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501',
    name: 'Anna',
    mail: null,
    all: [{ name: 'B' }],
    by: { a: 'C', b: null },
    who: { _tag: 'One', account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501', mail: 'a@b' },
    password: 'p',
    price: { amount: 1, currency: 'CHF' },
  }
  it('is plain text where the inside has boxes, all else the same', () => {
    expect(plain.decode(good)._tag).toBe('Right')
    expect(plain.decode({ ...good, name: box(Name) })._tag).toBe('Left')
    expect(plain.decode({ ...good, name: '0123456789' })._tag).toBe('Left')
    expect(plain.decode({ ...good, who: { _tag: 'None' } })._tag).toBe('Right')
    expect(plain.decode({ ...good, price: { amount: 1.5, currency: 'CHF' } })._tag).toBe('Left')
    expect(codec.decode(good)._tag).toBe('Left')
    expect(personalFields(plain)).toEqual([])
  })

  it('has no fields but those', () => {
    expect(strangers(plain, good)).toEqual([])
    const odd = {
      ...good,
      more: 1,
      price: { ...good.price, tax: 1 },
      all: [{ name: 'B' }, { name: 'B', x: 1 }],
      by: { z: 'C' },
      who: { ...good.who, role: 'x' },
    }
    expect(
      strangers(plain, odd)
        .map((f) => f.path)
        .sort(),
    ).toEqual(['all.1.x', 'more', 'price.tax', 'who.role'])
    expect(strangers(plain, odd).every((f) => f.expected === 'no such field')).toBe(true)
  })

  it('has no fields that objects inherit either', () => {
    for (const key of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      const input: unknown = JSON.parse(`{"amount": 1, "currency": "CHF", "${key}": {"a": 1}}`)
      expect(strangers(Money, input)).toEqual([{ path: key, expected: 'no such field' }])
    }
    for (const tag of ['__proto__', 'constructor', 'toString'])
      expect(strangers(variants({ A: {} }), { _tag: tag, x: 1 })).toEqual([])
  })

  it('is looked at without falling over what is something else altogether', () => {
    for (const value of [null, undefined, 7, 'x', [], [[]], () => 1])
      for (const c of [codec, list(codec), dictionary(codec), nullable(codec), codec.props.who])
        expect(strangers(c, value)).toEqual([])
  })
})

describe('a sealed box', () => {
  it('is one of its own category and field', () => {
    expect(Name.is(box(Name))).toBe(true)
    expect(Name.is(box(Mail))).toBe(false)
    expect(Name.is({ ...box(Name), category: 'Contact' })).toBe(false)
    expect(Name.is({ ...box(Name), field: 'mail' })).toBe(false)
    expect(Name.is('Anna')).toBe(false)
    expect(Name.decode(box(Mail))._tag).toBe('Left')
  })
  it.each([
    null,
    undefined,
    'x',
    [],
    {},
    { ...box(Name), subject: 1 },
    { ...box(Name), box: null },
    { ...box(Name), category: 'Other' },
    { ...box(Name), category: 'toString' },
  ])('%j is none', (u) => {
    expect(isSealed(u)).toBe(false)
  })
})
