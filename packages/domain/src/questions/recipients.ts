import { lapsed, type Recipient, recipientKey, type Standing, still, toAccount } from '../core/react/mail.js'
import type { AccountId } from '../core/values/ids.js'
import { activeMember, legalRepresentatives } from '../aggregates/organisation/members.js'
import type { OrganisationState } from '../aggregates/organisation/state.js'

/** The active legal representatives, each once. */
export const toRepresentatives = (state: OrganisationState): ReadonlyArray<Recipient> =>
  legalRepresentatives(state).map(toAccount)

/**
 * A mail to one of several still holds while that one is among those who would be told now, and is named as it would be
 * then.
 */
export const stillAmong = <F>(recipients: ReadonlyArray<Recipient>, to: Recipient, facts: F): Standing<F> => {
  const now = recipients.find((one) => recipientKey(one) === recipientKey(to))
  return now === undefined ? lapsed('its recipient is no longer to be told') : still(now, facts)
}

/** REN-07: active legal representatives and administrators and the billing contact, each once. */
export const toManagersAndBilling = (state: OrganisationState): ReadonlyArray<Recipient> => {
  if (state._tag !== 'Running') return []
  const managers = (state.members.keys() as ReadonlyArray<AccountId>).filter((account) => {
    const role = activeMember(state, account)?.role
    return role === 'LegalRepresentative' || role === 'Administrator'
  })
  const billing: ReadonlyArray<Recipient> =
    state.hasBillingContact === 'Yes'
      ? [{ _tag: 'BillingContact', organisation: state.organisation, unless: managers }]
      : []
  return [...managers.map(toAccount), ...billing]
}
