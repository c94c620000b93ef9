import { afterAll, describe, expect, it, jest } from '@jest/globals'
import { ask, logOf, openHost, tell, type TestHost, wordOf } from '../../testing/host.js'
import { founded, joined, ordered, person, settled } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const folder = scratchFolder()
afterAll(folder.remove)
const HOUR = 3_600_000

const tick = async ({ manager }: TestHost): Promise<unknown> => right(await manager.tick())
const typesOf = async (host: TestHost): Promise<ReadonlyArray<string>> => (await logOf(host)).map(({ type }) => type)
/** A bakery with a product, and a florist in which Ada is a collaborator, but not in the bakery. */
const twoShops = async (name: string) => {
  const host = await openHost({ file: folder.path(`${name}.db`) })
  const [ada, ben] = [await person(host, 'Ada'), await person(host, 'Ben')]
  const [bakery, florist] = [await founded(host, ben), await founded(host, ben, 'Florist')]
  const product = await ordered(host, bakery, ben.actor)
  await joined(host, florist, ben, ada, 'Collaborator')
  const transfer = (id: string) =>
    ask(host, 'TransferProduct', { product, organisation: bakery, to: florist }, ada.actor, { id })
  const close = () => ask(host, 'CloseOrganisation', { organisation: florist, password: ben.password }, ben.actor)
  return { host, ada, ben, bakery, florist, product, transfer, close }
}

describe('the first half of a command', () => {
  it('PRD-01, ORG-10, hole 16: nobody lays in a word for a product: it is the library that asks for it', async () => {
    const { host, ada, florist, product } = await twoShops('alone')
    const before = await logOf(host)
    expect(wordOf(await ask(host, 'AdmitProduct', { organisation: florist, product }, ada.actor))).toBe('InvalidInput')
    expect(await logOf(host)).toEqual(before)
    await host.manager.close()
  })

  it('PRD-01, hole 16: a transfer that was refused is not applied under its id once its sender may not take over any more', async () => {
    const { host, ada, ben, bakery, florist, transfer } = await twoShops('stale')
    const id = host.id()
    expect(wordOf(await transfer(id))).toBe('MayNotManageProducts')
    await tell(host, 'RemoveMember', { organisation: florist, account: ada.account }, ben.actor)
    await joined(host, bakery, ben, ada, 'Collaborator')
    expect(wordOf(await transfer(id))).toBe('MayNotReceiveProducts')
    expect((await typesOf(host)).includes('ProductTransferred')).toBe(false)
    await host.manager.close()
  })

  it('PRD-01, hole 16: a first half is good for a while only, and then for a fresh command', async () => {
    const { host, ada, ben, bakery, transfer } = await twoShops('late')
    const id = host.id()
    expect(wordOf(await transfer(id))).toBe('MayNotManageProducts')
    await joined(host, bakery, ben, ada, 'Collaborator')
    host.clock.move(2 * HOUR)
    expect([wordOf(await transfer(id)), wordOf(await transfer(host.id()))]).toEqual(['ProductNotAdmitted', 'Applied'])
    await host.manager.close()
  })

  it('ORG-10, hole 16: an organisation is closed without waiting for a half that came to nothing', async () => {
    const { host, transfer, close } = await twoShops('closing')
    expect(wordOf(await transfer(host.id()))).toBe('MayNotManageProducts')
    expect(wordOf(await close())).toBe('Applied')
    await settled(host)
    await host.manager.close()
  })

  it('ORG-10, hole 16: what came to nothing is taken back by the clock; what came to something stays for good', async () => {
    const { host, ben, bakery, florist, product, transfer } = await twoShops('lapse')
    expect(wordOf(await transfer(host.id()))).toBe('MayNotManageProducts')
    host.clock.move(2 * HOUR)
    await tick(host)
    const after = (await logOf(host)).slice(-2).map((e) => e.data)
    expect(after).toEqual([
      { type: 'ProductAdmitted', organisation: bakery, product, command: null, until: null },
      { type: 'ProductReleased', organisation: florist, product },
    ])
    const count = (await logOf(host)).length
    await tick(host)
    expect((await logOf(host)).length).toBe(count)
    const closing = await ask(host, 'CloseOrganisation', { organisation: bakery, password: ben.password }, ben.actor)
    expect(wordOf(closing)).toBe('ProductsRunning')
    await host.manager.close()
  })
})
