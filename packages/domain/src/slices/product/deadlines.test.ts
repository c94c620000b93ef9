import { describe, expect, it } from '@jest/globals'
import { noon } from '../../testing/organisations.js'
import { client, domain, partner } from '../../testing/partnerships.js'
import { transferred } from '../../testing/world.js'
import { moment, day, waitingAfter, due, product, automatic } from '../../testing/deadlines.js'

describe('what time alone will change of a product', () => {
  it('PRD-01: a product ends the day after its expiry, or is renewed on it, as was chosen last, in the organisation that it is in', () => {
    expect(due(product)).toStrictEqual([
      {
        dueAt: moment('2027-03-03T00:00:00.000Z'),
        command: { type: 'EndProduct', product: domain, organisation: client, why: 'Expired' },
      },
    ])
    expect(due(product, automatic, transferred(domain, client, partner, 2))).toStrictEqual([
      {
        dueAt: moment('2027-03-02T00:00:00.000Z'),
        command: { type: 'RenewAutomatically', product: domain, organisation: partner, from: day('2027-03-02') },
      },
    ])
    const renewed = {
      type: 'ProductRenewed',
      product: domain,
      organisation: client,
      stay: 1,
      from: '2027-03-02',
      until: '2028-03-02',
      manner: 'Automatic',
      price: null,
    }
    expect(due(product, automatic, renewed).map(({ dueAt }) => dueAt)).toStrictEqual([
      moment('2028-03-02T00:00:00.000Z'),
    ])
    expect(
      waitingAfter(product, {
        type: 'ProductEnded',
        product: domain,
        organisation: client,
        stay: 1,
        why: 'Cancelled',
        at: noon,
      }),
    ).toStrictEqual([])
  })
})
