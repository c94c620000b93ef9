import { describe, expect, it } from '@jest/globals'
import type { Access, PartnershipEvent } from '../../aggregates/partnership/events.js'
import { type PartnershipState, rightTo } from '../../aggregates/partnership/state.js'
import { same } from '../../testing/index.js'
import {
  asClient,
  client,
  domain,
  fullAs,
  grantOf,
  invitedTo,
  limitedTo,
  mail,
  partner,
  partnerships,
  shop,
  startedWith,
} from '../../testing/partnerships.js'

const { given, twice, fold } = partnerships
const pair = { client, partner }
const inTerm = { ...pair, term: 1 }
const grantFull = { type: 'GrantFullAccess', ...pair, billingMode: 'ClientPays', walletEntrusted: 'No' } as const
const limit = { type: 'LimitAccess', ...pair, products: [domain], confirmed: true } as const
const grant = { type: 'GrantProducts', ...pair, products: [mail] } as const
const withdraw = { type: 'WithdrawProducts', ...pair, products: [domain], confirmed: true } as const

const two = limitedTo(grantOf(domain, 1), grantOf(mail, 2))
const active = startedWith(two)
const full = startedWith(fullAs(1))
const widened = (access: Access): PartnershipEvent => ({ type: 'AccessWidenedToFull', ...inTerm, access })
const limitedBy = (access: Access): PartnershipEvent => ({ type: 'AccessLimited', ...inTerm, access })
const rights = (state: PartnershipState) => [domain, mail, shop].map((product) => rightTo(state, product, 1))

describe('what a partnership gives', () => {
  it('PAR-07: limited access gives exactly what was granted, in the stay that it was granted for', () => {
    same('rights', rights(fold(active)), [1, 2, null])
    expect(rightTo(fold(active), domain, 2)).toBe(null)
  })
  it('PAR-03: full access covers the whole organisation, products to come included', () => {
    same('rights', rights(fold(full)), [1, 1, 1])
    expect(rightTo(fold(full), shop, 7)).toBe(1)
  })
  it('PAR-07: nothing is given before the partner has accepted', () => {
    same('rights', rights(fold([invitedTo(two)])), [null, null, null])
  })
})

