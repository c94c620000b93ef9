import { describe, expect, it, jest } from '@jest/globals'
import { unavailable } from '@mandat/domain/kit'
import * as E from 'fp-ts/lib/Either.js'
import { openHost, tell } from '../../testing/host.js'
import { founded, fullAccess, listed, person, settled, visitor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'
import { type Mailer, memoryMailer } from '../../mail/index.js'

// a busy machine takes its time
jest.setTimeout(30_000)

describe('ids that are chosen twice', () => {
  it("ACC-10, ORG-08: whoever takes another's id for something of another kind keeps no mail from anybody", async () => {
    const host = await openHost()
    const [ada, eve, pia] = [await person(host, 'Ada'), await person(host, 'Eve'), await person(host, 'Pia')]
    const [acme, agency] = [await founded(host, ada), await listed(host, pia)]
    // an organisation with the id of an account, and products with those of an account and of an organisation
    await tell(
      host,
      'RegisterOrganisation',
      {
        organisation: ada.account,
        kind: 'Company',
        name: 'Evil',
        country: 'CH',
        timeZone: 'Europe/Zurich',
        address: 'x',
        founder: eve.account,
      },
      eve.actor,
    )
    for (const product of [pia.account, agency, acme])
      await tell(
        host,
        'OrderProduct',
        {
          product,
          organisation: ada.account,
          category: 'Domain',
          label: 'evil.example',
          expiresOn: '2027-03-02',
          renewalPrice: { currency: 'CHF', amount: 1 },
          renewal: 'Manual',
        },
        eve.actor,
      )
    await settled(host)
    const before = host.mails().length
    for (const { account } of [ada, pia]) await tell(host, 'RequestPasswordReset', { account }, visitor(host))
    await tell(host, 'InvitePartner', { client: acme, partner: agency, access: fullAccess }, ada.actor)
    await settled(host)
    const mails = host.mails().slice(before)
    expect(mails.map(({ to }) => to)).toEqual([ada.email, pia.email, 'agency@agency.example'])
    expect([mails.at(-1)?.text.includes('Acme'), mails.at(-1)?.text.includes('evil')]).toEqual([true, false])
  })

  it('ACC-10: mails that waited while the host was renewed find their address in the new version of the address book', async () => {
    let down = true
    const inner = memoryMailer()
    const mailer: Mailer = {
      send: (mail) => (down ? () => Promise.resolve(E.left(unavailable('mail', 'down'))) : inner.send(mail)),
    }
    const host = await openHost()
    const ada = await person(host, 'Ada')
    await tell(host, 'RequestPasswordReset', { account: ada.account }, visitor(host))
    const before = await host.another({ mailer } as never)
    await settled(before)
    // what a version that was never built looks like
    for (const version of right(await host.stores.documents.versions('addressBook')()))
      right(await host.stores.documents.drop(version)())
    down = false
    host.clock.move(3_600_000 - 1)
    await settled(before)
    expect(inner.sent().map(({ to }) => to)).toEqual([ada.email])
  })
})
