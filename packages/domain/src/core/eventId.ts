import type { CommandId, EventId } from './ids.js'

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
/** Where the 32 digits of a UUID stand. */
const DIGITS = Array.from({ length: 36 }, (_, i) => i).filter((i) => ![8, 13, 18, 23].includes(i))
const digit = (text: string, i: number): number => {
  const code = text.charCodeAt(DIGITS[i] ?? 0)
  return (code & 15) + (code > 57 ? 9 : 0)
}

/**
 * The id of a decision's event: the command's id, mixed with 16 random bytes of the decision and the event's place in it. A
 * UUID of version 8, whose content is the maker's own; a hash would say no more and cost a tenth of a command.
 */
export const eventIdOf = (command: CommandId, nonce: Uint8Array, index: number): EventId => {
  let id = ''
  for (let i = 0; i < 16; i++) {
    const place = i < 12 ? 0 : (index >>> (8 * (15 - i))) & 255
    const mixed = (((digit(command, 2 * i) << 4) | digit(command, 2 * i + 1)) ^ (nonce[i] ?? 0) ^ place) & 255
    const byte = i === 6 ? (mixed & 0x0f) | 0x80 : i === 8 ? (mixed & 0x3f) | 0x80 : mixed
    id += (i === 4 || i === 6 || i === 8 || i === 10 ? '-' : '') + (HEX[byte] ?? '')
  }
  return id as EventId
}
