import type { CommandId, EventId } from '../values/ids.js'
import type { Random } from '../ports/random.js'

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
/** Where the 32 digits of a UUID stand. */
const DIGITS = Array.from({ length: 36 }, (_, i) => i).filter((i) => ![8, 13, 18, 23].includes(i))
const digit = (text: string, i: number): number => {
  const code = text.charCodeAt(DIGITS[i] ?? 0)
  return (code & 15) + (code > 57 ? 9 : 0)
}

/**
 * What tells decisions apart, here and in other processes: bytes drawn once, and a count. Drawing for each would cost
 * more than the rest.
 */
export interface Decision {
  readonly seed: Uint8Array
  readonly count: number
}
const decisions = new WeakMap<Random, { readonly seed: Uint8Array; count: number }>()
export const nextDecision = (random: Random): Decision => {
  const drawn = decisions.get(random) ?? { seed: random.bytes(16), count: 0 }
  decisions.set(random, drawn)
  drawn.count = (drawn.count + 1) >>> 0
  return { ...drawn }
}

const byteOf = (n: number, i: number): number => (n >>> (8 * (3 - i))) & 255

/**
 * The id of a decision's event: the command's id, mixed with the decision and the event's place in it. A UUID of
 * version 8, whose content is the maker's own; a hash would say no more and cost a tenth of a command.
 */
export const eventIdOf = (command: CommandId, { seed, count }: Decision, index: number): EventId => {
  let id = ''
  for (let i = 0; i < 16; i++) {
    const place = i < 4 ? byteOf(count, i) : i < 12 ? 0 : byteOf(index, i - 12)
    const mixed = (((digit(command, 2 * i) << 4) | digit(command, 2 * i + 1)) ^ (seed[i] ?? 0) ^ place) & 255
    const byte = i === 6 ? (mixed & 0x0f) | 0x80 : i === 8 ? (mixed & 0x3f) | 0x80 : mixed
    id += (i === 4 || i === 6 || i === 8 || i === 10 ? '-' : '') + (HEX[byte] ?? '')
  }
  return id as EventId
}
