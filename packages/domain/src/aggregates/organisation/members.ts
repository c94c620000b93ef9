import type { AccountId } from '../../core/values/ids.js'
import type { MemberState, OrganisationState } from './state.js'

/** The membership of an account that counts: active, in a running organisation. */
export const activeMember = (state: OrganisationState, account: AccountId | null): MemberState | null => {
  if (state._tag !== 'Running' || account === null) return null
  const member = state.members.get(account)
  return member?.status === 'Active' ? member : null
}

/** The active legal representatives; invited or suspended ones do not count (ORG-02). */
export const legalRepresentatives = (state: OrganisationState): ReadonlyArray<AccountId> =>
  state._tag === 'Running'
    ? (state.members.keys() as ReadonlyArray<AccountId>).filter(
        (account) => activeMember(state, account)?.role === 'LegalRepresentative',
      )
    : []

/** Whether the organisation would have no legal representative without this one (ORG-03). */
export const isLastLegalRepresentative = (state: OrganisationState, account: AccountId): boolean => {
  // of the many who are none nobody else needs to be looked at
  if (activeMember(state, account)?.role !== 'LegalRepresentative') return false
  return legalRepresentatives(state).length === 1
}

/** The enrolment in the partner programme that it is listed under now, or `null` (PAR-13). */
export const enrolmentOf = (state: OrganisationState): number | null =>
  state._tag === 'Running' ? state.partner : null

/** Whether it can be invited as a partner (PAR-13). */
export const isListedPartner = (state: OrganisationState): boolean => enrolmentOf(state) !== null
