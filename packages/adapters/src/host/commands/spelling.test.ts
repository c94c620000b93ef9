import { describe, expect, it } from '@jest/globals'
import { claimOwner } from '@mandat/domain/kit'
import * as O from 'fp-ts/lib/Option.js'
import { ask, openHost, type TestHost, wordOf } from '../../testing/host.js'
import { requested, settled, visitor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

const register = (host: TestHost, { account, link }: { account: string; link: string }) =>
  ask(host, 'RegisterAccount', { account, name: 'Ada', password: 'a long pass phrase', link }, visitor(host))

describe('ACC-14: one mailbox, however it is spelt', () => {
  it('ACC-14, hole 12: belongs to one account, which is found by every spelling', async () => {
    const host = await openHost()
    const first = await requested(host, 'Zo\u00eb@B\u00fccher.Example')
    const second = await requested(host, 'zoe\u0308@xn--bcher-kva.example')
    expect(wordOf(await register(host, first))).toBe('Applied')
    expect(wordOf(await register(host, second))).toBe('EmailTaken')
    await settled(host)
    const claim = right(await host.stores.claims.find('Email', 'zo\u00eb@xn--bcher-kva.example')())
    expect(O.toNullable(claim)).toMatchObject({ owner: claimOwner(first.account, 0), confirmed: true })
    for (const spelt of [
      'zo\u00eb@b\u00fccher.example',
      ' ZOE\u0308@XN--BCHER-KVA.example. ',
      'zo\u200b\u00eb@bu\u0308cher\uff0eexample',
    ])
      expect(right(await host.manager.accountByEmail(spelt))).toBe(first.account)
    expect(right(await host.manager.accountByEmail('zoe@bucher.example'))).toBeNull()
  })
  it('ACC-14, hole 12: an address that no mail could go to is refused at input', async () => {
    const host = await openHost()
    for (const email of [
      'ada@127.0.0.1',
      'ada@example.org.',
      'a(da)@example.org',
      'ad\u200ba@example.org',
      'ada@xn--a.org',
    ]) {
      const asked = await ask(host, 'RequestRegistration', { account: host.id(), email, language: 'en' }, visitor(host))
      expect(asked).toMatchObject({ left: { faults: [{ path: 'data.email', expected: 'an e-mail address' }] } })
    }
  })
})
