import { afterAll, describe, expect, it, jest } from '@jest/globals'
import type { Actor } from '@mandat/domain'
import { createHash } from 'node:crypto'
import { ask, logOf, openHost, tell, type TestHost, wordOf } from '../../testing/host.js'
import { founded, loginOf, ordered, person, registered, visitor } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const hashOf = (text: string, as: string): string =>
  createHash('sha256')
    .update(text)
    .digest(as as 'hex')

const folder = scratchFolder()
afterAll(folder.remove)

describe('LOG-07: a command with the same id', () => {
  it('LOG-07, TOK-05: takes effect once and gives the same answer, its secret withheld by name', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    const product = await ordered(host, acme, ada.actor)
    const data = {
      token: host.id(),
      account: ada.account,
      name: 'ci',
      organisation: acme,
      product,
      scopes: ['dns:read'],
      expiresAt: null,
      password: ada.password,
    }
    const id = host.id()
    const first = await tell(host, 'CreateToken', data, ada.actor, { id })
    expect([first.outcome, Object.keys(first.secrets), first.withheld]).toEqual(['Applied', ['token'], []])
    await tell(host, 'RenameOrganisation', { organisation: acme, name: 'Acme AG' }, ada.actor)
    const log = await logOf(host)
    const second = await tell(host, 'CreateToken', data, ada.actor, { id })
    expect(second).toEqual({ ...first, outcome: 'AlreadyApplied', secrets: {}, withheld: ['token'] })
    expect(wordOf(await ask(host, 'CreateToken', { ...data, scopes: ['dns:write'] }, ada.actor, { id }))).toBe(
      'CommandIdReused',
    )
    expect(wordOf(await ask(host, 'RenameOrganisation', { organisation: acme, name: 'Acme' }, ada.actor, { id }))).toBe(
      'CommandIdReused',
    )
    expect(await logOf(host)).toEqual(log)
  })

  it('LOG-07: gives its answer also to who logged out by it, or was killed since, but to nobody for other content', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const id = host.id()
    const logOut = { account: ada.account, session: ada.session }
    const first = await tell(host, 'LogOut', logOut, ada.actor, { id })
    expect(await tell(host, 'LogOut', logOut, ada.actor, { id })).toEqual({ ...first, outcome: 'AlreadyApplied' })
    expect(wordOf(await ask(host, 'LogOut', logOut, ada.actor))).toBe('SessionNotAlive')
    expect(wordOf(await ask(host, 'RevokeSession', logOut, ada.actor, { id }))).toBe('SessionNotAlive')
    const other: Actor = { ...ada.actor, session: host.id() as never }
    expect(wordOf(await ask(host, 'LogOut', logOut, other, { id }))).toBe('SessionNotAlive')
  })

  it('LOG-07: gives its answer to the same person after a new login, since a session is no content', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    const id = host.id()
    const rename = { organisation: acme, name: 'Acme AG' }
    const first = await tell(host, 'RenameOrganisation', rename, ada.actor, { id })
    await tell(host, 'LogOut', { account: ada.account, session: ada.session }, ada.actor)
    const session = host.id()
    await tell(host, 'LogIn', { account: ada.account, password: ada.password, secondFactor: null }, visitor(host), {
      id: session,
    })
    expect(await tell(host, 'RenameOrganisation', rename, { ...ada.actor, session: session as never }, { id })).toEqual(
      { ...first, outcome: 'AlreadyApplied' },
    )
    expect(
      wordOf(
        await ask(
          host,
          'RenameOrganisation',
          { ...rename, name: 'Acme' },
          { ...ada.actor, session: session as never },
          { id },
        ),
      ),
    ).toBe('CommandIdReused')
    // a session that never was gets nothing out of it
    expect(
      wordOf(await ask(host, 'RenameOrganisation', rename, { ...ada.actor, session: host.id() as never }, { id })),
    ).toBe('SessionNotAlive')
  })

  it('LOG-07: of two processes on one file at once, one applies it; the others get its answer', async () => {
    const host = await openHost({ file: folder.path('repeat.db') })
    const other = await host.another()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    for (let round = 0; round < 5; round++) {
      const id = host.id()
      const rename = (name: string) =>
        Promise.all(
          [host, other, host, other].map((one) =>
            ask(one, 'RenameOrganisation', { organisation: acme, name }, ada.actor, { id }),
          ),
        )
      const answers = (await rename(`Acme ${String(round)}`)).map((answer) => right(answer))
      expect(answers.map((a) => a.outcome).sort()).toEqual([
        'AlreadyApplied',
        'AlreadyApplied',
        'AlreadyApplied',
        'Applied',
      ])
      for (const answer of answers)
        expect({ ...answer, outcome: '', events: answer.events.map((e) => e.type) }).toEqual({
          ...answers[0],
          outcome: '',
          events: ['OrganisationRenamed'],
        })
      expect((await rename('Other')).map(wordOf)).toEqual(Array(4).fill('CommandIdReused'))
    }
    expect((await logOf(host)).filter((e) => e.type === 'OrganisationRenamed')).toHaveLength(5)
    await other.manager.close()
    await host.manager.close()
  })

  it('LOG-07, ACC-08: a failed login is counted once, and refused the same way again', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const data = { account: ada.account, password: 'wrong wrong wrong', secondFactor: null }
    const by = visitor(host)
    const answers = [
      await ask(host, 'LogIn', data, by, { id: ada.account }),
      await ask(host, 'LogIn', data, by, { id: ada.account }),
    ]
    expect(answers[1]).toEqual(answers[0])
    expect(answers.map(wordOf)).toEqual(['WrongCredentials', 'WrongCredentials'])
    expect((await logOf(host)).filter((e) => e.type === 'LoginFailed')).toHaveLength(1)
  })

  it('LOG-07, ACC-09, hole 9: with another secret it is another command, and no secret is found in the log, hashed or not', async () => {
    const host = await openHost()
    const ada = await registered(host, 'Ada')
    const [by, logIn, change] = [visitor(host), host.id(), host.id()]
    const login = { account: ada.account, password: ada.password, secondFactor: null }
    const first = await tell(host, 'LogIn', login, by, { id: logIn })
    expect(wordOf(await ask(host, 'LogIn', { ...login, password: 'wrong wrong wrong' }, by, { id: logIn }))).toBe(
      'CommandIdReused',
    )
    expect((await tell(host, 'LogIn', login, by, { id: logIn })).events).toEqual(first.events)

    const { actor } = await loginOf(host, ada)
    const to = (replacement: string) =>
      ask(
        host,
        'ChangePassword',
        { account: ada.account, current: ada.password, replacement, confirmation: replacement },
        actor,
        { id: change },
      )
    const [one, other] = ['one entirely fresh pass phrase', 'another entirely fresh pass phrase']
    expect([wordOf(await to(one)), wordOf(await to(other))]).toEqual(['Applied', 'CommandIdReused'])
    const words: Array<string> = []
    for (const password of [one, other])
      words.push(wordOf(await ask(host, 'LogIn', { ...login, password }, visitor(host), { id: host.id() })))
    expect(words).toEqual(['Applied', 'WrongCredentials'])

    const log = JSON.stringify(await logOf(host))
    for (const secret of [ada.password, one, other])
      for (const form of [secret, ...['hex', 'base64', 'base64url'].map((as) => hashOf(secret, as))])
        expect(log).not.toContain(form)
  })
})

