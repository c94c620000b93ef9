import * as E from 'fp-ts/lib/Either.js'
import type { Random } from '../../core/ports/random.js'
import type { TokenId } from '../../core/values/ids.js'
import { Secret } from '../../core/values/secret.js'
import { fromBase62, randomBase62, toBase62 } from './base62.js'
import { crc32 } from './crc32.js'
import { refuse, type TokenRefusal } from './refusals.js'

/**
 * `mdt_`, the token's id (22), randomness (30: over 178 bits), checksum (6): GitHub's published format with an id in
 * it.
 */
const PREFIX = 'mdt_'
const ID = 22
const RANDOM = 30
const CHECKSUM = 6
/** What a scanner for leaked secrets looks for (TOK-08). */
export const tokenPattern = /\bmdt_[0-9A-Za-z]{58}\b/

const checksumOf = (body: string): string => toBase62(BigInt(crc32(body)), CHECKSUM)

/** A token's text, to be shown once, and its stored form (TOK-05). */
export const mintTokenText = (token: TokenId, random: Random): { readonly text: Secret; readonly hash: string } => {
  const body = toBase62(BigInt(`0x${token.replaceAll('-', '')}`), ID) + randomBase62(RANDOM, random.bytes)
  const text = `${PREFIX}${body}${checksumOf(body)}`
  return { text: Secret.of(text), hash: random.sha256(text) }
}

/**
 * Which token a presented text is of; a typo is refused without a look-up. Whether it is genuine, its hash must show.
 */
export const parseTokenText = (presented: Secret): E.Either<TokenRefusal, TokenId> => {
  const text = presented.reveal()
  const body = text.slice(PREFIX.length, -CHECKSUM)
  if (!text.startsWith(PREFIX) || body.length !== ID + RANDOM || text.slice(-CHECKSUM) !== checksumOf(body))
    return refuse.NotATokenText()
  const id = fromBase62(body.slice(0, ID))
  if (id === null || fromBase62(body) === null || id >= 1n << 128n) return refuse.NotATokenText()
  const hex = id.toString(16).padStart(32, '0')
  return E.right(
    [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-') as TokenId,
  )
}
