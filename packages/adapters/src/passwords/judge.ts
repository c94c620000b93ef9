import type { Passwords } from '@mandat/domain'
import { passwordForm } from '@mandat/domain/kit'
import { isGuessable } from './guessable.js'
import { containsOwnName } from './ownName.js'

/**
 * ACC-07's verdict by NIST SP 800-63B-4. Each Unicode code point counts as one character: of the text as it came or of
 * its NFKC form, whichever is shorter, so that neither a decomposed accent nor a ligature makes a password longer. No
 * rule of composition. `Common` is what stands in the list of breached passwords, or is a variant of it.
 * @example judgePassword(Secret.of('Password123'), [], { min: 8, max: 128 }) // 'Common'
 */
export const judgePassword: Passwords['judge'] = (password, own, { min, max }) => {
  const normal = passwordForm(password)
  const length = Math.min([...password.reveal()].length, [...normal].length)
  if (length < min) return 'TooShort'
  if (length > max) return 'TooLong'
  if (isGuessable(normal)) return 'Common'
  return containsOwnName(normal, own) ? 'OwnName' : 'Acceptable'
}