describe('a command that had nothing to do', () => {
  it.each(['memory', 'sqlite'])(
    'LOG-07, hole 9: does nothing when it is delivered once more, much later, and says the same (%s)',
    async (kind) => {
      const host = await openHost(kind === 'memory' ? {} : { file: folder.path('idle.db') })
      const other = await host.another()
      const ada = await person(host, 'Ada')
      const acme = await founded(host, ada)
      const product = await ordered(host, acme, ada.actor, { renewal: 'Manual' })
      const data = { product, organisation: acme, renewal: 'Manual' }
      const renewed = (one: TestHost, renewal: string, id = host.id()) =>
        ask(one, 'ChangeRenewalManner', { ...data, renewal }, ada.actor, { id })
      const id = host.id()
      const first = await renewed(host, 'Manual', id)
      expect(wordOf(first)).toBe('NothingToDo')
      expect(wordOf(await renewed(host, 'Automatic'))).toBe('Applied')
      for (const one of [host, other]) expect(await renewed(one, 'Manual', id)).toEqual(first)
      for (const one of [host, other])
        expect([wordOf(await renewed(one, 'Automatic', id)), wordOf(await renewed(one, 'Automatic'))]).toEqual([
          'CommandIdReused',
          'NothingToDo',
        ])
      // who gives no id asks anew each time
      const anew = () => host.manager.executeUnknown({ type: 'ChangeRenewalManner', data, actor: ada.actor })
      expect([wordOf(await anew()), wordOf(await anew())]).toEqual(['Applied', 'NothingToDo'])
      expect(
        (await logOf(host))
          .filter(({ type }) => type === 'RenewalMannerChanged')
          .map((e) => (e.data as { renewal: string }).renewal),
      ).toEqual(['Automatic', 'Manual'])
      await other.manager.close()
      await host.manager.close()
    },
  )
})
