import { afterAll, describe, expect, it, jest } from '@jest/globals'
import { claimOwner } from '@mandat/domain/kit'
import { textOf } from '@mandat/projections'
import * as O from 'fp-ts/lib/Option.js'
import { ask, logOf, openHost, tell, type TestHost, typesOf, wordOf } from '../../testing/host.js'
import { founded, loginOf, mailedLink, person, requested, settled, visitor } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const folder = scratchFolder()
afterAll(folder.remove)

const password = 'a long pass phrase'
const register = (host: TestHost, { account, link }: { account: string; link: string }) =>
  ask(host, 'RegisterAccount', { account, name: 'Ada', password, link }, visitor(host))
const claimOf = async ({ stores }: TestHost, email: string) =>
  O.toNullable(right(await stores.claims.find('Email', email)()))

describe('ACC-01: addresses, end to end', () => {
  it('ACC-01: a registration by its mailed link; the address is then taken, in any spelling, and its claim confirmed', async () => {
    const host = await openHost()
    const first = await requested(host, 'Ada@Example.org')
    const second = await requested(host, 'ada@example.ORG')
    expect(await claimOf(host, 'ada@example.org')).toBeNull()
    expect(wordOf(await register(host, { ...first, link: second.link }))).toBe('RegistrationLinkWrong')
    expect(right(await host.manager.accountByEmail('ada@example.org'))).toBeNull()
    expect(wordOf(await register(host, first))).toBe('Applied')
    expect(wordOf(await register(host, second))).toBe('EmailTaken')
    expect((await claimOf(host, 'ada@example.org'))?.confirmed).toBe(false)
    await settled(host)
    expect(await claimOf(host, 'ada@example.org')).toMatchObject({
      owner: claimOwner(first.account, 0),
      confirmed: true,
    })
    expect(right(await host.manager.accountByEmail(' ADA@example.org '))).toBe(first.account)
    expect(right(await host.manager.accountByEmail('eve@example.org'))).toBeNull()
  })

  it('ACC-01: of registrations that race for one address in two processes, exactly one takes it', async () => {
    const host = await openHost({ file: folder.path('claims.db') })
    const other = await host.another()
    for (let round = 0; round < 4; round++) {
      const email = `ada${String(round)}@example.org`
      const rivals = [
        await requested(host, email),
        await requested(host, email),
        await requested(host, email),
        await requested(host, email),
      ]
      const words = (await Promise.all(rivals.map((one, i) => register(i % 2 === 0 ? host : other, one)))).map(wordOf)
      expect(words.filter((word) => word === 'Applied')).toHaveLength(1)
      // honest: taken, or out of breath; never a second account
      for (const word of words) expect(['Applied', 'EmailTaken', 'EmailClaimUnsettled']).toContain(word)
      await settled(other)
      const winner = rivals[words.indexOf('Applied')]
      expect(right(await other.manager.accountByEmail(email))).toBe(winner?.account)
      for (const loser of rivals.filter((one) => one !== winner))
        expect(wordOf(await register(host, loser))).toBe('EmailTaken')
    }
    expect(typesOf(await logOf(host)).filter((type) => type === 'AccountRegistered')).toHaveLength(4)
    await other.manager.close()
    await host.manager.close()
  })

  it('ACC-01: a claim that a crash left between claim and append is settled by whoever comes next', async () => {
    const host = await openHost()
    const crashed = await requested(host, 'ada@example.org')
    const next = await requested(host, 'ada@example.org')
    // what the crashed process did last
    await host.stores.claims.put('Email', 'ada@example.org', claimOwner(crashed.account, 0), host.clock.now())()
    expect(right(await host.manager.accountByEmail('ada@example.org'))).toBeNull()
    expect(wordOf(await register(host, next))).toBe('Applied')
    expect(typesOf((await logOf(host)).filter((e) => e.stream === `account-${crashed.account}`))).toEqual([
      'RegistrationRequested',
      'EmailClaimForfeited',
    ])
    await settled(host)
    expect(await claimOf(host, 'ada@example.org')).toMatchObject({
      owner: claimOwner(next.account, 0),
      confirmed: true,
    })
    expect(wordOf(await register(host, crashed))).toBe('EmailTaken')
  })

  it('ACC-01: a change of address claims the new one before it releases the old, and only the new one logs in', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    await tell(
      host,
      'RequestEmailChange',
      { account: ada.account, email: 'countess@example.org', password: ada.password },
      ada.actor,
    )
    await settled(host)
    expect(await claimOf(host, 'countess@example.org')).toBeNull()
    await tell(
      host,
      'ConfirmEmailChange',
      { account: ada.account, link: mailedLink(host, 'countess@example.org') },
      ada.actor,
    )
    // between the two both are held, and the account alone says which is its own
    expect(
      [await claimOf(host, 'countess@example.org'), await claimOf(host, ada.email)].map((claim) => claim?.confirmed),
    ).toEqual([false, true])
    expect([
      right(await host.manager.accountByEmail('countess@example.org')),
      right(await host.manager.accountByEmail(ada.email)),
    ]).toEqual([ada.account, null])
    await settled(host)
    expect([(await claimOf(host, 'countess@example.org'))?.confirmed, await claimOf(host, ada.email)]).toEqual([
      true,
      null,
    ])
    expect(wordOf(await register(host, await requested(host, ada.email)))).toBe('Applied')
    await loginOf(host, ada)
  })

  it('ACC-01: a registration link expires, and is replaced by the next', async () => {
    const host = await openHost()
    const first = await requested(host, 'ada@example.org')
    await tell(
      host,
      'RequestRegistration',
      { account: first.account, email: 'ada@example.org', language: 'de' },
      visitor(host),
    )
    await settled(host)
    const link = mailedLink(host, 'ada@example.org')
    expect(wordOf(await register(host, first))).toBe('RegistrationLinkReplaced')
    host.clock.move(49 * 3_600_000)
    expect(wordOf(await register(host, { ...first, link }))).toBe('RegistrationLinkExpired')
  })
})

it('ORG-09: registrations get different customer numbers, confirmed once they are in the log', async () => {
  const host = await openHost()
  const ada = await person(host, 'Ada')
  const ids = [await founded(host, ada, 'One'), await founded(host, ada, 'Two'), await founded(host, ada, 'Three')]
  await settled(host)
  const numbers = await Promise.all(
    ids.map(
      async (id) => textOf(right(await host.manager.query.organisationDashboard(ada.actor, id)).customerNumber) ?? '',
    ),
  )
  expect(new Set(numbers).size).toBe(3)
  for (const [i, number] of numbers.entries()) {
    expect(number).toMatch(/^[1-9]\d{7}$/)
    expect(O.toNullable(right(await host.stores.claims.find('CustomerNumber', number)()))).toMatchObject({
      owner: ids[i],
      confirmed: true,
    })
  }
})
