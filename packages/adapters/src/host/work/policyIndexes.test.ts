import { afterAll, describe, expect, it } from '@jest/globals'
import { DAY, defaultPolicy } from '@mandat/domain'
import { logOf, openHost, type TestHost, typesOf } from '../../testing/host.js'
import { founded, ordered, person, settled } from '../../testing/people.js'
import { right, scratchFolder } from '../../testing/scratch.js'

const folder = scratchFolder()
afterAll(folder.remove)
const ticked = async (host: TestHost) => right(await host.manager.tick())
const lastType = async (host: TestHost) => typesOf(await logOf(host)).at(-1)

describe('a policy that was changed between two starts', () => {
  it('REN-02, hole 19: moves the notice of what stands in the indexes already, at the first tick, there and back', async () => {
    const host = await openHost({ file: folder.path('notice.db') })
    const ada = await person(host, 'Ada')
    const acme = await founded(host, ada)
    await ordered(host, acme, ada.actor, { expiresOn: '2026-04-01', renewal: 'Automatic' })
    await settled(host)
    host.clock.move(6 * DAY)
    // the organisation's word for the product is settled
    expect(await ticked(host)).toStrictEqual({ done: 1, refused: 0 })
    await host.manager.close()

    // due on 7 March, which was yesterday
    const sooner = await host.another({ policy: { automaticRenewalNoticeDays: 25 } })
    expect(right(await sooner.manager.rebuild()).filter(({ identical }) => !identical)).toStrictEqual([])
    await sooner.manager.close()
    const back = await host.another()
    expect(await ticked(back)).toStrictEqual({ done: 0, refused: 0 })
    await back.manager.close()
    const again = await host.another({ policy: { automaticRenewalNoticeDays: 25 } })
    expect(await ticked(again)).toStrictEqual({ done: 1, refused: 0 })
    expect(await lastType(again)).toBe('RemindersFellDue')
    await again.manager.close()
  })

  it('SES-01, hole 19: of all deadlines the indexes are made anew, and no document is lost or changed', async () => {
    const host = await openHost({ file: folder.path('sessions.db') })
    await person(host, 'Ada')
    await settled(host)
    const { documents } = host.stores
    const model = { name: 'deadlines', version: 2 }
    const before = right(await documents.scan(model, { after: null, count: 100 })())
    await host.manager.close()
    const policy = { memberInvitationDays: 1, tokenIdleYears: defaultPolicy.tokenIdleYears + 1 }
    const other = await host.another({ policy })
    expect(await ticked(other)).toStrictEqual({ done: 0, refused: 0 })
    expect(right(await other.stores.documents.scan(model, { after: null, count: 100 })())).toStrictEqual(before)
    expect(before).toHaveLength(1)
    await other.manager.close()
  })
})
