import { afterAll, describe, expect, it, jest } from '@jest/globals'
import type { TokenId } from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'
import { ask, logOf, openHost, tell, typesOf, wordOf } from '../../testing/host.js'
import {
  compromised,
  founded,
  loginOf,
  mailedLink,
  ordered,
  person,
  settled,
  tokenFor,
  visitor,
} from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { toolWith } from '../../testing/tools.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const folder = scratchFolder()
afterAll(folder.remove)

const FRESH = 'entirely fresh pass phrase'
describe('ACC-06: a compromise, while others go on', () => {
  it("ACC-06, ACC-10: a stolen session that the owner's reset overtakes leaves nothing living behind it, in another process neither", async () => {
    let meanwhile: (() => Promise<unknown>) | null = null
    const host = await openHost({
      wrap: (stores) => ({
        ...stores,
        events: {
          ...stores.events,
          append: (request) => async () => {
            const land = request.events[0]?.type === 'ApplicationPasswordCreated' ? meanwhile : null
            meanwhile = land === null ? meanwhile : null
            await land?.()
            return stores.events.append(request)()
          },
        },
      }),
    })
    const other = await host.another()
    const ada = await person(host, 'Ada')
    const attacker = await loginOf(host, ada)
    await tell(host, 'RequestPasswordReset', { account: ada.account }, visitor(host))
    await settled(host)
    const link = mailedLink(host, ada.email)
    meanwhile = () =>
      tell(
        other,
        'ResetPassword',
        { account: ada.account, replacement: FRESH, confirmation: FRESH, link, secondFactor: null },
        visitor(host),
      )
    const applicationPassword = host.id()
    expect(
      wordOf(
        await ask(
          host,
          'CreateApplicationPassword',
          { account: ada.account, applicationPassword, name: 'mail' },
          attacker.actor,
        ),
      ),
    ).toBe('SessionNotAlive')
    expect(typesOf(await logOf(host)).slice(-1)).toEqual(['PasswordReset'])
  })

  it('ACC-06: no token or application password that an attacker makes at that very moment survives, from another process neither', async () => {
    const host = await openHost({ file: folder.path('race.db') })
    const other = await host.another()
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    const product = await ordered(host, acme, ada.actor)
    let [current, wait] = [ada, 0]
    for (let round = 0; round < 8; round++) {
      const attacker = await loginOf(host, current)
      const made: Array<{ token: TokenId; text: string }> = []
      const tools: Array<string> = []
      const makers = Array.from({ length: 6 }, async (_, i) => {
        const from = i % 2 === 0 ? host : other
        for (let wait = 0; wait < i + (round % 4); wait++) await new Promise(setImmediate)
        if (i < 4)
          made.push(
            ...(await tokenFor(from, current, acme, product, attacker.actor).then(
              (t) => [t],
              () => [],
            )),
          )
        else
          tools.push(
            ...(await toolWith(from, attacker).then(
              (t) => [t],
              () => [],
            )),
          )
      })
      const replacement = `${FRESH} ${String(round)}`
      const ended = async () => {
        for (let n = 0; n < wait; n++) await new Promise(setImmediate)
        return compromised(round % 2 === 0 ? other : host, current, replacement)
      }
      const [answer] = await Promise.all([ended(), ...makers])
      // so that some tokens are made before the end, however fast the machine is
      wait = made.length < 2 ? 4 * wait + 4 : Math.floor(wait / 2)
      expect(wordOf(answer)).toBe('Applied')
      for (const { text } of made) expect(E.isLeft(await host.manager.authenticateToken(text, 'dns:read'))).toBe(true)
      for (const tool of tools) expect(right(await other.manager.authenticateTool(ada.account, tool))).toBeNull()
      for (const step of ['RevokeApplicationPasswords', 'RevokeTokens'])
        await tell(host, 'ConfirmAssistantStep', { account: ada.account, step }, current.actor)
      for (const item of [
        'PasswordAge',
        'SecondFactors',
        'RecoveryCodes',
        'ApplicationPasswords',
        'Tokens',
        'Sessions',
        'SecurityEvents',
      ])
        await tell(host, 'ConfirmReviewItem', { account: ada.account, item }, current.actor)
      await tell(host, 'ConfirmAssistantStep', { account: ada.account, step: 'ReviewSecuritySettings' }, current.actor)
      current = { ...current, password: replacement }
    }
    await settled(host)
    const log = await logOf(host)
    expect(typesOf(log).filter((t) => t === 'AssistantCompleted')).toHaveLength(8)
    const created = log.filter((e) => e.type === 'TokenCreated').map((e) => (e.data as { token: string }).token)
    // else nothing was tried
    expect(created.length).toBeGreaterThan(3)
    expect(
      log
        .filter((e) => e.type === 'TokenRevoked')
        .map((e) => (e.data as { token: string }).token)
        .sort(),
    ).toEqual(created.sort())
    await other.manager.close()
    await host.manager.close()
  })
})
