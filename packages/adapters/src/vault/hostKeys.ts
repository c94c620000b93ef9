import { storedNames } from '@mandat/domain/kit'
import { derive } from './cipher.js'

/** What a host's one secret is used for, a key each: none tells anything about another. */
export interface HostKeys {
  /** Wraps the keys of persons. */
  readonly master: Uint8Array
  /** Of the hashes of unique values. */
  readonly claims: Uint8Array
  /** Of mailed links. */
  readonly links: Uint8Array
  /** Of the marks by which guesses and mails are counted. */
  readonly counts: Uint8Array
}

/**
 * Derives a host's keys (HKDF-SHA256) from its secret of 32 bytes. WARNING: another secret, and nothing opens any more.
 */
export const hostKeys = (secret: Uint8Array): HostKeys => ({
  master: derive(secret, storedNames.contexts.masterKey),
  claims: derive(secret, storedNames.contexts.claimsKey),
  links: derive(secret, storedNames.contexts.linksKey),
  counts: derive(secret, storedNames.contexts.countsKey),
})
