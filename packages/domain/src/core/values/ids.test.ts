import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { AccountId } from './ids.js'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

describe('ids', () => {
  it('are UUIDs in lower case, and nothing else', () => {
    const change = fc.record({
      at: fc.nat(36),
      by: fc.oneof(fc.constantFrom('', '-', 'g', 'A', '/', ':', '`', '\u0100', '\u0161', '\n'), fc.string()),
    })
    fc.assert(
      fc.property(fc.uuid(), fc.array(change, { maxLength: 2 }), (uuid, changes) => {
        const text = changes.reduce(
          (before, { at, by }) => before.slice(0, at) + by + before.slice(at + by.length),
          uuid,
        )
        expect([text, AccountId.is(text)]).toEqual([text, UUID.test(text)])
      }),
      { numRuns: 2_000 },
    )
    for (const other of ['', '0'.repeat(36), '-'.repeat(36), null, undefined, 7, { length: 36 }])
      expect(AccountId.is(other)).toBe(false)
  })
})
