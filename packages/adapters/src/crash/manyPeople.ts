import {
  type AccountId,
  type Actor,
  type Instant,
  type OnBehalfOf,
  type OrganisationId,
  type Role,
  type SessionId,
} from '@mandat/domain'
import {
  accountStream,
  activeMember,
  epochIsAlive,
  knownAccount,
  type Links,
  type LiveToken,
  openSession,
  organisationStream,
  type PartnershipState,
  type RunningOrganisation,
  type RunningProduct,
  sessionStream,
} from '@mandat/domain/kit'
import type { History } from './history.js'
import type { Order } from './lines.js'
import type { Random } from './random.js'

/** All that the next command is made of: who lives there by the log, and chance. */
export interface ManyPeople {
  readonly known: History
  readonly random: Random
  readonly links: Links
}
/** What somebody does next, or `null` where there is nobody to do it. Mandat may refuse it: that is its to say. */
export type Move = (people: ManyPeople) => Order | null

export type Running = { readonly _tag: 'Running' } & RunningOrganisation

const TRIES = 8
const idIn = (stream: string): string => stream.slice(stream.indexOf('-') + 1)
export const now = (): Instant => new Date().toISOString() as Instant

/** Some stream of a category whose state is as wanted. */
const some = <S, A>(
  { random }: ManyPeople,
  { names, of }: { readonly names: ReadonlyArray<string>; readonly of: (stream: string) => S },
  as: (state: S, stream: string) => A | null,
): A | null => {
  for (let i = 0; i < TRIES; i++) {
    const stream = random.pick(names)
    const found = stream === undefined ? null : as(of(stream), stream)
    if (found !== null) return found
  }
  return null
}

export const someUnregistered = (people: ManyPeople) =>
  some(people, people.known.account, (state, stream) =>
    state._tag === 'Unregistered' && state.request !== null
      ? { id: idIn(stream), attempt: state.request.attempt }
      : null,
  )
export const someAccount = (people: ManyPeople): AccountId | null =>
  some(people, people.known.account, (state) => knownAccount(state)?.account ?? null)
export const someOrganisation = (people: ManyPeople): Running | null =>
  some(people, people.known.organisation, (state) => (state._tag === 'Running' ? state : null))
export const somePartner = (people: ManyPeople): Running | null =>
  some(people, people.known.organisation, (state) =>
    state._tag === 'Running' && state.partner !== null ? state : null,
  )
export const somePartnership = <T extends 'Invited' | 'Active'>(
  people: ManyPeople,
  tag: T,
): Extract<PartnershipState, { _tag: T }> | null =>
  some(people, people.known.partnership, (state) =>
    state._tag === tag ? (state as Extract<PartnershipState, { _tag: T }>) : null,
  )
export const someProduct = (people: ManyPeople): RunningProduct | null =>
  some(people, people.known.product, (state) => (state._tag === 'Running' ? state : null))
export const someToken = (people: ManyPeople): LiveToken | null =>
  some(people, people.known.token, (state) => (state._tag === 'Live' ? state : null))

/** A session of the account that lives, if one does. */
const sessionOf = ({ known, random }: ManyPeople, account: AccountId): SessionId | null => {
  const sessions = known.session.of(sessionStream(account))
  const state = known.account.of(accountStream(account))
  const alive = (sessions.live.keys() as ReadonlyArray<SessionId>).filter((id) => {
    const open = openSession(sessions, id, now())
    return open !== null && epochIsAlive(state, open.epoch, id)
  })
  return random.pick(alive) ?? null
}

/** The account's person, logged in. */
export const person = (
  people: ManyPeople,
  account: AccountId | null | undefined,
  onBehalfOf: OnBehalfOf | null = null,
): Actor | null => {
  const session = account === null || account === undefined ? null : sessionOf(people, account)
  return account === null || account === undefined || session === null
    ? null
    : { _tag: 'Person', account, session, onBehalfOf }
}
export const visitor = ({ random }: ManyPeople): Actor => ({ _tag: 'Visitor', visitor: random.uuid() as never })

/** A logged-in member with one of the roles; half of them say for which organisation they act. */
export const memberOf = (
  people: ManyPeople,
  place: Running | null,
  roles: ReadonlyArray<Role>,
  client: OrganisationId | null = null,
): Actor | null => {
  if (place === null) return null
  const { organisation } = place
  const members = (place.members.keys() as ReadonlyArray<AccountId>).filter((id) =>
    roles.includes(activeMember(place, id)?.role ?? 'ExternalUser'),
  )
  const behalf: OnBehalfOf | null =
    client !== null
      ? { _tag: 'Partner', partner: organisation, client }
      : people.random.chance(0.5)
        ? { _tag: 'Organisation', organisation }
        : null
  return person(people, people.random.pick(members), behalf)
}
export const representatives: ReadonlyArray<Role> = ['LegalRepresentative']
export const managers: ReadonlyArray<Role> = ['LegalRepresentative', 'Administrator']
export const workers: ReadonlyArray<Role> = ['LegalRepresentative', 'Administrator', 'Collaborator']

export const organisationBy = ({ known }: ManyPeople, id: OrganisationId): Running | null => {
  const state = known.organisation.of(organisationStream(id))
  return state._tag === 'Running' ? state : null
}
/** An order where there is somebody to give it. */
export const by = (actor: Actor | null, type: string, data: Order['data']): Order | null =>
  actor === null ? null : { type, actor, data }
