import type { Passwords } from '@mandat/domain'
import { guesses, registry } from '@mandat/domain/kit'
import { describe, expect, it } from '@jest/globals'
import { ask, cheapPasswords, openHost, tell, type TestHost, wordOf } from '../../testing/host.js'
import { pairOf } from '../../testing/pairs.js'
import { mailedLink, partnered, person, settled, visitor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'

const MINUTE = 60_000
const home = { ipAddress: '192.0.2.7', device: 'a browser' }
const elsewhere = { ipAddress: '203.0.113.99', device: 'a script' }
const logIn = async (host: TestHost, account: string, password: string, from: typeof home | undefined = elsewhere) =>
  wordOf(await ask(host, 'LogIn', { account, password, secondFactor: null }, visitor(host), { from }))
const fiveTimes = async (guess: () => Promise<string>): Promise<ReadonlyArray<string>> => {
  const words = []
  for (let n = 0; n < 5; n++) words.push(await guess())
  return words
}
const wrong = (word: string): ReadonlyArray<string> => Array<string>(5).fill(word)

describe('guesses at a login', () => {
  it('ACC-08, hole 8: an address without an account is answered as one with, lock included, from wherever one asks', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const another = await host.another()
    const words = async (email: string) => {
      const account = right(await host.manager.accountForVisitor(email))
      expect(right(await another.manager.accountForVisitor(email.toUpperCase()))).toBe(account)
      const seen = [
        ...(await fiveTimes(() => logIn(host, account, 'a guess'))),
        await logIn(another, account, 'a guess'),
      ]
      host.clock.move(15 * MINUTE - 1)
      seen.push(await logIn(host, account, 'a guess'))
      host.clock.move(1)
      return [...seen, ...(await fiveTimes(() => logIn(another, account, 'a guess'))), await logIn(host, account, 'x')]
    }
    const known = await words(ada.email)
    expect(known).toStrictEqual([
      ...wrong('WrongCredentials'),
      ...['LoginLocked', 'LoginLocked'],
      ...wrong('WrongCredentials'),
      'LoginLocked',
    ])
    expect(await words('nobody@example.org')).toStrictEqual(known)
    expect(right(await host.manager.accountForVisitor(ada.email))).toBe(ada.account)
  })

  it('ACC-08, hole 10: of 200 at once no more are looked at than are counted', async () => {
    let looked = 0
    const passwords: Passwords = {
      ...cheapPasswords,
      verify: (password, hash) => {
        looked++
        return cheapPasswords.verify(password, hash)
      },
    }
    const host = await openHost({ passwords })
    const ada = await person(host, 'Ada')
    looked = 0
    const words = await Promise.all(Array.from({ length: 200 }, () => logIn(host, ada.account, 'a guess')))
    expect([looked, words.filter((word) => word === 'LoginLocked').length]).toStrictEqual([5, 195])
  })

  it('ACC-08, hole 10: a stranger who guesses every second for two hours keeps nobody out who comes from where it logged in before', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const answers: Array<string> = []
    for (let second = 0; second < 7_200; second++) {
      await logIn(host, ada.account, `guess ${String(second)}`)
      if (second % 72 === 0) answers.push(await logIn(host, ada.account, ada.password, { ...home, device: 'another' }))
      host.clock.move(1_000)
    }
    expect(answers).toStrictEqual(Array<string>(100).fill('Applied'))
    // and of the stranger's no more were looked at than five in each quarter of an hour
    const counted = right(await host.stores.events.readAll({ after: 0, count: 10_000 })()).filter(
      ({ type }) => type === 'LoginFailed',
    )
    expect(counted).toHaveLength(5 * 8)
  })

  it('ACC-08, hole 10: a correct login begins the count anew, a reset ends the lock', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const guess = () => logIn(host, ada.account, 'a guess')
    for (let n = 0; n < 4; n++) await guess()
    const next = { ...elsewhere, ipAddress: '198.51.100.1' }
    expect(await logIn(host, ada.account, ada.password, { ...next, device: 'new' })).toBe('Applied')
    expect([...(await fiveTimes(guess)), await guess()]).toStrictEqual([...wrong('WrongCredentials'), 'LoginLocked'])
    await tell(host, 'RequestPasswordReset', { account: ada.account }, visitor(host))
    await settled(host)
    const replacement = 'a wholly other pass phrase'
    const link = mailedLink(host, ada.email)
    const reset = { account: ada.account, link, replacement, confirmation: replacement, secondFactor: null }
    await tell(host, 'ResetPassword', reset, visitor(host))
    expect(await logIn(host, ada.account, replacement)).toBe('Applied')
  })

  it('LOG-07: a login that worked is answered once more under a lock', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const [id, asker] = [host.id(), visitor(host)]
    const data = { account: ada.account, password: ada.password, secondFactor: null }
    const again = async () => wordOf(await ask(host, 'LogIn', data, asker, { id }))
    expect(await again()).toBe('Applied')
    await fiveTimes(async () => wordOf(await ask(host, 'LogIn', { ...data, password: 'x' }, visitor(host))))
    expect(wordOf(await ask(host, 'LogIn', data, visitor(host)))).toBe('LoginLocked')
    expect(await again()).toBe('AlreadyApplied')
  })
})

