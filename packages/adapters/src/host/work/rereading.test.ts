import { afterAll, describe, expect, it } from '@jest/globals'
import { logOf, openHost, tell, typesOf, wordOf } from '../../testing/host.js'
import {
  compromised,
  founded,
  fullAccess,
  joined,
  listed,
  ordered,
  partnered,
  person,
  settled,
  tokenFor,
} from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'
import { processesModel } from './processesPlace.js'

const folder = scratchFolder()
afterAll(folder.remove)
describe('LOG-07: reading the log again', () => {
  it('LOG-06, LOG-07: a rebuild and processes that begin again at the first event mail nobody and record nothing', async () => {
    const host = await openHost({ file: folder.path('again.db') })
    const [ada, ben, pia] = [await person(host, 'Ada'), await person(host, 'Ben'), await person(host, 'Pia')]
    const [acme, agency] = [await founded(host, ada), await listed(host, pia)]
    await joined(host, acme, ada, ben, 'Administrator')
    const product = await ordered(host, acme, ada.actor, { expiresOn: '2026-03-09', renewal: 'Automatic' })
    await partnered(host, acme, ada, agency, pia)
    const behalf = { ...pia.actor, onBehalfOf: { _tag: 'Partner', partner: agency, client: acme } } as const
    await tokenFor(host, pia, acme, product, behalf)
    await tokenFor(host, ben, acme, product)
    await tell(
      host,
      'EndPartnership',
      { client: acme, partner: agency, confirmed: true, password: ada.password },
      ada.actor,
    )
    expect(wordOf(await compromised(host, ben, 'entirely fresh pass phrase'))).toBe('Applied')
    await tell(host, 'RequestAccountDeletion', { account: pia.account, password: pia.password }, pia.actor).catch(
      () => undefined,
    )
    await tell(host, 'InvitePartner', { client: acme, partner: agency, access: fullAccess }, ada.actor)
    for (let day = 0; day < 10; day++) {
      host.clock.move(24 * 3_600_000)
      right(await host.manager.tick())
      await settled(host)
    }
    const [types, mails] = [typesOf(await logOf(host)), host.mails().map(({ messageId }) => messageId)]
    expect(mails.length).toBeGreaterThan(10)

    expect(right(await host.manager.rebuild()).map(({ identical }) => identical)).toStrictEqual(Array(14).fill(true))
    await settled(host)
    expect([typesOf(await logOf(host)), host.mails().map(({ messageId }) => messageId)]).toStrictEqual([types, mails])
    // their place is lost: they go through the whole history once more
    right(await host.stores.documents.drop(processesModel)())
    await settled(await host.another())
    expect(right(await host.stores.documents.checkpoint(processesModel)())).toBe(types.length)
    expect([typesOf(await logOf(host)), host.mails().map(({ messageId }) => messageId)]).toStrictEqual([types, mails])
  })
})
