import { describe, expect, it } from '@jest/globals'
import { AccountId } from '@mandat/domain'
import { marksUnder, networkOf } from './marks.js'

const { accountOfNobody, marksOf } = marksUnder(new Uint8Array(32).fill(1))
const login = { type: 'LogIn', account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e501' } as never
const visitor = { _tag: 'Visitor', visitor: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e502' } as never

describe('the network of an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['a proxy', 'a proxy'],
  ])('ACC-08: of %s is %s', (ipAddress, network) => {
    expect(networkOf(ipAddress)).toBe(network)
  })
})

describe('marks', () => {
  it('ACC-08: of where a login comes from are of the account, the network first; what is not known has none', () => {
    const of = (ipAddress: string | null, device: string | null) =>
      marksOf({ command: login, actor: visitor, from: { ipAddress, device } }).origins
    expect(of('2001:db8::1', 'a')).toStrictEqual(of('2001:db8::2', 'a'))
    expect(of('2001:db8::1', 'a')).toHaveLength(2)
    expect(of(null, 'a')).toStrictEqual(of('2001:db8::1', 'a').slice(1))
    expect(of(null, null)).toStrictEqual([])
    const another = { type: 'LogIn', account: '0198c1a4-5d20-7b31-9c4e-2f6a8d10e503' } as never
    const theirs = marksOf({ command: another, actor: visitor, from: { ipAddress: null, device: 'a' } }).origins
    expect(theirs).not.toStrictEqual(of(null, 'a'))
  })
  it('ACC-13: are made of nothing that is not counted', () => {
    const command = { type: 'LogOut' } as never
    expect(marksOf({ command, actor: visitor, from: { ipAddress: '192.0.2.7', device: 'a' } })).toStrictEqual({
      origins: [],
      network: null,
      address: null,
    })
  })
  it('ACC-08: an address that nobody has stands for one id, however it is spelt, which no other key gives', () => {
    const id = accountOfNobody('nobody@example.org')
    expect([AccountId.is(id), accountOfNobody('NOBODY@Example.org')]).toStrictEqual([true, id])
    expect(marksUnder(new Uint8Array(32).fill(2)).accountOfNobody('nobody@example.org')).not.toBe(id)
  })
})
