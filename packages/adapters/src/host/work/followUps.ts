import {
  account,
  accountEvents,
  type AccountEvent,
  accountStream,
  type AnyEvent,
  claimsFollowUp,
  credentialsFollowUp,
  customerNumberFollowUp,
  type Envelope,
  type EventStore,
  type Failure,
  foldTo,
  type GatherPorts,
  type OrganisationEvent,
  organisationEvents,
} from '@mandat/domain'
import * as E from 'fp-ts/lib/Either.js'

const ofAccounts = new Set<string>(accountEvents.map(({ type }) => type))
const ofOrganisations = new Set<string>(organisationEvents.map(({ type }) => type))

/**
 * What the ports beside the log owe an event: claims confirmed and released, replaced password hashes forgotten
 * (ACC-01, ORG-09).
 */
export const followUps =
  (store: EventStore, ports: GatherPorts) =>
  async ({ event, revision }: Envelope<AnyEvent>): Promise<E.Either<Failure, void>> => {
    if (ofOrganisations.has(event.type)) return customerNumberFollowUp(event as OrganisationEvent, ports)()
    if (!ofAccounts.has(event.type)) return E.right(undefined)
    const own = event as AccountEvent
    if (own.type === 'AccountRegistered' || own.type === 'EmailChanged' || own.type === 'AccountDeleted') {
      const before = await foldTo(store, account, accountStream(own.account), revision - 1)
      if (E.isLeft(before)) return before
      const settled = await claimsFollowUp(own, before.right, ports)()
      if (E.isLeft(settled)) return settled
    }
    return credentialsFollowUp(own, ports)()
  }
