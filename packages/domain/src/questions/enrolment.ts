import { enrolmentOf } from '../aggregates/organisation/members.js'
import type { OrganisationState } from '../aggregates/organisation/state.js'
import type { PartnershipState } from '../aggregates/partnership/state.js'

/**
 * Whether an invitation or a partnership goes on under the partner's present enrolment: one that left the programme and
 * came back finds nothing of before (PAR-15, PAR-17). `partner`: the partner's own state.
 */
export const goesOnUnder = (
  state: Extract<PartnershipState, { readonly enrolment: number }>,
  partner: OrganisationState,
): boolean => enrolmentOf(partner) === state.enrolment
