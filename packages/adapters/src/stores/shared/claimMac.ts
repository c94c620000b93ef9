import { type ClaimKind, storedNames } from '@mandat/domain/kit'
import { createHmac } from 'node:crypto'

/** What a unique value is kept as: the same for the same kind, value and host key, and good for nothing else. */
export const claimMac =
  (hostKey: Uint8Array) =>
  (kind: ClaimKind, value: string): string =>
    createHmac('sha256', hostKey)
      .update(JSON.stringify([storedNames.contexts.claim, kind, value]))
      .digest('base64url')
