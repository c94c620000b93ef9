import { type Passwords, type PasswordVerdict, Secret } from '@mandat/domain'
import { describe, expect, it } from '@jest/globals'
import { inspect } from 'node:util'
import { failureKind, must } from './events.js'

/** So many characters that follow no rule that people follow. */
const lettersOf = (count: number): string =>
  Array.from({ length: count }, (_, i) =>
    'kqvzwexjmbtpfhrdglnscy'.charAt((i * i * 7 + i * 13 + (i >> 3) * 5) % 22),
  ).join('')

/** Everything that the library asks of the keeper of passwords; `make` gives it at a cost that tests can pay. */
export const passwordsContract = (name: string, make: () => Passwords): void => {
  const passwords = make()
  const judge = (password: string, own: ReadonlyArray<string> = []): PasswordVerdict =>
    passwords.judge(Secret.of(password), own, { min: 8, max: 128 })

  describe(`${name}: passwords contract`, () => {
    const right = Secret.of('a long walk by the lake')

    it('verifies the password that was hashed and no other', async () => {
      const hash = await must(passwords.hash(right))
      expect(await must(passwords.verify(right, hash))).toBe(true)
      for (const wrong of ['a long walk by the Lake', 'a long walk by the lake ', 'a long walk by the lak', '', '\0'])
        expect(await must(passwords.verify(Secret.of(wrong), hash))).toBe(false)
    })
    it('salts: one password never makes the same hash twice', async () => {
      expect(await must(passwords.hash(right))).not.toBe(await must(passwords.hash(right)))
    })
    it('does not cut long passwords, nor stop at a NUL', async () => {
      const long = 'x'.repeat(1_023)
      const hash = await must(passwords.hash(Secret.of(`${long}a`)))
      expect(await must(passwords.verify(Secret.of(`${long}b`), hash))).toBe(false)
      expect(await must(passwords.verify(Secret.of(`${long}a`), hash))).toBe(true)
      const nul = await must(passwords.hash(Secret.of('before\0after')))
      expect(await must(passwords.verify(Secret.of('before\0other'), nul))).toBe(false)
    })
    it('ACC-07: one password typed on two keyboards is one (NFKC)', async () => {
      const hash = await must(passwords.hash(Secret.of('caf\u00e9 am Bahnhof \u2460')))
      expect(await must(passwords.verify(Secret.of('cafe\u0301 am Bahnhof 1'), hash))).toBe(true)
      expect(await must(passwords.verify(Secret.of('cafe am Bahnhof 1'), hash))).toBe(false)
    })
    it('a foreign or damaged hash is a failure, never a wrong password', async () => {
      const hash = await must(passwords.hash(right))
      const damaged = [
        '',
        'x',
        '$',
        '$2b$10$abcdefghijklmnopqrstuuWzT4zL9eYfF7d7gk1OqkQ4Q8vYyqJ6m',
        right.reveal(),
        ` ${hash}`,
        `${hash}\n`,
        `${hash}$`,
        hash.slice(0, -3),
        hash.slice(1),
        hash.replace(/\$[^$]+$/, ''),
        hash.replace(/\$[^$]+\$([^$]+)$/, '$$$1'),
        hash.replace(/=\d+,/, '=4294967295,'),
        hash.replace(/=\d+,/, '=0,'),
        hash.replace(/=\d+,/, '=,'),
        hash.replace(/[^$](?=[^$]*$)/, '!'),
      ]
      for (const broken of damaged) expect(await failureKind(passwords.verify(right, broken))).toBe('Unreadable')
    })
    it('ACC-09: neither a hash nor a failure holds the password', async () => {
      const hash = await must(passwords.hash(right))
      const failed = await passwords.verify(right, `${hash} ${right.reveal()}`)()
      for (const text of [hash, JSON.stringify(failed), inspect(failed, { depth: 9, showHidden: true })]) {
        expect(text).not.toContain(right.reveal())
        expect(text).not.toContain(Buffer.from(right.reveal()).toString('base64').slice(0, 20))
      }
    })
    it('ACC-07: counts code points, from 8 up to the length that is accepted', () => {
      const judged = [
        'qzmwtyx',
        'qzmwtyxv',
        '🐢🐇🌲🏔🚆🎻🧀',
        '🐢🐇🌲🏔🚆🎻🧀🍎',
        lettersOf(64),
        lettersOf(128),
        lettersOf(129),
      ]
      expect(judged.map((password) => judge(password))).toStrictEqual([
        'TooShort',
        'Acceptable',
        'TooShort',
        'Acceptable',
        'Acceptable',
        'Acceptable',
        'TooLong',
      ])
      expect(passwords.judge(Secret.of('qzmwtyxv'), [], { min: 9, max: 128 })).toBe('TooShort')
      expect(passwords.judge(Secret.of('qzmwtyxv'), [], { min: 1, max: 7 })).toBe('TooLong')
    })
    it('ACC-07: neither a ligature nor a decomposed accent makes a password longer', () => {
      expect(judge('\ufdfa')).toBe('TooShort')
      expect(judge('e\u0301'.repeat(5))).toBe('TooShort')
      expect(judge(lettersOf(128).replaceAll('e', 'e\u0301'))).toBe('Acceptable')
    })
    it('ACC-07: asks for no composition', () => {
      for (const password of ['mountainlakewalk', '9472618350472', 'üßäéôüiöàä', '   u  x     k    z', '!?-;!$?%-_§'])
        expect(judge(password)).toBe('Acceptable')
    })
    it('ACC-07, hole 27: refuses common passwords, whatever their case, and what is made of them', () => {
      for (const password of [
        'password',
        'PASSWORD123',
        '12345678',
        'Passwort',
        'motdepasse',
        'qwertyuiop',
        'ILoveYou1',
        '\uff50assword',
        'qwertz123',
        'Sommer2024',
        'Printemps2026',
        'estate2025',
        'Herbst2025!',
        'zzzzzzzz',
        '        ',
        'qwertzuiopasdfg',
        'asdfghjkl;asdfghjkl',
        'abcdefghijklmno',
        'P@ssw0rdP@ssw0rd',
        'Winter2026Winter2026',
        'passwordpassword',
        'x7'.repeat(32),
      ])
        expect(judge(password)).toBe('Common')
      expect(judge('password of the mountain lake')).toBe('Acceptable')
    })

    const own = ['Zoë Müller-Li', 'zoe.m@example.ch']
    const withOwnName = [
      'my name is zoë müller-li',
      'ZOE-MULLER-LI-1',
      'zoemullerli1999',
      'Mueller4ever',
      'muller-2026',
      '2026MÜLLER!',
      'M.u.l.l.e.r77',
      'to zoe.m@example.ch',
      'ZOE.M@EXAMPLE.CH',
      'zoe.m-2026-lake',
      'zoem-2026-lake',
      'mu\u0308ller-2026',
    ]
    it.each(withOwnName)('ACC-07: refuses the own name or address in %s', (password) => {
      expect(judge(password, own)).toBe('OwnName')
      expect(judge(password, [])).toBe('Acceptable')
    })
    it('ACC-07: lets short parts of names pass, and what belongs to nobody', () => {
      expect(judge('lithium zoology', own)).toBe('Acceptable')
      expect(judge('example.ch is mine', own)).toBe('Acceptable')
      expect(judge('abc-lake-walk', ['abc@example.ch', 'A', '', ' ', '@'])).toBe('Acceptable')
    })
    it('ACC-07: a short whole name counts, an initial does not', () => {
      expect(judge('under 王小明 tree', ['王小明'])).toBe('OwnName')
      expect(judge('lithium lake', ['Li'])).toBe('OwnName')
      expect(judge('lithium lake', ['L'])).toBe('Acceptable')
    })
  })
}
