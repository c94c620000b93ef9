import { describe, expect, it, jest } from '@jest/globals'
import type { Actor } from '@mandat/domain'
import { ask, logOf, openHost, type TestHost, wordOf } from '../../testing/host.js'
import { founded, listed, ordered, partnered, person } from '../../testing/people.js'

// a busy machine takes its time
jest.setTimeout(30_000)

/** What becomes of a command that is refused, and then sent in other words under the same id, and again. */
const corrected = async (host: TestHost, type: string, by: Actor, ...contents: ReadonlyArray<object>) => {
  const id = host.id()
  const words: Array<string> = []
  for (const data of contents) words.push(wordOf(await ask(host, type, data, by, { id })))
  return words
}
const order = (organisation: string, product: string, expiresOn: string) => ({
  product,
  organisation,
  category: 'Domain',
  label: 'example.ch',
  expiresOn,
  renewalPrice: { currency: 'CHF', amount: 1_500 },
  renewal: 'Manual',
})

describe('a command that was refused after what comes before it had taken effect', () => {
  it('LOG-07, hole 9: may be corrected under its id, and takes effect once', async () => {
    const host = await openHost()
    const ada = await person(host, 'Ada')
    const [acme, other] = [await founded(host, ada), await founded(host, ada, 'Other')]
    const product = host.id()
    expect(
      await corrected(
        host,
        'OrderProduct',
        ada.actor,
        order(acme, product, '2020-01-01'),
        order(acme, product, '2028-01-01'),
        order(acme, product, '2028-01-01'),
        order(acme, product, '2020-01-01'),
      ),
    ).toEqual(['ExpiryInThePast', 'Applied', 'AlreadyApplied', 'CommandIdReused'])
    const foundation = {
      kind: 'Company',
      name: 'New',
      country: 'CH',
      timeZone: 'Europe/Zurich',
      address: 'Quai 1, Geneva',
      founder: ada.account,
    }
    expect(
      await corrected(
        host,
        'RegisterOrganisation',
        ada.actor,
        { ...foundation, organisation: other },
        { ...foundation, organisation: host.id() },
      ),
    ).toEqual(['OrganisationAlreadyRegistered', 'Applied'])
    expect(
      await corrected(
        host,
        'TransferProduct',
        ada.actor,
        { product, organisation: other, to: acme },
        { product, organisation: acme, to: other },
      ),
    ).toEqual(['UnknownProduct', 'Applied'])
  })

  it('LOG-07, PAR-16, hole 9: what the partnership authorised for the refused words spends nothing, and the corrected ones get a word of their own', async () => {
    const host = await openHost()
    const [ada, pia] = [await person(host, 'Ada'), await person(host, 'Pia')]
    const [client, partner] = [await founded(host, ada), await listed(host, pia)]
    const product = await ordered(host, client, ada.actor)
    await partnered(host, client, ada, partner, pia)
    const by: Actor = { ...pia.actor, onBehalfOf: { _tag: 'Partner', partner, client } }
    const [first, second] = [host.id(), host.id()]
    const orders = [order(client, first, '2020-01-01'), order(client, second, '2028-01-01')]
    expect(await corrected(host, 'OrderProduct', by, ...orders, ...orders)).toEqual([
      'ExpiryInThePast',
      'Applied',
      'CommandIdReused',
      'AlreadyApplied',
    ])
    const renewal = { product, organisation: client, from: '2027-03-02' }
    expect(
      await corrected(
        host,
        'RenewProduct',
        by,
        { ...renewal, until: '2027-01-01' },
        { ...renewal, until: '2028-03-02' },
        { ...renewal, until: '2028-03-02' },
      ),
    ).toEqual(['RenewalGoesBack', 'Applied', 'AlreadyApplied'])
    const token = {
      token: host.id(),
      account: pia.account,
      name: 'ci',
      organisation: client,
      product,
      expiresAt: null,
      password: pia.password,
    }
    expect(
      await corrected(host, 'CreateToken', by, { ...token, scopes: [] }, { ...token, scopes: ['dns:read'] }),
    ).toEqual(['NoScope', 'Applied'])
    const log = (await logOf(host)).map(({ type, data }) => ({ type, ...(data as { product?: string }) }))
    expect(log.filter(({ type }) => type === 'PartnerActAuthorised').map((word) => word.product)).toEqual([
      first,
      second,
      product,
      product,
      product,
    ])
    expect(log.filter(({ type }) => type === 'ProductOrdered').map((one) => one.product)).toEqual([product, second])
    expect(log.filter(({ type }) => type === 'ProductRenewed')).toHaveLength(1)
  })
})
