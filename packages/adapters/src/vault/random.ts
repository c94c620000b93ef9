import type { Random } from '@mandat/domain/kit'
import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** The operating system's randomness. */
export const cryptoRandom: Random = {
  bytes: (count) => new Uint8Array(randomBytes(count)),
  uuid: () => timeOrdered(Date.now(), randomUUID()),
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
}

/**
 * Version 7 of a random UUID: the time in front of 74 of its random bits. Written where a unique index of them ends,
 * whose cost is then lost in the noise; ids that are random all over were measured at half of a command.
 */
const timeOrdered = (now: number, random: string): string => {
  const time = now.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`
}
