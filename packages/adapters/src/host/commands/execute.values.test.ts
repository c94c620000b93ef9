import { beforeAll, describe, expect, it } from '@jest/globals'
import { Secret } from '@mandat/domain'
import { openHost, type TestHost, wordOf } from '../../testing/host.js'
import { person, type TestPerson, visitor } from '../../testing/people.js'
import { right } from '../../testing/scratch.js'
import { faultsOf } from '../../testing/faults.js'

let host: TestHost
let ada: TestPerson
beforeAll(async () => {
  host = await openHost()
  ada = await person(host, 'Ada')
})

const profile = (more: object = {}) => ({
  account: ada.account,
  name: null,
  address: null,
  telephone: null,
  language: null,
  ...more,
})
const update = (data: unknown, more: object = {}): unknown => ({
  type: 'UpdateProfile',
  actor: ada.actor,
  data,
  ...more,
})
describe('LOG-01: execute takes values as they are meant', () => {
  it('absurd numbers and days', async () => {
    const order = (more: object) => ({
      type: 'OrderProduct',
      actor: ada.actor,
      data: {
        product: host.id(),
        organisation: host.id(),
        category: 'Domain',
        label: 'x.ch',
        expiresOn: '2027-01-31',
        renewalPrice: { currency: 'CHF', amount: 1 },
        renewal: 'Manual',
        ...more,
      },
    })
    for (const amount of [1.5, 1e300, '1', null, 2 ** 53])
      expect(await faultsOf(host, order({ renewalPrice: { currency: 'CHF', amount } }))).toEqual([
        expect.stringMatching(/^data\.renewalPrice\.amount: an integer/),
      ])
    for (const expiresOn of ['2027-02-30', '2027-1-31', '+010000-01-01', '', '2027-01-31T00:00:00.000Z', new Date(0)])
      expect(await faultsOf(host, order({ expiresOn }))).toEqual([expect.stringMatching(/^data\.expiresOn: /)])
  })
  it('ACC-09: secrets are taken as text or as Secret, checked alike, and never repeated in an answer', async () => {
    const login = (password: unknown) => ({
      type: 'LogIn',
      actor: visitor(host),
      data: { account: ada.account, password, secondFactor: null },
    })
    expect(wordOf(await host.manager.executeUnknown(login(Secret.of(ada.password))))).toBe('Applied')
    expect(wordOf(await host.manager.executeUnknown(login(ada.password)))).toBe('Applied')
    for (const bad of ['', 'hunter2'.repeat(200), 'hunter2\ud800', 7]) {
      const faults = [
        await faultsOf(host, login(bad)),
        typeof bad === 'string' ? await faultsOf(host, login(Secret.of(bad))) : null,
      ]
      expect(JSON.stringify(faults)).not.toContain('hunter2')
      expect(faults[0]).toEqual(['data.password: a secret of 1 to 1024 characters'])
    }
  })
  it('an id that is left out is made; undefined fields count as left out', async () => {
    const answer = right(
      await host.manager.executeUnknown(update(profile({ name: 'Ada L.' }), { id: undefined, from: undefined })),
    )
    expect([answer.outcome, answer.events]).toEqual(['Applied', [expect.objectContaining({ type: 'NameChanged' })]])
  })
})
