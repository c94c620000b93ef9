import type { Links } from '../../core/ports/links.js'
import type { AccountId, InvitationId, OrganisationId } from '../../core/values/ids.js'
import type { Instant } from '../../core/values/instant.js'
import type { Secret } from '../../core/values/secret.js'
import { MemberInvitationLink } from './links.js'
import type { ClosedInvitation, InvitationState } from './invitationStates.js'
import type { OrganisationState } from './state.js'

/** The invitation of that id, until it is answered, withdrawn or recorded as expired. */
export const openInvitation = (state: OrganisationState, invitation: InvitationId): InvitationState | null =>
  state._tag === 'Running' ? (state.invitations.get(invitation) ?? null) : null

/** The last one of that id that is over, as far back as the organisation remembers. */
export const closedInvitation = (state: OrganisationState, invitation: InvitationId): ClosedInvitation | null =>
  state._tag === 'Unregistered'
    ? null
    : ([...state.closedInvitations].reverse().find((one) => one.invitation === invitation) ?? null)

type Offer = Pick<InvitationState, 'role' | 'attempt'>
/**
 * ORG-02: what was accepted is what is offered. Attempts are counted by the organisation and never return, so an
 * acceptance fits one invitation only, as it was mailed last.
 */
export const fits = (accepted: Offer, offered: Offer): boolean =>
  accepted.attempt === offered.attempt && accepted.role === offered.role

const ATTEMPTS = 50

/** Of which mail of the invitation a link is, the last one first; `null`: of none, as far as it is looked for (PAR-06). */
export const linkedAttempt = (
  state: OrganisationState,
  { organisation, invitation }: { readonly organisation: OrganisationId; readonly invitation: InvitationId },
  link: Secret | null,
  links: Links,
): number | null => {
  const last = (openInvitation(state, invitation) ?? closedInvitation(state, invitation))?.attempt ?? 0
  if (link === null) return null
  for (let attempt = last; attempt > Math.max(0, last - ATTEMPTS); attempt--)
    if (links.verify(MemberInvitationLink.targetOf({ organisation, invitation, attempt }), link)) return attempt
  return null
}

/** Who asks for an invitation: the library, an account, or whoever holds the link of one of its mails. */
export interface Asking {
  readonly isLibrary: boolean
  readonly account: AccountId | null
  readonly link: 'None' | { readonly attempt: number | null }
}
/** Why nothing comes of an invitation: what became of it or of its link (PAR-06), or that there is none for who asks. */
export type DeadInvitation = ClosedInvitation['how'] | 'Replaced' | 'Unknown'

/**
 * PAR-06, for members too: the invitation that is open, or which of the five it was. Whoever is neither invited nor holds
 * a link that was mailed is answered as if there were none.
 */
export const invitationFor = (
  state: OrganisationState,
  invitation: InvitationId,
  { isLibrary, account, link }: Asking,
  now: Instant,
): InvitationState | DeadInvitation => {
  const open = openInvitation(state, invitation)
  const closed = closedInvitation(state, invitation)
  const invited =
    open === null ? (closed?.account ?? null) : open.invitee._tag === 'Account' ? open.invitee.account : null
  const isKnown = link === 'None' ? isLibrary || (invited !== null && invited === account) : link.attempt !== null
  const last = open ?? closed
  if (!isKnown || last === null) return 'Unknown'
  if (link !== 'None' && link.attempt !== last.attempt) return 'Replaced'
  if (open === null) return closed?.how ?? 'Unknown'
  return now >= open.expiresAt ? 'Expired' : open
}
