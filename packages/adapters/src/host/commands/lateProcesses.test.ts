import { afterAll, describe, expect, it, jest } from '@jest/globals'
import { logOf, openHost } from '../../testing/host.js'
import { joined, partnered, person, settled } from '../../testing/people.js'
import { scratchFolder } from '../../testing/scratch.js'
import { ending, pairOf } from '../../testing/pairs.js'

// a busy machine takes its time
jest.setTimeout(30_000)

const folder = scratchFolder()
afterAll(folder.remove)

describe('processes that lag behind the log', () => {
  it('PAR-08, hole 15: a partnership that is over when its start is reacted to replaces nobody, nor does the term after it', async () => {
    const host = await openHost({ file: folder.path('over.db') })
    const pair = await pairOf(host)
    const { ada, pia, client, partner } = pair
    const paul = await person(host, 'Paul')
    await joined(host, partner, pia, paul, 'Collaborator')
    await settled(host)
    await joined(host, client, ada, paul, 'ExternalUser')
    await partnered(host, client, ada, partner, pia)
    await ending(host, pair, pia)
    await settled(host)
    const replaced = async () => (await logOf(host)).filter((e) => e.type === 'MemberReplacedByPartnership')
    expect(await replaced()).toEqual([])
    await partnered(host, client, ada, partner, pia)
    await settled(host)
    expect((await replaced()).map((e) => e.data)).toEqual([
      { type: 'MemberReplacedByPartnership', organisation: client, account: paul.account, partner, partnershipTerm: 2 },
    ])
    await host.manager.close()
  })
})
