import { storedNames } from '@mandat/domain/kit'
import { createHmac } from 'node:crypto'
import { derive } from './cipher.js'

/**
 * By what stores know the host's secret again: HMAC-SHA256 of a constant under a key of its own, so that it tells
 * nothing about any other key. WARNING: stored for ever.
 */
export const secretMark = (secret: Uint8Array): string =>
  createHmac('sha256', derive(secret, storedNames.contexts.markKey))
    .update(storedNames.contexts.mark)
    .digest('base64url')
