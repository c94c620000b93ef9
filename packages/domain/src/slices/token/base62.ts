/**
 * The alphabet of GitHub's tokens: digits, capitals, small letters. Numbers of a fixed width, which libraries do not have:
 * theirs (base 58 and the like) turn every leading zero byte into a digit.
 */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const BASE = 62n
/** The largest multiple of 62 that a byte can reach: bytes from here on would favour some characters. */
const FAIR = 248

/** `n` in base 62 with leading zeros, `width` characters long. */
export const toBase62 = (n: bigint, width: number): string => {
  let rest = n
  let text = ''
  while (text.length < width) {
    text = (ALPHABET[Number(rest % BASE)] ?? '') + text
    rest /= BASE
  }
  return text
}

/** The number that base-62 text stands for; `null` for other characters. */
export const fromBase62 = (text: string): bigint | null => {
  let n = 0n
  for (const char of text) {
    const digit = ALPHABET.indexOf(char)
    if (digit === -1) return null
    n = n * BASE + BigInt(digit)
  }
  return n
}

/** `count` random characters, each as likely as any other. */
export const randomBase62 = (count: number, bytes: (count: number) => Uint8Array): string => {
  let text = ''
  while (text.length < count)
    for (const byte of bytes(count - text.length)) if (byte < FAIR) text += ALPHABET[byte % ALPHABET.length] ?? ''
  return text
}
