import type { Random } from '@mandat/domain'
import { createHash, randomBytes } from 'node:crypto'

/** The operating system's randomness. */
export const cryptoRandom: Random = {
  bytes: (count) => new Uint8Array(randomBytes(count)),
  sha256: (text) => createHash('sha256').update(text).digest('hex'),
}
