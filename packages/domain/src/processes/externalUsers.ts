import type { AccountId } from '../core/values/ids.js'
import { activeMember, type OrganisationState } from '../aggregates/organisation/state.js'
import { PartnershipStarted } from '../aggregates/partnership/events.js'
import { organisationIn } from './facts.js'
import { reaction } from './reaction.js'

/**
 * PAR-08: where a partnership starts, it takes the place of the partner's people's memberships as external users, for
 * good: of those to whom it gives access, and of nobody else.
 */
export const externalUsers = reaction({
  name: 'externalUsers',
  handles: [PartnershipStarted],
  needs: ({ event }) => ({ organisations: [event.client, event.partner] }),
  commands: ({ event: { client, partner, term } }, facts) => {
    const home = organisationIn(facts, partner)
    const accounts = Object.entries(membersOf(organisationIn(facts, client)))
      .filter(([account, member]) => member.role === 'ExternalUser' && worksFor(home, account as AccountId))
      .map(([account]) => account as AccountId)
    return accounts.length === 0
      ? []
      : [{ command: { type: 'ReplaceExternalUsers', organisation: client, partner, partnershipTerm: term, accounts } }]
  },
})

const membersOf = (state: OrganisationState) => (state._tag === 'Unregistered' ? {} : state.members)

const worksFor = (partner: OrganisationState, account: AccountId): boolean => {
  const role = activeMember(partner, account)?.role
  return role !== undefined && role !== 'ExternalUser'
}
