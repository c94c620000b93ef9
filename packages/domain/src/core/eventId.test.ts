import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { eventIdOf } from './eventId.js'
import { type CommandId, EventId } from './ids.js'

const commandId = fc.uuid() as unknown as fc.Arbitrary<CommandId>
const nonce = fc.uint8Array({ minLength: 16, maxLength: 16 })

describe('the ids of events', () => {
  it('are UUIDs, and each place in a decision has its own', () => {
    fc.assert(fc.property(commandId, nonce, fc.uniqueArray(fc.nat(), { maxLength: 20 }), (command, bytes, places) => {
      const ids = places.map((place) => eventIdOf(command, bytes, place))
      expect(ids.every((id) => EventId.is(id))).toBe(true)
      expect(new Set(ids).size).toBe(places.length)
    }), { numRuns: 200 })
  })
  it('LOG-07: the same decision gives the same ids, another one of the same command does not', () => {
    fc.assert(fc.property(commandId, nonce, fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 5 }), (command, bytes, byte, bit) => {
      const other = bytes.map((value, i) => (i === byte ? value ^ (1 << bit) : value))
      // two bits say the version, and four that it is one: they are not the maker's own
      const taken = byte === 6 && bit >= 4
      expect(eventIdOf(command, Uint8Array.from(bytes), 0)).toBe(eventIdOf(command, bytes, 0))
      expect(eventIdOf(command, other, 0) === eventIdOf(command, bytes, 0)).toBe(taken)
    }), { numRuns: 200 })
  })
  it('are apart for two commands, whatever the random bytes', () => {
    const first = '018f2b6a-0000-7000-8000-000000000001' as CommandId
    const second = '018f2b6a-0000-7000-8000-000000000002' as CommandId
    expect(eventIdOf(first, new Uint8Array(16), 0)).not.toBe(eventIdOf(second, new Uint8Array(16), 0))
  })
})
