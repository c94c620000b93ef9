import { type Fields, counter, nullable, oneOf, record } from '../../core/values/codecs.js'
import type { IdMap } from '../../core/values/idMap.js'
import { AccountId, InvitationId } from '../../core/values/ids.js'
import { Instant } from '../../core/values/instant.js'
import { Invitee, Role } from './events.js'

const attempt = counter(1)

export const InvitationState = record({ invitee: Invitee, role: Role, attempt, expiresAt: Instant })
/** An open invitation: for whom, in which role, the number of its last mail, and its end. */
export type InvitationState = Fields<(typeof InvitationState)['props']>

export const ClosedInvitation = record({
  invitation: InvitationId,
  account: nullable(AccountId),
  attempt,
  how: oneOf('Used', 'Withdrawn', 'Declined', 'Expired'),
})
/** An invitation that is over: for which account, if for one, the number of its last mail, and what became of it (PAR-06). */
export type ClosedInvitation = Fields<(typeof ClosedInvitation)['props']>
/** How many of them are remembered: who holds an older link learns no more than that no such invitation is open. */
const REMEMBERED = 50

interface Invitations {
  readonly invitations: IdMap<InvitationState>
  readonly closedInvitations: ReadonlyArray<ClosedInvitation>
}

/** Without an invitation that is open no more, which is remembered for a while. */
export const withoutInvitation = (
  { invitations, closedInvitations }: Invitations,
  invitation: InvitationId,
  how: ClosedInvitation['how'],
): Invitations => {
  const open = invitations.get(invitation)
  if (open === undefined) return { invitations, closedInvitations }
  const account = open.invitee._tag === 'Account' ? open.invitee.account : null
  const closed = { invitation, account, attempt: open.attempt, how }
  return {
    invitations: invitations.without(invitation),
    closedInvitations: [...closedInvitations, closed].slice(-REMEMBERED),
  }
}
