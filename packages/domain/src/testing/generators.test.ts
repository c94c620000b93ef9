import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import * as t from 'io-ts'
import { Actor } from '../core/record/actor.js'
import { TimeZone } from '../core/values/calendar.js'
import { dictionary, integer, list, nullable, oneOf, pattern, record, text, variants } from '../core/values/codecs.js'
import { AccountId } from '../core/values/ids.js'
import { Instant, LocalDate } from '../core/values/instant.js'
import { Money } from '../core/values/money.js'
import { personal } from '../core/values/sealed.js'
import { Secret, secret } from '../core/values/secret.js'
import { arbitraryOf } from './generators.js'

const Name = personal({
  field: 'name',
  category: 'Identity',
  subject: 'account',
  plain: text(1, 9),
  purpose: 'to know who it is',
})

describe('values of any codec', () => {
  it.each<[string, t.Mixed]>([
    ['text', text(0, 300)],
    ['text of one length', text(64, 64)],
    ['short text', text(1, 1)],
    ['a pattern', pattern(/^[A-Z]{2}[0-9]{3}$/, 5, 'x')],
    ['an integer', integer(-5, 5)],
    ['a word', oneOf('a', 'b')],
    ['an id', AccountId],
    ['a moment', Instant],
    ['a day', LocalDate],
    ['a zone', TimeZone],
    ['money', Money],
    ['actors', Actor],
    ['a literal', t.literal('x')],
    ['a boolean', t.boolean],
    ['a string', t.string],
    ['a box', Name],
    ['a secret', secret()],
    ['nothing or a list', nullable(list(integer(0, 3)))],
    ['a dictionary', dictionary(Money)],
    ['variants', variants({ A: { n: integer(1, 2) }, B: {} })],
  ])('%s', (_, codec) => {
    fc.assert(
      fc.property(arbitraryOf(codec as t.Type<unknown>), (value) => codec.is(value)),
      { numRuns: 150 },
    )
  })

  it('boxes name the subject that is beside them, however deep', () => {
    const codec = record({
      account: AccountId,
      name: Name,
      more: list(variants({ A: { account: AccountId, name: nullable(Name) } })),
    })
    fc.assert(
      fc.property(arbitraryOf(codec), ({ account, name, more }) => {
        expect(name.subject).toBe(account)
        for (const one of more) if (one.name !== null) expect(one.name.subject).toBe(one.account)
      }),
      { numRuns: 50 },
    )
  })

  it('ids come from those that are given', () => {
    const [id] = fc.sample(fc.uuid(), 1) as [string]
    fc.assert(
      fc.property(arbitraryOf(list(AccountId), { ids: [id] }), (ids) => ids.every((i) => i === id)),
      { numRuns: 20 },
    )
  })

  it('secrets are secrets', () => {
    fc.assert(
      fc.property(
        arbitraryOf(record({ password: secret() })),
        ({ password }) =>
          (password instanceof Secret && !JSON.stringify({ password }).includes(password.reveal()))
          || password.reveal().length < 9,
      ),
      { numRuns: 20 },
    )
  })

  it('a codec that it does not know is an error, at once', () => {
    expect(() => arbitraryOf(t.bigint)).toThrow('no generator for bigint')
  })
})
