import type { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { createRequire } from 'node:module'
import { commonPasswords } from './commonPasswords.js'

/** Fewer tries than this find it: what random letters of the least length take is twice as much. */
const GUESSES = 50_000_000
/** What people put a year behind, in the languages of the mails; the list of breached passwords has not all of them. */
const seasons = [
  ...['spring', 'summer', 'autumn', 'fall', 'winter'],
  ...['frühling', 'sommer', 'herbst'],
  ...['printemps', 'été', 'automne', 'hiver'],
  ...['primavera', 'estate', 'autunno', 'inverno'],
]

type Zxcvbn = typeof import('@zxcvbn-ts/core')
type Common = typeof import('@zxcvbn-ts/language-common')
let known: ZxcvbnFactory | undefined

/**
 * ACC-07: a common password, or what is made of them: with a year or a number behind it, letters written as digits,
 * twice over, a row of the keyboard, a sequence, one character again and again. Loaded at the first use, once; a
 * verdict is given at once, not in a promise.
 * @example isGuessable('Sommer2024') // true
 */
export const isGuessable = (password: string): boolean =>
  commonPasswords().has(password.toLowerCase()) || (known ??= load()).check(password).guesses < GUESSES

const load = (): ZxcvbnFactory => {
  const require = createRequire(import.meta.url)
  const { ZxcvbnFactory: Factory } = require('@zxcvbn-ts/core') as Zxcvbn
  const { dictionary, adjacencyGraphs } = require('@zxcvbn-ts/language-common') as Common
  return new Factory({ dictionary: { ...dictionary, seasons }, graphs: adjacencyGraphs })
}