describe('changing rights', () => {
  it('PAR-09: from limited to full; what was granted goes on under its number', () => {
    const access = fullAs(3, 'ClientPays', 'No', [grantOf(domain, 1), grantOf(mail, 2)])
    given(...active)
      .when(grantFull, asClient())
      .then(widened(access))
    same('rights', rights(fold([...active, widened(access)])), [1, 2, 3])
  })
  it('PAR-04: going to full asks for the billing mode and the wallet again', () => {
    given(...active)
      .when({ ...grantFull, walletEntrusted: null }, asClient())
      .thenRefused('WalletChoiceMissing', 'PAR-04')
    given(...active)
      .when({ ...grantFull, billingMode: 'PartnerPays' }, asClient())
      .thenRefused('NoWalletUnderPartnerPays', 'PAR-04')
  })
  it('PAR-09: from full there is no going to full', () => {
    given(...full)
      .when(grantFull, asClient())
      .thenRefused('AlreadyFull', 'PAR-09')
  })
  it('PAR-09: from full to products, each under the number by which it was covered', () => {
    const before = [...active, widened(fullAs(3, 'ClientPays', 'No', [grantOf(domain, 1), grantOf(mail, 2)]))]
    given(...before)
      .when({ ...limit, products: [shop, domain, shop] }, asClient())
      .then(limitedBy(limitedTo(grantOf(shop, 3), grantOf(domain, 1))))
    twice(...before)({ ...limit, products: [shop, domain] }, asClient()).thenNothing()
  })
  it('PAR-15: full access after limited revives nothing that was cut', () => {
    const cut = [...full, limitedBy(limitedTo(grantOf(domain, 1)))]
    given(...cut)
      .when(grantFull, asClient())
      .then(widened(fullAs(2, 'ClientPays', 'No', [grantOf(domain, 1)])))
    same('rights', rights(fold([...cut, widened(fullAs(2, 'ClientPays', 'No', [grantOf(domain, 1)]))])), [1, 2, 2])
  })
  it('PAR-09: a removal is confirmed', () => {
    given(...full)
      .when({ ...limit, confirmed: false }, asClient())
      .thenRefused('RemovalNotConfirmed', 'PAR-09')
    given(...active)
      .when({ ...withdraw, confirmed: false }, asClient())
      .thenRefused('RemovalNotConfirmed', 'PAR-09')
  })
  it('PAR-09: shrinking to no product leaves a partnership without access', () => {
    given(...full)
      .when({ ...limit, products: [] }, asClient())
      .then(limitedBy(limitedTo()))
    given(...active)
      .when({ ...withdraw, products: [mail, domain] }, asClient())
      .then({ type: 'ProductsWithdrawn', ...inTerm, products: [domain, mail] })
    for (const last of [
      [...full, limitedBy(limitedTo())],
      [...active, { type: 'ProductsWithdrawn', ...inTerm, products: [domain, mail] } as const],
    ]) {
      expect(fold(last)._tag).toBe('Active')
      same('rights', rights(fold(last)), [null, null, null])
    }
  })
  it('PAR-09: products are added, each once', () => {
    given(...active)
      .when({ ...grant, products: [shop, mail, shop] }, asClient())
      .then({ type: 'ProductsGranted', ...inTerm, grants: [grantOf(shop, 3)] })
    twice(...active)({ ...grant, products: [shop] }, asClient()).thenNothing()
    given(...active)
      .when(grant, asClient())
      .thenNothing()
  })
  it('PAR-15: what was withdrawn, or moved away and came back, is granted under a new number', () => {
    given(...active, { type: 'ProductsWithdrawn', ...inTerm, products: [mail] })
      .when(grant, asClient())
      .then({ type: 'ProductsGranted', ...inTerm, grants: [grantOf(mail, 3)] })
    given(...active)
      .when(grant, { ...asClient(), stays: { [mail]: 3 } })
      .then({ type: 'ProductsGranted', ...inTerm, grants: [grantOf(mail, 3, 3)] })
    const regranted = fold([...active, { type: 'ProductsGranted', ...inTerm, grants: [grantOf(mail, 3, 3)] }])
    same('rights', [rightTo(regranted, mail, 1), rightTo(regranted, mail, 3)], [null, 3])
  })
  it('PAR-09: only products that run in the organisation are granted; what left it can still be withdrawn', () => {
    given(...active)
      .when({ ...grant, products: [shop, domain] }, { ...asClient(), stays: { [domain]: 1 } })
      .thenRefused('UnknownProducts', 'PAR-03')
    given(...full)
      .when(limit, { ...asClient(), stays: {} })
      .thenRefused('UnknownProducts', 'PAR-03')
    given(...active)
      .when(withdraw, { ...asClient(), stays: {} })
      .then({ type: 'ProductsWithdrawn', ...inTerm, products: [domain] })
  })
  it('PAR-09: withdrawing what is not granted changes nothing', () => {
    given(...active)
      .when({ ...withdraw, products: [shop] }, asClient())
      .thenNothing()
    twice(...active)(withdraw, asClient()).thenNothing()
  })
  it('PAR-09: products are granted and withdrawn while access is limited, and limited while it is full', () => {
    given(...full)
      .when(grant, asClient())
      .thenRefused('NotLimited', 'PAR-09')
    given(...full)
      .when(withdraw, asClient())
      .thenRefused('NotLimited', 'PAR-09')
    given(...active)
      .when(limit, asClient())
      .thenRefused('AlreadyLimited', 'PAR-09')
  })
  it('PAR-10: without a partnership there is nothing to change', () => {
    for (const before of [[], [invitedTo(two)]])
      for (const change of [grantFull, limit, grant, withdraw])
        given(...before)
          .when(change, asClient())
          .thenRefused('NotPartners', 'PAR-10')
  })
})
