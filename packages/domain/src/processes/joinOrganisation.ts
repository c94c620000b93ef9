import { MembershipAccepted } from '../aggregates/account/events.js'
import { organisationIn } from './facts.js'
import { reaction } from './reaction.js'

/**
 * ORG-02: a membership is accepted by the account, then by the organisation. Whoever died between the two is finished
 * for here; usually the invitation is used up already, and nothing is left to do.
 */
export const joinOrganisation = reaction({
  name: 'joinOrganisation',
  handles: [MembershipAccepted],
  needs: ({ event }) => (event.invitation === null ? {} : { organisations: [event.organisation] }),
  commands: ({ event: { account, organisation, invitation } }, facts) => {
    const state = organisationIn(facts, organisation)
    const open = invitation !== null && state._tag === 'Running' && Object.hasOwn(state.invitations, invitation)
    return open ? [{ command: { type: 'JoinOrganisation', organisation, account, invitation, link: null } }] : []
  },
})
