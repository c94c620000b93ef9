import { Secret } from '@mandat/domain'
import { type Links, type LinkTarget, storedNames } from '@mandat/domain/kit'
import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Mailed links: HMAC-SHA256 of what they stand for, so that a process that died can make the same link again.
 * @example
 * const links = hmacLinks(hostKeys(secret).links)
 */
export const hmacLinks = (key: Uint8Array): Links => {
  // JSON keeps the parts apart: no two targets give the same text
  const macOf = ({ purpose, stream, term, attempt }: LinkTarget): string =>
    createHmac('sha256', key)
      .update(JSON.stringify([storedNames.contexts.link, purpose, stream, term, attempt]))
      .digest('base64url')
  return {
    sign: (target) => Secret.of(macOf(target)),
    verify: (target, presented) => {
      const expected = Buffer.from(macOf(target))
      const given = Buffer.from(presented.reveal())
      return given.length === expected.length && timingSafeEqual(given, expected)
    },
  }
}
