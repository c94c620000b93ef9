const MAX = 120

/** Somebody else chose this text: it stays one short line, turns no writing round and brings no link of its own. */
export const tamed = (text: string): string => {
  const line = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\b[a-z][a-z0-9+.-]*:\/\//gi, '')
    .toWellFormed()
    .trim()
  const characters = [...line]
  return characters.length <= MAX ? line : `${characters.slice(0, MAX - 1).join('')}…`
}
