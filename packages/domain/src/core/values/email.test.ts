import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { emailText, normalEmail, storedEmailText } from './email.js'

const INVISIBLE = ['\u00ad', '\u200b', '\u200d', '\u2060', '\ufeff', '\u202e', '\ufe0f']
/** Addresses of several scripts, as people write them. */
const locals = fc
  .array(fc.constantFrom(...'abcxyz019._+-', 'é', 'ß', 'Ω', 'я', '日'), { minLength: 1, maxLength: 12 })
  .map((signs) => signs.join(''))
const domains = fc.constantFrom('example.ch', 'bücher.example', 'mail.straße.de', 'пример.рф', 'xn--bcher-kva.example')
const addresses = fc.tuple(locals, domains).map(([local, domain]) => `${local}@${domain}`)

describe('the normal form of an address', () => {
  it('ACC-14: is NFC, in small letters, with the domain in ASCII, no trailing dot and nothing invisible', () => {
    const spelt = [
      ' Anna@Example.CH ',
      'anna@example.ch.',
      'anna@ex\u00adample.ch',
      'an\u200bna@example.ch\ufeff',
      'ANNA@ｅxample。ch',
    ]
    expect(spelt.map(normalEmail)).toEqual(Array(5).fill('anna@example.ch'))
    expect(['Zoe\u0308@B\u00dccher.example', 'zo\u00eb@bu\u0308cher.example.'].map(normalEmail)).toEqual(
      Array(2).fill('zo\u00eb@xn--bcher-kva.example'),
    )
    expect(normalEmail('anna@xn--BCHER-kva.example')).toBe('anna@xn--bcher-kva.example')
  })
  it('ACC-14, hole 12: letters of one capital are one letter', () => {
    expect(['Jo\u017fe@example.ch', '\u0391\u03a3@example.ch', '\u212aarl@example.ch'].map(normalEmail)).toEqual([
      'jose@example.ch',
      '\u03b1\u03c3@example.ch',
      'karl@example.ch',
    ])
    expect(normalEmail('\u03b1\u03c2@example.ch')).toBe('\u03b1\u03c3@example.ch')
  })
  it('ACC-14: two mailboxes stay two', () => {
    const all = ['anna@example.ch', 'ann.a@example.ch', 'anna+x@example.ch', 'anna@example.com', 'anna@mail.example.ch']
    expect(new Set(all.map(normalEmail)).size).toBe(all.length)
    expect(['anna@strasse.de', 'anna@straße.de'].map(normalEmail)).toEqual(['anna@strasse.de', 'anna@xn--strae-oqa.de'])
  })
  it('ACC-14: whatever is typed, a normal form is its own', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 40 }), addresses)
    const odd = fc.constantFrom('..', '.', '。', '@', 'xn--a', '1.2', '%61', '/x', ':80', '\u200d', 'ß', 'İ', 'Σ')
    const mixed = fc.array(fc.oneof(texts, odd), { maxLength: 5 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(mixed, (text) => {
        expect(normalEmail(normalEmail(text))).toBe(normalEmail(text))
      }),
      { numRuns: 2_000 },
    )
  })
  it('ACC-14: no way of spelling an address leads to another one', () => {
    const ways: ReadonlyArray<(text: string) => string> = [
      (text) => text.normalize('NFD'),
      (text) => text.replace(/@.*$/, (domain) => domain.toUpperCase().replaceAll('SS', 'ẞ')),
      (text) => `${text}.`,
      (text) => ` ${text}\t`,
      (text) => text.replace(/[a-z]/g, (letter) => letter.toUpperCase()),
      ...INVISIBLE.map((sign) => (text: string) => text.replace('@', `${sign}@${sign}`)),
    ]
    fc.assert(
      fc.property(addresses, fc.subarray([...ways]), (address, some) => {
        const spelt = some.reduce((text, way) => way(text), address)
        expect(normalEmail(spelt)).toBe(normalEmail(address))
      }),
      { numRuns: 1_000 },
    )
  })
  it('ACC-14: what is no address keeps its words, and is nobody else’s', () => {
    const all = ['', '@', 'anna', 'anna@', 'anna@example.ch/x', 'anna@example.ch:80', 'anna@ex%61mple.ch', 'anna@1.2']
    expect(all.map(normalEmail)).toEqual(all)
  })
})

describe('an address at input', () => {
  it('ACC-14: is taken as people write it', () => {
    const good = ['anna@example.ch', "o'hara+x_1@mail.example.com", 'Zoë@bücher.example', 'a@xn--bcher-kva.example']
    expect(good.filter((text) => !emailText.is(text))).toEqual([])
    fc.assert(
      fc.property(addresses, (address) => {
        expect(emailText.is(address)).toBe(true)
        expect(emailText.is(normalEmail(address))).toBe(true)
      }),
    )
  })
  it('ACC-14: is refused where the mailer would refuse it', () => {
    const bad = [
      ...['anna', 'anna@example', '@example.ch', 'anna@', 'a@b@example.ch', 'anna @example.ch', 'anna@example.ch '],
      ...['"anna"@example.ch', 'Anna <anna@example.ch>', 'a,b@example.ch', 'anna(x)@example.ch', 'a\\b@example.ch'],
      ...['anna@[127.0.0.1]', 'anna@127.0.0.1', 'anna@1.2', 'anna@example.ch.', 'anna@.ch', 'anna@example..ch'],
      ...['anna@exa/mple.ch', 'anna@exa%6dple.ch', 'anna@example.ch:25', 'anna@xn--a.ch', 'anna@exa mple.ch'],
      ...['anna@example.ch\r\nBcc: all@example.com', 'anna\u0000@example.ch', 'anna\u2028@example.ch'],
      ...INVISIBLE.flatMap((sign) => [`an${sign}na@example.ch`, `anna@exam${sign}ple.ch`]),
      ...[`anna@${'x'.repeat(64)}.ch`, `${'x'.repeat(250)}@example.ch`, 'anna\ud83d@example.ch'],
    ]
    expect(bad.filter((text) => emailText.is(text))).toEqual([])
  })
  it('LOG-05: what was taken in before stays readable', () => {
    expect(['anna@example.ch.', 'a\u200bb@[x].ch'].map((text) => storedEmailText.is(text))).toEqual([true, true])
    fc.assert(
      fc.property(addresses, (address) => {
        expect(storedEmailText.is(address)).toBe(true)
      }),
    )
  })
})
