import type { InvitationId } from '../../core/values/ids.js'
import type { InvitationState, OrganisationState } from './state.js'

/** The invitation of that id, until it is answered, withdrawn or recorded as expired. */
export const openInvitation = (state: OrganisationState, invitation: InvitationId): InvitationState | null =>
  state._tag === 'Running' ? (state.invitations.get(invitation) ?? null) : null

type Offer = Pick<InvitationState, 'role' | 'attempt'>
/**
 * ORG-02: what was accepted is what is offered. Attempts are counted by the organisation and never return, so an
 * acceptance fits one invitation only, as it was mailed last.
 */
export const fits = (accepted: Offer, offered: Offer): boolean =>
  accepted.attempt === offered.attempt && accepted.role === offered.role
