import { folded } from './folded.js'

/** A part of a name, or a local part, that is shorter stands in too many words that mean nobody. */
const PART = 4

const lettersOf = (text: string): number => [...text.matchAll(/\p{L}/gu)].length
const squeezed = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')
/** `Müller` is typed `Muller` and `Mueller`. */
const withoutUmlauts = (text: string): string =>
  text.normalize('NFC').replace(/[äöüÄÖÜ]/gu, (umlaut) => `${umlaut.normalize('NFD').charAt(0)}e`)

const ofEmail = (email: string): ReadonlyArray<string> => {
  const local = email.slice(0, email.lastIndexOf('@'))
  return [email, ...[local, squeezed(local)].filter((part) => [...part].length >= PART)]
}
/** A whole name counts from two letters on: `Li` is one, an initial is not. */
const ofName = (name: string): ReadonlyArray<string> => [
  ...[name, squeezed(name)].filter((whole) => lettersOf(whole) >= 2),
  ...name.split(/[^\p{L}\p{M}]+/u).filter((part) => lettersOf(part) >= PART),
]

/**
 * Whether a password contains what everybody knows of its owner (ACC-07): the whole name, a part of it of four letters
 * or more, the e-mail address, or its local part of four characters or more; whatever the case, accents and separators.
 */
export const containsOwnName = (password: string, own: ReadonlyArray<string>): boolean => {
  const written = folded(password)
  const haystacks = [written, squeezed(written)]
  const known = own.map((text) => text.trim()).flatMap((text) => (text.includes('@') ? ofEmail(text) : ofName(text)))
  return known
    .flatMap((text) => [folded(text), folded(withoutUmlauts(text))])
    .some((needle) => needle !== '' && haystacks.some((haystack) => haystack.includes(needle)))
}