describe('guesses in a living session', () => {
  const world = async () => {
    const host = await openHost()
    const { ada, pia, client: organisation, partner, product } = await pairOf(host)
    await partnered(host, organisation, ada, partner, pia)
    return { host, ada, organisation, partner, product }
  }
  type World = Awaited<ReturnType<typeof world>>
  /** Of each command what it takes beside the password, and the name that the password has in it. */
  const asked: Readonly<Record<string, (known: World) => readonly [object, string]>> = {
    ChangePassword: ({ ada }) => [{ account: ada.account, ...chosen }, 'current'],
    StartCompromiseAssistant: ({ ada }) => [{ account: ada.account, ...chosen, secondFactor: null }, 'current'],
    RequestEmailChange: ({ ada }) => [{ account: ada.account, email: 'ada@elsewhere.example' }, 'password'],
    RequestAccountDeletion: ({ ada }) => [{ account: ada.account }, 'password'],
    CloseOrganisation: ({ organisation }) => [{ organisation }, 'password'],
    EndPartnership: ({ organisation, partner }) => [{ client: organisation, partner, confirmed: true }, 'password'],
    CreateToken: ({ host, ada, organisation, product }) => [
      {
        token: host.id(),
        account: ada.account,
        name: 'n',
        organisation,
        product,
        scopes: ['dns:read'],
        expiresAt: null,
      },
      'password',
    ],
  }
  const chosen = { replacement: 'a wholly other pass phrase', confirmation: 'a wholly other pass phrase' }

  it('ACC-13: every command that takes a password is one that counts', () => {
    const taking = [...registry.commands.values()]
      .filter(({ givenBy, fields }) => givenBy === 'Callers' && ['password', 'current'].some((name) => name in fields))
      .map(({ type }) => type)
      // the password is a new one
      .filter((type) => type !== 'RegisterAccount')
    expect(guesses.map(({ of }) => of.type).sort()).toStrictEqual(taking.sort())
    expect(['LogIn', ...Object.keys(asked)].sort()).toStrictEqual(taking.sort())
  })

  it.each(Object.keys(asked))(
    'ACC-13, hole 10: a wrong password in %s counts, and after five nothing is looked at, for any of them',
    async (type) => {
      const known = await world()
      const { host, ada } = known
      const give = async (name: string, password: string, from?: typeof home) => {
        const [data, field] = (asked[name] as (typeof asked)[string])(known)
        return wordOf(
          await ask(host, name, { ...data, [field]: password }, ada.actor, from === undefined ? {} : { from }),
        )
      }
      const words = await fiveTimes(() => give(type, 'a guess at it all', elsewhere))
      expect(new Set(words).size).toBe(1)
      expect(words[0]).toMatch(/Wrong/)
      for (const other of ['ChangePassword', 'CreateToken', type])
        expect([other, await give(other, ada.password, elsewhere)]).toStrictEqual([other, 'LoginLocked'])
      // whoever guessed holds a session: the person itself comes from where it logged in
      expect(await give('StartCompromiseAssistant', ada.password, home)).toBe('Applied')
    },
  )

  it('ACC-08: strangers do not lock what is asked for in a session, nor who guesses there the login', async () => {
    const { host, ada } = await world()
    await fiveTimes(() => logIn(host, ada.account, 'a guess'))
    const change = async (current: string) =>
      wordOf(
        await ask(host, 'ChangePassword', { account: ada.account, current, ...chosen }, ada.actor, { from: elsewhere }),
      )
    expect(await fiveTimes(() => change('a guess'))).toStrictEqual(wrong('WrongPassword'))
    expect(await change(ada.password)).toBe('LoginLocked')
    host.clock.move(15 * MINUTE)
    expect(await change(ada.password)).toBe('Applied')
  })
})
