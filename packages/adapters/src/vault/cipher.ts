import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { type Sealed } from '@mandat/domain'
import { storedNames } from '@mandat/domain/kit'

/** AES-256-GCM with a random IV of 96 bits per box. A box is base64url of IV, ciphertext and tag. */
export const KEY_BYTES = 32
const IV_BYTES = 12
const TAG_BYTES = 16

/** What a box is bound to. WARNING: never changed, or nothing opens any more. */
export const boxContext = ({ subject, category, field }: Pick<Sealed, 'subject' | 'category' | 'field'>): string =>
  JSON.stringify([storedNames.contexts.box, subject, category, field])
export const keyContext = (subject: string, category: string): string =>
  JSON.stringify([storedNames.contexts.key, subject, category])

export const seal = (key: Uint8Array, context: string, plain: Uint8Array): string => {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES }).setAAD(Buffer.from(context))
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString('base64url')
}

/** The plain bytes, or `null` for a box that was altered, moved to another context, or sealed with another key. */
export const open = (key: Uint8Array, context: string, box: string): Buffer | null => {
  const bytes = Buffer.from(box, 'base64url')
  // Buffer skips what is not base64url and ignores spare bits: only the one spelling of a box counts
  if (bytes.length < IV_BYTES + TAG_BYTES || bytes.toString('base64url') !== box) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(context))
      .setAuthTag(bytes.subarray(-TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()])
  } catch {
    return null
  }
}

/** A key for one purpose from a key for several (HKDF-SHA256). */
export const derive = (key: Uint8Array, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), purpose, KEY_BYTES))
