import { afterAll, describe, expect, it, jest } from '@jest/globals'
import { unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { ask, cheapPasswords, logOf, openHost, tell, wordOf } from '../../testing/host.js'
import { founded, person, visitor } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { type Mailer, memoryMailer } from '../../mail/index.js'
import { openMandat } from './openMandat.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const folder = scratchFolder()
afterAll(folder.remove)

describe('LOG-01: closing', () => {
  it('LOG-01: commands in flight are answered, each for good; what comes later is Closed', async () => {
    const host = await openHost({ file: folder.path('closing.db') })
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    const before = (await logOf(host)).length
    const flying = Array.from({ length: 20 }, (_, i) =>
      ask(host, 'RenameOrganisation', { organisation: acme, name: `Acme ${String(i)}` }, ada.actor),
    )
    const closing = host.manager.close()
    expect(wordOf(await ask(host, 'RenameOrganisation', { organisation: acme, name: 'Late' }, ada.actor))).toBe(
      'Closed',
    )
    expect((await Promise.all(flying)).map(wordOf)).toEqual(Array(20).fill('Applied'))
    right(await closing)
    right(await host.manager.close())
    const late = host.manager
    expect([
      wordOf(await late.settle()),
      wordOf(await late.tick()),
      wordOf(await late.query.partners('x')),
      wordOf(await late.accountByEmail('x')),
      wordOf(await late.waitFor('products', 1)),
      wordOf(late.subscribe({ name: 'late', handler: () => undefined })),
    ]).toEqual(['Closed', 'Closed', 'Closed', 'Closed', 'Closed', 'Closed'])
    const again = await host.another()
    expect((await logOf(again)).length).toBe(before + 20)
    await again.manager.close()
  })

  it('lets the mailer go after the last mail, and says how that went', async () => {
    const seen: Array<string> = []
    const inner = memoryMailer()
    const mailer: Mailer = {
      send: (mail) => async () => {
        const sent = await inner.send(mail)()
        seen.push('sent')
        return sent
      },
      close: () => () => {
        seen.push('closed')
        return Promise.resolve(E.left(unavailable('mail server', 'it hangs')))
      },
    }
    const file = folder.path('mailer.db')
    const manager = right(
      await openMandat({ file, mailer, baseUrl: 'https://manager.example', passwords: cheapPasswords, work: 'ByHand' }),
    )
    const host = { ...(await openHost()), manager }
    const wanted = { account: host.id(), email: 'ada@example.org', language: 'en' }
    await tell(host, 'RequestRegistration', wanted, visitor(host))
    right(await host.manager.settle())
    expect(wordOf(await host.manager.close())).toBe('Unavailable')
    expect(seen).toEqual(['sent', 'closed'])
    expect(wordOf(await host.manager.settle())).toBe('Closed')
  })
})
