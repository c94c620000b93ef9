import { describe, expect, it } from '@jest/globals'
import * as E from 'fp-ts/lib/Either.js'
import { invalidInput, unavailable } from './failure.js'
import { refusals } from './refusal.js'
import { MandatError, unwrap } from './unwrap.js'

const refuse = refusals({
  LastLegalRepresentative: ['ORG-03', 'an organisation keeps a legal representative', 'make another one first'],
})
const thrown = (answer: Parameters<typeof unwrap>[0]): MandatError => {
  try {
    unwrap(answer)
  } catch (error) {
    if (error instanceof MandatError) return error
  }
  throw new Error('nothing of ours was thrown')
}

describe('unwrap', () => {
  it('gives what an answer holds', () => {
    expect(unwrap(E.right({ position: 7 }))).toStrictEqual({ position: 7 })
  })

  it('throws a refusal with its name, rule, sentence and details', () => {
    const refusal = refuse.LastLegalRepresentative({ account: 'a' })
    const { name, rule, message, details, faults, cause } = thrown(refusal)
    expect({ name, rule, message, details, faults }).toStrictEqual({
      name: 'LastLegalRepresentative',
      rule: 'ORG-03',
      message: 'ORG-03: an organisation keeps a legal representative',
      details: { account: 'a' },
      faults: [],
    })
    expect(E.left(cause)).toStrictEqual(refusal)
  })

  it('throws a failure with its kind and its faults', () => {
    const faults = [{ path: 'data.name', expected: 'text' }]
    const wrong = thrown(E.left(invalidInput(faults)))
    expect([wrong.name, wrong.rule, wrong.faults]).toStrictEqual(['InvalidInput', null, faults])
    const away = thrown(E.left(unavailable('the log', 'no answer')))
    expect([away.name, away.message, away.faults]).toStrictEqual(['Unavailable', 'no answer', []])
  })
})
