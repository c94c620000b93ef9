import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Passwords } from '../core/ports/passwords.js'
import { sampleDigest } from './sampleDigest.js'

const judge: Passwords['judge'] = (password, own, { min, max }) => {
  const text = password.reveal()
  if (text.length < min) return 'TooShort'
  if (text.length > max) return 'TooLong'
  if (text === 'password1password1') return 'Common'
  return own.some((one) => text.toLowerCase().includes(one.toLowerCase())) ? 'OwnName' : 'Acceptable'
}

/**
 * Passwords for tests of decisions, which foretell hashes and need one password of each verdict. This is no keeper of
 * passwords: it neither salts, nor normalises, nor knows a damaged hash, and is not held to the port's contract.
 */
export const samplePasswords: Passwords = {
  hash: (password) => TE.fromIO(() => sampleDigest(password.reveal())),
  verify: (password, hash) => TE.fromIO(() => sampleDigest(password.reveal()) === hash),
  judge,
}
