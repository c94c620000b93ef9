import { describe, expect, it } from '@jest/globals'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import type { TokenId } from '../../core/values/ids.js'
import { Secret } from '../../core/values/secret.js'
import { fromBase62, randomBase62, toBase62 } from './base62.js'
import { crc32 } from './crc32.js'
import { mintTokenText, parseTokenText, tokenPattern } from './tokenText.js'

const random = {
  bytes: (n: number) => new Uint8Array(randomBytes(n)),
  uuid: () => randomUUID(),
  sha256: (text: string) => createHash('sha256').update(text).digest('hex'),
}
const ids = fc.uuid().map((id) => id as TokenId)
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const refused = (text: string): string => {
  const parsed = parseTokenText(Secret.of(text))
  return E.isLeft(parsed) ? `${parsed.left.name} ${parsed.left.rule}` : 'taken for a token'
}

describe('the text of a token', () => {
  it('TOK-08: it is a prefix, an id, 30 random characters and a checksum, which a scanner can find', () => {
    const text = mintTokenText('0190a1b2-0000-7000-8000-000000000001' as TokenId, random).text.reveal()
    expect(text).toMatch(/^mdt_[0-9A-Za-z]{22}[0-9A-Za-z]{30}[0-9A-Za-z]{6}$/)
    expect(tokenPattern.exec(`curl -H "Authorization: Bearer ${text}"`)?.[0]).toBe(text)
  })
  it('TOK-08: 30 characters hold at least 178 bits', () => {
    expect(62n ** 30n > 2n ** 178n).toBe(true)
  })
  it("TOK-08: the checksum is that of GitHub's published format", () => {
    // the much-quoted example of one of its tokens: 30 characters, then their CRC32 in base 62
    expect(toBase62(BigInt(crc32('zQWBuTSOoRi4A9spHcVY5ncnsDkxkJ')), 6)).toBe('0mLq17')
    expect(crc32('123456789')).toBe(0xcbf43926)
  })
  it('TOK-08: whose token a text is can be read from it', () => {
    fc.assert(
      fc.property(ids, (id) => {
        expect(parseTokenText(mintTokenText(id, random).text)).toEqual(E.right(id))
      }),
      { numRuns: 200 },
    )
    for (const id of ['00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'] as TokenId[])
      expect(parseTokenText(mintTokenText(id, random).text)).toEqual(E.right(id))
  })
  it('TOK-08: any one changed character is refused without a look-up', () => {
    const characters = fc.oneof(fc.constantFrom(...ALPHABET), fc.string({ minLength: 1, maxLength: 1 }))
    fc.assert(
      fc.property(ids, fc.nat({ max: 61 }), characters, (id, at, character) => {
        const text = mintTokenText(id, random).text.reveal()
        fc.pre(text[at] !== character)
        expect(refused(text.slice(0, at) + character + text.slice(at + 1))).toBe('NotATokenText TOK-08')
      }),
      { numRuns: 500 },
    )
  })
  it('TOK-08: characters left out, doubled or swapped are refused', () => {
    fc.assert(
      fc.property(ids, fc.nat({ max: 60 }), (id, at) => {
        const text = mintTokenText(id, random).text.reveal()
        expect(refused(text.slice(0, at) + text.slice(at + 1))).toBe('NotATokenText TOK-08')
        expect(refused(text.slice(0, at + 1) + text.slice(at))).toBe('NotATokenText TOK-08')
        const [a, b] = [text[at] ?? '', text[at + 1] ?? '']
        if (a !== b) expect(refused(text.slice(0, at) + b + a + text.slice(at + 2))).toBe('NotATokenText TOK-08')
      }),
      { numRuns: 200 },
    )
  })
  it('TOK-08: whatever else is presented is refused', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), (text) => {
        expect(refused(text)).toBe('NotATokenText TOK-08')
      }),
      { numRuns: 200 },
    )
    expect(refused('')).toBe('NotATokenText TOK-08')
  })
  it('TOK-08: an id that no token can have is refused, be the checksum right', () => {
    const body = 'z'.repeat(52)
    expect(refused(`mdt_${body}${toBase62(BigInt(crc32(body)), 6)}`)).toBe('NotATokenText TOK-08')
  })
  it('TOK-08: the stored form is the SHA-256 of the whole text', () => {
    const { text, hash } = mintTokenText('0190a1b2-0000-7000-8000-000000000001' as TokenId, random)
    expect(hash).toBe(createHash('sha256').update(text.reveal()).digest('hex'))
  })
  it('TOK-08: every character is as likely as any other: bytes that would favour some are left out', () => {
    const all = Uint8Array.from({ length: 256 }, (_, i) => i)
    const text = randomBase62(248, () => all)
    for (const character of ALPHABET) expect(text.split(character).length - 1).toBe(4)
  })
  it('ACC-09: a minted text cannot be printed', () => {
    const minted = mintTokenText('0190a1b2-0000-7000-8000-000000000001' as TokenId, random)
    expect(JSON.stringify(minted)).not.toContain('mdt_')
    expect(JSON.stringify(parseTokenText(Secret.of(`${minted.text.reveal()}x`)))).not.toContain('mdt_')
  })
  it('TOK-08: base 62 goes there and back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), (n) => {
        expect(fromBase62(toBase62(n, 22))).toBe(n)
      }),
      { numRuns: 200 },
    )
    expect(fromBase62('a-b')).toBe(null)
  })
})
