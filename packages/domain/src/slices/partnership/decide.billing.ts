import * as E from 'fp-ts/lib/Either.js'
import type { OfType } from '../../core/values/union.js'
import { walletUnder } from './access.js'
import type { PartnershipCommand } from './commands.js'
import { type Active, type Decision, happened, nothing } from './decision.js'
import { refuse } from './refusals.js'

/** BIL-06: who pays from now on; the wallet is entrusted anew, or no longer (PAR-04). */
export const changeMode = (command: OfType<PartnershipCommand, 'ChangeBillingMode'>, active: Active): Decision => {
  const { client, partner, term, access } = active
  if (access._tag === 'Limited') return refuse.NoBillingMode()
  const wallet = walletUnder(command)
  if (E.isLeft(wallet)) return wallet
  if (command.billingMode === access.billingMode) return entrust(wallet.right, active)
  return happened({
    type: 'BillingModeChanged',
    client,
    partner,
    term,
    from: access.billingMode,
    to: command.billingMode,
    walletEntrusted: wallet.right,
  })
}

/** Entrusts the client's wallet to the partner, or takes it back. */
export const entrust = (walletEntrusted: 'Yes' | 'No', { client, partner, term, access }: Active): Decision => {
  if (access._tag === 'Limited') return refuse.NoBillingMode()
  if (access.billingMode === 'PartnerPays' && walletEntrusted === 'Yes') return refuse.WalletNotEntrustable()
  return access.walletEntrusted === walletEntrusted
    ? nothing
    : happened({ type: 'WalletEntrustmentChanged', client, partner, term, walletEntrusted })
}
