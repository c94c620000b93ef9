import { afterAll, describe, expect, it } from '@jest/globals'
import { storedNames, unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { movingClock, openHost, secret, wordOf } from '../../testing/host.js'
import { person } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { openDatabase } from '../../stores/sqlite/index.js'
import { memoryStores } from '../../stores/memory/index.js'
import { hostKeys } from '../../vault/index.js'
import { openMandat } from './openMandat.js'

const folder = scratchFolder()
afterAll(folder.remove)

describe('the secret of a host', () => {
  it.each(['secret.db', null])(
    'PRV-07: refuses another secret than at the first start at once, says so, and leaves all as it was: %s',
    async (name) => {
      const first = await openHost(name === null ? {} : { file: folder.path(name) })
      const ada = await person(first, 'Ada')
      await first.manager.settle()
      const open = (hostSecret: Uint8Array) =>
        name === null
          ? openMandat({ stores: () => TE.right({ ...first.stores, close: () => TE.right(undefined) }), hostSecret })
          : openMandat({ file: folder.path(name), hostSecret })
      const refused = await open(new Uint8Array(32).fill(9))
      expect(refused).toMatchObject({
        left: {
          kind: 'MissingKey',
          message: 'this is not the host secret that the stores were first opened with: give that one',
        },
      })
      const again = right(await open(secret))
      expect(right(await again.accountByEmail(ada.email))).toBe(ada.account)
      right(await again.close())
      await first.manager.close()
    },
  )
  it('PRV-07: of two that start on fresh stores with secrets of their own, one is refused; a removed mark is Tampered', async () => {
    const stores = right(await memoryStores(hostKeys(secret))())
    const open = (fill: number) =>
      openMandat({ stores: () => TE.right(stores), hostSecret: new Uint8Array(32).fill(fill), work: 'ByHand' })
    const both = await Promise.all([open(1), open(2)])
    expect(both.map((one) => (E.isRight(one) ? 'open' : wordOf(one))).sort()).toStrictEqual(['MissingKey', 'open'])
    const other = right(await memoryStores(hostKeys(secret))())
    right(await other.keys.erase('hostSecret', ['Trace'], movingClock().now())())
    const answer = await openMandat({ stores: () => TE.right(other), hostSecret: secret })
    expect(wordOf(answer)).toBe('Tampered')
  })
  it('PRV-07: a file from before there was a mark takes none of another secret, and that of its own', async () => {
    const file = folder.path('older.db')
    const host = await openHost({ file })
    await person(host, 'Ada')
    await host.manager.close()
    const database = right(await openDatabase({ file })())
    const subject = storedNames.subjects.hostSecret
    right(await database.write(() => database.statement('DELETE FROM keys WHERE subject = ?').run([subject]))())
    right(await database.close()())
    const open = (fill: number) => openMandat({ file, hostSecret: new Uint8Array(32).fill(fill), work: 'ByHand' })
    expect(wordOf(await open(9))).toBe('MissingKey')
    const manager = right(await open(7))
    right(await manager.close())
    expect(wordOf(await open(9))).toBe('MissingKey')
  })
  it('PRV-07: starts where the stores do not answer yet, and looks at the mark the next time', async () => {
    const stores = right(await memoryStores(hostKeys(secret))())
    const down = () => TE.left(unavailable('keys', 'down'))
    const keys = { ...stores.keys, find: down }
    const manager = right(
      await openMandat({ stores: () => TE.right({ ...stores, keys }), hostSecret: secret, work: 'ByHand' }),
    )
    right(await manager.close())
  })
})
