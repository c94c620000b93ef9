import { describe, expect, it } from '@jest/globals'
import { ask, openHost, wordOf } from '../../testing/host.js'
import { compromised, loginOf, person } from '../../testing/people.js'

const [OLD, RESPELT] = ['Caf\u00e9 am Bahnhof \u2460', 'Cafe\u0301 am Bahnhof 1']

describe('one password, however it is written', () => {
  it('ACC-02, ACC-03, hole 11: is not new in another Unicode form', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const change = (current: string, replacement: string) =>
      ask(host, 'ChangePassword', { account: ada.account, current, replacement, confirmation: replacement }, ada.actor)
    expect(wordOf(await change(ada.password, OLD))).toBe('Applied')
    const typed = await loginOf(host, { ...ada, password: RESPELT })
    expect(wordOf(await change(OLD, RESPELT))).toBe('SamePassword')
    expect(wordOf(await compromised(host, { ...ada, password: OLD }, RESPELT))).toBe('SamePassword')
    expect(wordOf(await compromised(host, typed, 'entirely fresh pass phrase'))).toBe('Applied')
  })
})
