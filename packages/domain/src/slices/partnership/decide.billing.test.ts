import { describe, it } from '@jest/globals'
import type { PartnershipEvent } from '../../aggregates/partnership/events.js'
import {
  asClient,
  asPartner,
  asSystem,
  client,
  domain,
  endedIn,
  fullAs,
  grantOf,
  limitedTo,
  partner,
  partnerships,
  startedWith,
} from '../../testing/partnerships.js'

const { given, twice } = partnerships
const pair = { client, partner }
const inTerm = { ...pair, term: 1 }
const toPartner = { type: 'ChangeBillingMode', ...pair, billingMode: 'PartnerPays', walletEntrusted: null } as const
const toClient = { type: 'ChangeBillingMode', ...pair, billingMode: 'ClientPays', walletEntrusted: 'Yes' } as const
const entrust = { type: 'ChangeWalletEntrustment', ...pair, walletEntrusted: 'Yes' } as const
const clientPays = startedWith(fullAs(1, 'ClientPays', 'Yes'))
const partnerPays = startedWith(fullAs(1, 'PartnerPays'))
const limited = startedWith(limitedTo(grantOf(domain, 1)))

describe('the billing mode', () => {
  const changed: PartnershipEvent = {
    type: 'BillingModeChanged',
    ...inTerm,
    from: 'ClientPays',
    to: 'PartnerPays',
    walletEntrusted: 'No',
  }
  it('BIL-06: with full access the client changes the mode; changing to the partner ends the entrustment of the wallet', () => {
    given(...clientPays)
      .when(toPartner, asClient())
      .then(changed)
    given(...partnerPays)
      .when(toClient, asClient())
      .then({ type: 'BillingModeChanged', ...inTerm, from: 'PartnerPays', to: 'ClientPays', walletEntrusted: 'Yes' })
  })
  it('BIL-06: the wallet stays withdrawn when the mode changes back without it', () => {
    given(...clientPays, changed)
      .when({ ...toClient, walletEntrusted: 'No' }, asClient())
      .then({ type: 'BillingModeChanged', ...inTerm, from: 'PartnerPays', to: 'ClientPays', walletEntrusted: 'No' })
  })
  it('BIL-06: choosing the mode that is in force changes nothing', () => {
    twice(...clientPays)(toPartner, asClient()).thenNothing()
    given(...clientPays)
      .when(toClient, asClient())
      .thenNothing()
  })
  it('BIL-06: the same mode with another word on the wallet changes the wallet', () => {
    given(...clientPays)
      .when({ ...toClient, walletEntrusted: 'No' }, asClient())
      .then({ type: 'WalletEntrustmentChanged', ...inTerm, walletEntrusted: 'No' })
  })
  it('BIL-06: there is no mode to change without full access, or after the end', () => {
    given(...limited)
      .when(toPartner, asClient())
      .thenRefused('NoBillingMode', 'BIL-08')
    given(...clientPays, endedIn())
      .when(toPartner, asClient())
      .thenRefused('NotPartners', 'PAR-10')
  })
  it('PAR-04: a change of mode asks the same choices', () => {
    given(...partnerPays)
      .when({ ...toClient, walletEntrusted: null }, asClient())
      .thenRefused('WalletChoiceMissing', 'PAR-04')
    given(...clientPays)
      .when({ ...toPartner, walletEntrusted: 'No' }, asClient())
      .thenRefused('NoWalletUnderPartnerPays', 'PAR-04')
  })
  it('PAR-17: only a legal representative of the client changes the mode or entrusts the wallet', () => {
    for (const who of [asClient('Administrator'), asPartner('LegalRepresentative'), asSystem]) {
      given(...clientPays)
        .when(toPartner, who)
        .thenRefused('OnlyLegalRepresentativesWiden', 'PAR-17')
      given(...clientPays)
        .when(entrust, who)
        .thenRefused('OnlyLegalRepresentativesWiden', 'PAR-17')
    }
  })
})

describe('the entrusted wallet', () => {
  it('BIL-06: the client entrusts its wallet and takes it back while it pays', () => {
    given(...clientPays)
      .when({ ...entrust, walletEntrusted: 'No' }, asClient())
      .then({ type: 'WalletEntrustmentChanged', ...inTerm, walletEntrusted: 'No' })
    twice(...clientPays)({ ...entrust, walletEntrusted: 'No' }, asClient()).thenNothing()
    given(...clientPays)
      .when(entrust, asClient())
      .thenNothing()
  })
  it('BIL-07: while the partner pays a wallet cannot be entrusted', () => {
    given(...partnerPays)
      .when(entrust, asClient())
      .thenRefused('WalletNotEntrustable', 'BIL-07')
    given(...partnerPays)
      .when({ ...entrust, walletEntrusted: 'No' }, asClient())
      .thenNothing()
    given(...limited)
      .when(entrust, asClient())
      .thenRefused('NoBillingMode', 'BIL-08')
  })
})
