import { activeMember, legalRepresentatives, type OrganisationState } from '../aggregates/organisation/state.js'
import { type Recipient, toAccount } from '../core/react/mail.js'
import type { AccountId } from '../core/values/ids.js'

/** The active legal representatives, each once. */
export const toRepresentatives = (state: OrganisationState): ReadonlyArray<Recipient> =>
  legalRepresentatives(state).map(toAccount)

/** REN-07: active legal representatives and administrators and the billing contact, each once. */
export const toManagersAndBilling = (state: OrganisationState): ReadonlyArray<Recipient> => {
  if (state._tag !== 'Running') return []
  const managers = (Object.keys(state.members) as AccountId[]).filter((account) => {
    const role = activeMember(state, account)?.role
    return role === 'LegalRepresentative' || role === 'Administrator'
  })
  const billing: ReadonlyArray<Recipient> =
    state.hasBillingContact === 'Yes'
      ? [{ _tag: 'BillingContact', organisation: state.organisation, unless: managers }]
      : []
  return [...managers.map(toAccount), ...billing]
}
