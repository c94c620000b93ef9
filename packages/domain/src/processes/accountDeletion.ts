import { AccountDeletionRequested } from '../aggregates/account/events.js'
import { knownAccount } from '../aggregates/account/state.js'
import type { AccountId, OrganisationId } from '../core/values/ids.js'
import {
  MemberJoined,
  MemberLeft,
  MemberRemoved,
  MemberReplacedByPartnership,
} from '../aggregates/organisation/events.js'
import { accountIn, type Facts, organisationIn } from './facts.js'
import { reaction, type Wish } from './reaction.js'

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
      ? { accounts: [event.account], organisations: [...event.organisations, ...acceptedBy(known, event.account)] }
      : { accounts: [event.account] },
  commands: ({ event }, facts) => {
    const { account } = event
    const leaving = accountIn(facts, account)._tag === 'Leaving'
    const complete: ReadonlyArray<Wish> = leaving ? [{ command: { type: 'CompleteAccountDeletion', account } }] : []
    switch (event.type) {
      case 'AccountDeletionRequested': {
        if (!leaving) return []
        const organisations = [...new Set([...event.organisations, ...acceptedBy(facts, account)])]
        return [
          ...organisations.filter((organisation) => isMember(facts, organisation, account)).map(leave(account)),
          // a membership that is neither begun nor given up must not hold the account in between for ever
          ...complete.map((wish) => ({ ...wish, onRefused: [abandon(account, organisations)] })),
        ]
      }
      case 'MemberJoined':
        return leaving || accountIn(facts, account)._tag === 'Deleted'
          ? [leave(account)(event.organisation), ...complete]
          : []
      case 'MemberRemoved':
      case 'MemberLeft':
      case 'MemberReplacedByPartnership':
        return complete
    }
  },
})

const acceptedBy = (facts: Facts, account: AccountId): ReadonlyArray<OrganisationId> =>
  knownAccount(accountIn(facts, account))?.organisations ?? []

const isMember = (facts: Facts, organisation: OrganisationId, account: AccountId): boolean => {
  const state = organisationIn(facts, organisation)
  return state._tag === 'Running' && Object.hasOwn(state.members, account)
}

const leave =
  (account: AccountId) =>
  (organisation: OrganisationId): Wish => ({
    command: { type: 'LeaveOrganisation', organisation, account, why: 'AccountDeletion' },
    onRefused: [abandon(account, [organisation])],
  })

const abandon = (account: AccountId, organisations: ReadonlyArray<OrganisationId>): Wish => ({
  command: { type: 'AbandonAccountDeletion', account, organisations },
})
