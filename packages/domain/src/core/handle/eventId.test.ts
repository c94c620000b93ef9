import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { eventIdOf, nextDecision } from './eventId.js'
import { type CommandId, EventId } from '../values/ids.js'

const commandId = fc.uuid() as unknown as fc.Arbitrary<CommandId>
const decision = fc.record({ seed: fc.uint8Array({ minLength: 16, maxLength: 16 }), count: fc.nat() })

describe('the ids of events', () => {
  it('are UUIDs, and each place in a decision has its own', () => {
    fc.assert(
      fc.property(commandId, decision, fc.uniqueArray(fc.nat(), { maxLength: 20 }), (command, made, places) => {
        const ids = places.map((place) => eventIdOf(command, made, place))
        expect(ids.every((id) => EventId.is(id))).toBe(true)
        expect(new Set(ids).size).toBe(places.length)
      }),
      { numRuns: 200 },
    )
  })
  it('LOG-07: the same decision gives the same ids; the next one of the same command, and one of another process, do not', () => {
    fc.assert(
      fc.property(commandId, decision, fc.constantFrom(0, 3, 4, 7, 9, 15), fc.nat(7), (command, made, byte, bit) => {
        const id = eventIdOf(command, made, 0)
        const elsewhere = { ...made, seed: made.seed.map((value, i) => (i === byte ? value ^ (1 << bit) : value)) }
        expect(eventIdOf(command, { ...made }, 0)).toBe(id)
        expect(eventIdOf(command, { ...made, count: made.count + 1 }, 0)).not.toBe(id)
        expect(eventIdOf(command, elsewhere, 0)).not.toBe(id)
      }),
      { numRuns: 200 },
    )
  })
  it('are apart for two commands, whatever was drawn', () => {
    const made = { seed: new Uint8Array(16), count: 1 }
    const ids = [1, 2].map((n) => eventIdOf(`018f2b6a-0000-7000-8000-00000000000${String(n)}` as CommandId, made, 0))
    expect(new Set(ids).size).toBe(2)
  })
  it("are the command's digits, mixed with what was drawn, the count and the place, under the marks of a UUID of version 8", () => {
    const of = (command: string, seed: number, count: number, index: number) =>
      eventIdOf(command as CommandId, { seed: new Uint8Array(16).fill(seed), count }, index)
    expect(of('01234567-89ab-4def-8123-456789abcdef', 0, 0, 0)).toBe('01234567-89ab-8def-8123-456789abcdef')
    expect(of('ffffffff-ffff-4fff-8fff-ffffffffffff', 0, 0x01020304, 0x0a0b0c0d)).toBe(
      'fefdfcfb-ffff-8fff-8fff-fffff5f4f3f2',
    )
    expect(of('00000000-0000-4000-8000-000000000000', 0x5a, 0, 0)).toBe('5a5a5a5a-5a5a-8a5a-9a5a-5a5a5a5a5a5a')
  })
  it('are drawn for once in a process, and counted', () => {
    let draws = 0
    const random = { bytes: (count: number) => new Uint8Array(count).fill(++draws), sha256: () => '' }
    expect([nextDecision(random), nextDecision(random)].map(({ count }) => count)).toEqual([1, 2])
    expect(nextDecision({ ...random })).toEqual({ seed: new Uint8Array(16).fill(2), count: 1 })
    expect(draws).toBe(2)
  })
})
