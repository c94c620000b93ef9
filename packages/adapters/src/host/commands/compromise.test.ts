import { describe, expect, it, jest } from '@jest/globals'
import type { SessionId } from '@mandat/domain'
import { ask, logOf, openHost, tell, wordOf } from '../../testing/host.js'
import {
  compromised,
  founded,
  loginOf,
  ordered,
  person,
  personOf,
  settled,
  tokenFor,
  visitor,
} from '../../testing/people.js'
import { right } from '../../testing/scratch.js'
import { toolWith } from '../../testing/tools.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const FRESH = 'entirely fresh pass phrase'
describe('ACC-06: a compromise, end to end', () => {
  it('ACC-03, ACC-06: one append kills every other session, every token and every application password, and tells everybody', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    const product = await ordered(host, acme, ada.actor)
    const attacker = await loginOf(host, ada)
    const { text, token } = await tokenFor(host, ada, acme, product, attacker.actor)
    const tool = await toolWith(host, attacker)
    expect(wordOf(await host.manager.authenticateToken(text, 'dns:read'))).toBe('Right')
    expect(right(await host.manager.authenticateTool(ada.account, tool))).not.toBeNull()

    expect(wordOf(await compromised(host, ada, FRESH))).toBe('Applied')
    // nothing was settled: it is dead at once
    expect(wordOf(await host.manager.authenticateToken(text, 'dns:read'))).toBe('EpochEnded')
    expect(right(await host.manager.authenticateTool(ada.account, tool))).toBeNull()
    expect(
      wordOf(
        await ask(
          host,
          'UpdateProfile',
          { account: ada.account, name: 'Eve', address: null, telephone: null, language: null },
          attacker.actor,
        ),
      ),
    ).toBe('SessionNotAlive')
    expect(wordOf(await host.manager.query.accountSecurity(attacker.actor, ada.account))).toBe('SessionNotAlive')
    // the one that asked goes on
    expect(
      wordOf(
        await ask(
          host,
          'UpdateProfile',
          { account: ada.account, name: 'Ada L.', address: null, telephone: null, language: null },
          ada.actor,
        ),
      ),
    ).toBe('Applied')
    for (const step of ['RevokeApplicationPasswords', 'RevokeTokens'])
      await tell(host, 'ConfirmAssistantStep', { account: ada.account, step }, ada.actor)
    await settled(host)
    expect(
      host
        .mails()
        .filter((mail) => mail.to === ada.email)
        .at(-1)?.subject,
    ).toBe('Your account was secured after a security incident')
    const log = await logOf(host)
    expect(log.filter((e) => e.type === 'SessionEnded').map((e) => e.data)).toEqual([
      expect.objectContaining({ session: attacker.session, how: 'Revocation' }),
    ])
    expect(log.filter((e) => e.type === 'TokenRevoked').map((e) => e.data)).toEqual([
      expect.objectContaining({ token, how: 'Assistant' }),
    ])
    expect(wordOf(await host.manager.authenticateToken(text, 'dns:read'))).toBe('TokenWasRevoked')
  })

  it('ACC-04: the old password opens nothing; a session of the new one resumes the assistant where it stopped, from any device', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    await compromised(host, ada, FRESH)
    await tell(host, 'ConfirmAssistantStep', { account: ada.account, step: 'RevokeApplicationPasswords' }, ada.actor)
    const login = { account: ada.account, password: ada.password, secondFactor: null }
    expect(wordOf(await ask(host, 'LogIn', login, visitor(host)))).toBe('WrongCredentials')
    const elsewhere = await loginOf(host, { ...ada, password: FRESH })
    expect(
      wordOf(await ask(host, 'ConfirmAssistantStep', { account: ada.account, step: 'RevokeTokens' }, elsewhere.actor)),
    ).toBe('Applied')
    expect(
      wordOf(
        await ask(
          host,
          'CreateApplicationPassword',
          { account: ada.account, applicationPassword: host.id(), name: 'x' },
          elsewhere.actor,
        ),
      ),
    ).toBe('AssistantOpen')
    // a session id that never was
    expect(
      wordOf(
        await ask(
          host,
          'ConfirmAssistantStep',
          { account: ada.account, step: 'RevokeTokens' },
          personOf(ada.account, host.id() as SessionId),
        ),
      ),
    ).toBe('SessionNotAlive')
  })
})
