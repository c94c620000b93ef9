import { EventId } from '@mandat/domain'

/** What an HMAC of 32 bytes is as base64url, and nothing else is. */
const DIGEST = /^[\w-]{42}[AEIMQUYcgkosw048]$/

/**
 * The bytes that a name takes in the file, in hexadecimal as SQLite writes it: 16 of a UUID, 32 of a digest, and of anything else its text
 * behind a NUL, which no name has; two where it would come to 16 or 32. No two names have the same.
 */
export const hexOf = (name: string): string => {
  if (EventId.is(name))
    return (
      name.slice(0, 8)
      + name.slice(9, 13)
      + name.slice(14, 18)
      + name.slice(19, 23)
      + name.slice(24)
    ).toUpperCase()
  if (DIGEST.test(name)) return Buffer.from(name, 'base64url').toString('hex').toUpperCase()
  const hex = `00${Buffer.from(name).toString('hex').toUpperCase()}`
  return hex.length === 32 || hex.length === 64 ? `00${hex}` : hex
}

/** The name of such bytes. */
export const nameOf = (bytes: string): string => {
  const hex = bytes.toLowerCase()
  switch (hex.length) {
    case 32:
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    case 64:
      return Buffer.from(hex, 'hex').toString('base64url')
    default:
      return Buffer.from(hex.replace(/^(00){1,2}/, ''), 'hex').toString()
  }
}
