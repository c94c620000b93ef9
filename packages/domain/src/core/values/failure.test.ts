import { describe, expect, it } from '@jest/globals'
import { invalidInput, unavailable, unreadable } from './failure.js'

describe('failures', () => {
  it('say what is wrong, and where: every fault, and none of the values', () => {
    const faults = [
      { path: '', expected: 'an object' },
      { path: 'name.text', expected: 'text of 1 to 200 characters' },
    ]
    expect(invalidInput(faults)).toEqual({
      _tag: 'Failure',
      kind: 'InvalidInput',
      faults,
      message: 'invalid input: input: expected an object; name.text: expected text of 1 to 200 characters',
    })
    expect(unreadable('Noted', faults)).toEqual({
      _tag: 'Failure',
      kind: 'Unreadable',
      where: 'Noted',
      faults,
      message: 'cannot read Noted: : expected an object; name.text: expected text of 1 to 200 characters',
    })
    expect(unavailable('memory', 'away')).toEqual({
      _tag: 'Failure',
      kind: 'Unavailable',
      where: 'memory',
      message: 'away',
    })
  })
})
