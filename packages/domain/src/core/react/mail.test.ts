import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import * as fc from 'fast-check'
import { registry } from '../../registry.js'
import { arbitraryOf } from '../../testing/generators.js'
import { decodeMail, mailCodec } from './mail.js'

const read = decodeMail(registry.mails)

describe('decodeMail', () => {
  it.each([...registry.mails.values()])('reads back what an outbox keeps of a mail: $template', (definition) => {
    fc.assert(
      fc.property(arbitraryOf(mailCodec(definition)), (mail) => {
        expect(read(JSON.parse(JSON.stringify(mail)))).toStrictEqual(E.right(mail))
      }),
    )
  })
  it('ACC-09: says what is wrong with a mail, and repeats nothing of it', () => {
    const unknown = E.left([{ path: 'template', expected: 'the template of a mail that a slice declares' }])
    for (const stored of [
      null,
      'x',
      [],
      {},
      { template: 1 },
      { template: 'anna@example.ch' },
      { template: 'toString' },
    ])
      expect(read(stored)).toStrictEqual(unknown)
    const [definition] = registry.mails.values()
    const faults = read({
      template: definition?.template,
      id: '',
      to: { _tag: 'Anna' },
      facts: [],
      link: 1,
      about: null,
    })
    expect(E.isLeft(faults) ? faults.left.map(({ path }) => path) : []).toStrictEqual(['id', 'to', 'link', 'facts'])
  })
})
