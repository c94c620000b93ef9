import type { AccountId } from '../core/ids.js'
import type { OrganisationState } from '../organisation/state.js'
import { PartnershipStarted } from '../partnership/events.js'
import { organisationIn } from './facts.js'
import { reaction } from './reaction.js'

/** PAR-08: where a partnership starts, it takes the place of the partner's people's memberships as external users, for good. */
export const externalUsers = reaction({
  name: 'externalUsers',
  handles: [PartnershipStarted],
  needs: ({ event }) => ({ organisations: [event.client, event.partner] }),
  commands: ({ event: { client, partner, term } }, facts) => {
    const people = membersOf(organisationIn(facts, partner))
    const accounts = Object.entries(membersOf(organisationIn(facts, client)))
      .filter(([account, member]) => member.role === 'ExternalUser' && Object.hasOwn(people, account))
      .map(([account]) => account as AccountId)
    return accounts.length === 0
      ? []
      : [{ command: { type: 'ReplaceExternalUsers', organisation: client, partner, partnershipTerm: term, accounts } }]
  },
})

const membersOf = (state: OrganisationState) => (state._tag === 'Unregistered' ? {} : state.members)
