import { Secret } from '@mandat/domain'
import { type LinkTarget } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { hmacLinks } from './links.js'

const links = hmacLinks(new Uint8Array(32).fill(1))
const target: LinkTarget = { purpose: 'PasswordReset', stream: 'account-1', term: '3', attempt: 2 }

describe('mailed links', () => {
  it('are the same in every process with the key, and verify there only', () => {
    const link = links.sign(target)
    expect(link.reveal()).toMatch(/^[\w-]{43}$/)
    expect(hmacLinks(new Uint8Array(32).fill(1)).verify(target, link)).toBe(true)
    expect(hmacLinks(new Uint8Array(32).fill(2)).verify(target, link)).toBe(false)
  })

  it('ACC-09: do not show when printed', () => {
    expect(`${String(links.sign(target))}${JSON.stringify(links.sign(target))}`).toBe('[secret]"[secret]"')
  })

  it('altered, cut or other text does not verify', () => {
    const text = links.sign(target).reveal()
    const altered = [...text].map((c, i) => text.slice(0, i) + (c === 'A' ? 'B' : 'A') + text.slice(i + 1))
    for (const other of [...altered, '', text.slice(1), `${text}=`, `${text}A`, text.toUpperCase(), 'ü'.repeat(43)])
      expect(links.verify(target, Secret.of(other))).toBe(false)
  })

  it('no two targets share a link, however their parts are cut', () => {
    const part = fc.oneof(fc.constantFrom('', '1', '11', 'a-1', 'a-11', '","'), fc.string())
    const any: fc.Arbitrary<LinkTarget> = fc.record({
      purpose: fc.constantFrom('Registration', 'PasswordReset', 'MemberInvitation', 'PartnerInvitation', 'EmailChange'),
      stream: part,
      term: part,
      attempt: fc.nat({ max: 12 }),
    })
    fc.assert(
      fc.property(any, any, (a, b) => {
        expect(links.verify(a, links.sign(a))).toBe(true)
        expect(links.verify(a, links.sign(b))).toBe(JSON.stringify(a) === JSON.stringify(b))
      }),
    )
  })
})
