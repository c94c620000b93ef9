import { AccountDeletionRequested } from '../aggregates/account/events.js'
import { acceptedBy, accountNow } from '../aggregates/account/state.js'
import {
  MemberJoined,
  MemberLeft,
  MemberRemoved,
  MemberReplacedByPartnership,
} from '../aggregates/organisation/events.js'
import { organisationNow } from '../aggregates/organisation/state.js'
import type { Known } from '../core/react/question.js'
import { reaction, type Wish } from '../core/react/reaction.js'
import { step } from '../core/record/command.js'
import type { AccountId, OrganisationId } from '../core/values/ids.js'
import { AbandonAccountDeletion, CompleteAccountDeletion } from '../slices/account/commands.js'
import { LeaveOrganisation } from '../slices/organisation/commands.js'

/**
 * ACC-12: leaves every organisation, then deletes the account. One that cannot be left any more (ORG-03) abandons the
 * deletion. Whatever crashes, the request is reacted to again: what was left is not left twice, and the account's own
 * word is the last. A membership that is lost otherwise, or gained late, is looked at too, so that no order of things
 * is stuck.
 */
export const accountDeletion = reaction({
  name: 'accountDeletion',
  handles: [AccountDeletionRequested, MemberJoined, MemberRemoved, MemberLeft, MemberReplacedByPartnership],
  needs: ({ event }, known) =>
    event.type === 'AccountDeletionRequested'
      ? [
          accountNow(event.account),
          ...[...event.organisations, ...organisationsOf(known, event.account)].map(organisationNow),
        ]
      : [accountNow(event.account)],
  commands: ({ event }, known) => {
    const { account } = event
    const state = known(accountNow(account))
    const leaving = state._tag === 'Leaving'
    const complete: ReadonlyArray<Wish> = leaving ? [{ command: step(CompleteAccountDeletion, { account }) }] : []
    switch (event.type) {
      case 'AccountDeletionRequested': {
        if (!leaving) return []
        const organisations = [...new Set([...event.organisations, ...organisationsOf(known, account)])]
        return [
          ...organisations.filter((organisation) => isMember(known, organisation, account)).map(leave(account)),
          // a membership that is neither begun nor given up must not hold the account in between for ever
          ...complete.map((wish) => ({ ...wish, onRefused: [abandon(account, organisations)] })),
        ]
      }
      case 'MemberJoined':
        return leaving || state._tag === 'Deleted' ? [leave(account)(event.organisation), ...complete] : []
      case 'MemberRemoved':
      case 'MemberLeft':
      case 'MemberReplacedByPartnership':
        return complete
    }
  },
})

const organisationsOf = (known: Known, account: AccountId): ReadonlyArray<OrganisationId> =>
  acceptedBy(known(accountNow(account)))

const isMember = (known: Known, organisation: OrganisationId, account: AccountId): boolean => {
  const state = known(organisationNow(organisation))
  return state._tag === 'Running' && state.members.has(account)
}

const leave =
  (account: AccountId) =>
  (organisation: OrganisationId): Wish => ({
    command: step(LeaveOrganisation, { organisation, account, why: 'AccountDeletion' }),
    onRefused: [abandon(account, [organisation])],
  })

const abandon = (account: AccountId, organisations: ReadonlyArray<OrganisationId>): Wish => ({
  command: step(AbandonAccountDeletion, { account, organisations }),
})
