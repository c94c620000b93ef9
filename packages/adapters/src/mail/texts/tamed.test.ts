import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { tamed } from './tamed.js'

describe('text that somebody else chose', () => {
  it.each([
    ['https://evil.example', 'evil.example'],
    ['http:/http:///evil.example', 'evil.example'],
    ['hthttp://tp://evil.example', 'evil.example'],
    ['_http://evil.example', '_evil.example'],
    ['1http://evil.example', '1evil.example'],
    ['ht\u061ctp://evil.example', 'evil.example'],
  ])('brings no link of its own: %s', (text, line) => {
    expect(tamed(text).replace(/^\//, '')).toBe(line)
  })
  it('brings no link of its own, however it is put together', () => {
    const parts = fc.array(fc.constantFrom('http', ':', '/', '://', 's', '\u200e', ' ', '_', '1', 'evil.example'))
    fc.assert(
      fc.property(parts, (made) => {
        expect(tamed(made.join(''))).not.toMatch(/[a-z]:\/\//i)
      }),
    )
  })
})
