const MAX = 120
/** Wherever it stands: programs that look for links begin in the middle of a word too. */
const SCHEME = /[a-z][a-z0-9+.-]*:\/\//gi

/** Until there is none: what stood on both sides of one may make another. */
const withoutSchemes = (text: string): string => {
  const less = text.replace(SCHEME, '')
  return less === text ? text : withoutSchemes(less)
}

/** Somebody else chose this text: it stays one short line, turns no writing round and brings no link of its own. */
export const tamed = (text: string): string => {
  const flat = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  const line = withoutSchemes(flat).toWellFormed().trim()
  const characters = [...line]
  return characters.length <= MAX ? line : `${characters.slice(0, MAX - 1).join('')}…`
}
