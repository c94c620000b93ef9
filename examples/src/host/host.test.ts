import { memoryMailer, memoryStores, openMandat } from '@mandat/adapters'
import { unwrap } from '@mandat/domain'
import { describe, expect, it } from '@jest/globals'
import { hostApp } from './app.js'
import { visit } from './visit.js'

const origin = { ipAddress: '203.0.113.7', device: 'Firefox 140 on Linux' }
const opened = async () => {
  const mailer = memoryMailer()
  const baseUrl = 'https://manager.example'
  const manager = unwrap(await openMandat({ stores: memoryStores, hostSecret: new Uint8Array(32), mailer, baseUrl }))
  const app = hostApp(manager, () => origin)
  return { manager, mailer, ask: async (path: string, init: RequestInit) => app.request(path, init) }
}

describe('a small host', () => {
  it('LOG-07, ACC-01, SES-01, TOK-09: answers people and programs as they should be', async () => {
    const { manager, mailer, ask } = await opened()
    const mailed = async (email: string): Promise<string> => {
      unwrap(await manager.settle())
      return mailer.sent().findLast(({ to }) => to === email)?.text ?? ''
    }
    const seen: string[] = []
    await visit(ask, mailed, (line) => seen.push(line))
    expect(seen.length).toBe(7)
    unwrap(await manager.close())
  })
  it('answers a failure with 503, and takes no body that is too large', async () => {
    const { manager, ask } = await opened()
    const tooLarge = await ask('/accounts', { method: 'POST', body: JSON.stringify('x'.repeat(70_000)) })
    expect(tooLarge.status).toBe(413)
    unwrap(await manager.close())
    const closed = await ask('/my/organisations/any', { method: 'GET' })
    expect([closed.status, await closed.json()]).toStrictEqual([503, { failure: 'Closed' }])
  })
})
