import { afterAll, describe, expect, it, jest } from '@jest/globals'
import type { Actor } from '@mandat/domain'
import { ask, logOf, openHost, tell, wordOf } from '../../testing/host.js'
import { founded, ordered, person, visitor } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'

// a busy machine takes its time
jest.setTimeout(30_000)

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
    // secrets are no part of the content: a repeat after a typing error in the password is a repeat
    expect(await tell(host, 'CreateToken', { ...data, password: 'something else' }, ada.actor, { id })).toEqual(second)
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
})
