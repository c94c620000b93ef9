import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { format, inspect } from 'node:util'
import { serialize } from 'node:v8'
import { decodeWith, record } from './codecs.js'
import { Secret, secret } from './secret.js'

const word = 'hunter2-and-more'
const held = Secret.of(word)

describe('a secret', () => {
  it('gives its text to who asks for it by name', () => {
    expect(held.reveal()).toBe(word)
    expect([Secret.of('a').reveal(), Secret.of('b').reveal()]).toEqual(['a', 'b'])
  })

  it.each<[string, () => unknown]>([
    ['String', () => String(held)],
    ['a template', () => `${held as unknown as string}`],
    ['joining', () => [held, held].join()],
    ['adding', () => (held as unknown as string) + ''],
    ['JSON', () => JSON.stringify({ a: held, b: [held] })],
    ['JSON of an error', () => JSON.stringify(Object.assign(new Error('x'), { held }))],
    ['inspect', () => inspect({ a: { b: { c: { d: held } } } }, { depth: 9, showHidden: true })],
    ['inspect without customs', () => inspect(held, { customInspect: false, showHidden: true, getters: true })],
    ['format', () => [format('%s %o %O %j %d', held, held, held, held, held)]],
    ['keys', () => [Object.keys(held), Object.values(held), Object.entries(held), Reflect.ownKeys(held)]],
    ['its prototype', () => Reflect.ownKeys(Secret.prototype).map(String)],
    ['spread', () => JSON.stringify([{ ...held }, inspect({ ...held })])],
    ['assign', () => inspect(Object.assign({}, held))],
    ['a structured clone', () => inspect(structuredClone({ held }), { showHidden: true })],
    ['V8 serialisation', () => serialize({ a: structuredClone(held) }).toString('latin1')],
    ['an error message', () => new Error(`wrong: ${String(held)}`).message],
    ['a Map', () => inspect(new Map([['a', held]]))],
    [
      'for in',
      () => {
        const seen: string[] = []
        for (const k in held) seen.push(k)
        return seen
      },
    ],
    ['toLocaleString', () => held.toLocaleString()],
    ['a symbol description', () => Symbol(String(held)).description],
    ['valueOf', () => inspect(held.valueOf())],
    ['encoding', () => JSON.stringify(record({ p: secret() }).encode({ p: held }))],
  ])('ACC-09: does not leak through %s', (_, leak) => {
    expect(inspect(leak(), { depth: 9 })).not.toContain('hunter2')
    expect(String(leak())).not.toContain('hunter2')
  })

  it('ACC-09: cannot be changed into something that leaks', () => {
    expect(Object.isFrozen(held)).toBe(true)
    expect(() => {
      ;(held as unknown as { text: string }).text = 'x'
    }).toThrow(TypeError)
  })
})

describe('the codec of a secret', () => {
  it('keeps received text as a secret, and a secret as it is', () => {
    const made = decodeWith(record({ p: secret() }), { p: word })
    expect(E.isRight(made) && made.right.p instanceof Secret && made.right.p.reveal()).toBe(word)
    expect(decodeWith(secret(), held)).toEqual(E.right(held))
    expect(secret().is(word)).toBe(false)
    expect(secret().is({ reveal: () => word })).toBe(false)
  })
  it.each([
    ['nothing', ''],
    ['too long', 'x'.repeat(9)],
    ['a lone surrogate', 'a\ud83e'],
    ['a number', 7],
    ['null', null],
    ['a list', [word]],
    ['something like it', { reveal: () => word }],
  ])('%s is refused', (_, u) => {
    expect(decodeWith(secret(8), u)).toEqual(E.left([{ path: '', expected: 'a secret of 1 to 8 characters' }]))
  })
  it('takes any pass phrase, control characters and all', () => {
    for (const p of ['x'.repeat(8), '🥐 é \u0000', ' ']) expect(E.isRight(decodeWith(secret(8), p))).toBe(true)
  })
  it('is a type of its own, and is not a string', () => {
    const codec: t.Type<Secret, unknown> = secret()
    expect(codec.name).toBe('Secret')
  })
})
