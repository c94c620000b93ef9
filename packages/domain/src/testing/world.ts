import * as E from 'fp-ts/lib/Either.js'
import * as O from 'fp-ts/lib/Option.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { AccountEvent } from '../aggregates/account/events.js'
import { Email } from '../aggregates/account/personalData.js'
import { accountStream } from '../aggregates/account/state.js'
import type { TimeZone } from '../core/values/calendar.js'
import type { GatherPorts } from '../core/handle/decider.js'
import type { StreamName } from '../core/record/envelope.js'
import type { AccountId, OrganisationId, ProductId } from '../core/values/ids.js'
import type { Instant, LocalDate } from '../core/values/instant.js'
import type { EventStore } from '../core/ports/eventStore.js'
import { Secret } from '../core/values/secret.js'
import { CustomerNumber, OrganisationAddress, OrganisationName } from '../aggregates/organisation/personalData.js'
import type { OrganisationEvent, Role } from '../aggregates/organisation/events.js'
import { organisationStream } from '../aggregates/organisation/state.js'
import type { PartnershipEvent } from '../aggregates/partnership/events.js'
import { type ProductEvent, ProductLabel } from '../aggregates/product/events.js'
import { productStream } from '../aggregates/product/state.js'
import type { SessionEvent } from '../aggregates/session/events.js'
import type { TokenEvent } from '../aggregates/token/events.js'
import { metaOf } from './counter.js'
import { anna, client, domain, partner, rene } from './partnerships.js'
import { nextSampleUuid, sampleBox, sampleId } from './samples.js'
import { versionOf } from './versions.js'

/** When all of it happened; the clock of tests stands still at it. */
export const at = '2026-03-02T12:00:00.000Z' as Instant

export const registered = (account: AccountId): AccountEvent => ({
  type: 'AccountRegistered',
  account,
  email: sampleBox(Email, account),
  name: null,
  language: 'de',
  credential: 1,
  epoch: 1,
  at,
})
export const founded = (organisation: OrganisationId, founder: AccountId): OrganisationEvent => ({
  type: 'OrganisationRegistered',
  organisation,
  kind: 'Company',
  name: sampleBox(OrganisationName, organisation),
  country: 'CH',
  timeZone: 'Europe/Zurich' as TimeZone,
  address: sampleBox(OrganisationAddress, organisation),
  customerNumber: sampleBox(CustomerNumber, organisation),
  founder,
  term: 1,
  at,
})
export const joined = (
  organisation: OrganisationId,
  account: AccountId,
  term: number,
  role: Role = 'Collaborator',
): OrganisationEvent => ({
  type: 'MemberJoined',
  organisation,
  account,
  invitation: sampleId<'Invitation'>(`${organisation} ${account} ${String(term)}`),
  role,
  term,
})
export const listed = (organisation: OrganisationId): OrganisationEvent => ({
  type: 'PartnerProgrammeJoined',
  organisation,
  directoryName: 'Agency',
  directoryEmail: 'agency@example.ch',
})
export const ordered = (product: ProductId, organisation: OrganisationId): ProductEvent => ({
  type: 'ProductOrdered',
  product,
  organisation,
  stay: 1,
  category: 'Domain',
  label: sampleBox(ProductLabel, organisation),
  expiresOn: '2027-03-02' as LocalDate,
  renewalPrice: { amount: 1_500, currency: 'CHF' },
  renewal: 'Manual',
  at,
})
export const transferred = (
  product: ProductId,
  from: OrganisationId,
  organisation: OrganisationId,
  stay: number,
): ProductEvent => ({
  type: 'ProductTransferred',
  product,
  organisation,
  stay,
  from,
  expiresOn: '2027-03-02' as LocalDate,
  renewal: 'Manual',
})
export const passwordChanged = (account: AccountId, credential: number): AccountEvent => ({
  type: 'PasswordChanged',
  account,
  credential,
  at,
})

type SomeEvent = AccountEvent | OrganisationEvent | PartnershipEvent | ProductEvent | SessionEvent | TokenEvent
let appended = 0
/** Puts events at the end of a stream, whatever any rule says of them. */
export const put = async (
  store: EventStore,
  stream: StreamName,
  ...events: ReadonlyArray<SomeEvent>
): Promise<void> => {
  const there = await store.readStream(stream, { from: 0, count: 10_000, direction: 'forwards' })()
  const { id, idGiven: _, ...meta } = metaOf(`put ${String(++appended)}`)
  const done = await store.append({
    stream,
    expectedRevision: (E.isRight(there) ? there.right.length : 0) - 1,
    command: { id, digest: meta.digest },
    events: events.map((event, i) => ({
      id: sampleId<'Event'>(`${String(appended)}/${String(i)}`),
      type: event.type,
      version: versionOf(event.type),
      data: event,
      recordedAt: at,
      meta: { ...meta, command: id, commandType: 'test', basis: [] },
    })),
  })()
  if (E.isLeft(done) || done.right._tag !== 'Appended') throw new Error(`could not put ${stream}`)
}

/** The bakery with Anna and a product, the agency with Rene, listed as a partner. */
export const populate = async (store: EventStore): Promise<void> => {
  await put(store, accountStream(anna), registered(anna))
  await put(store, accountStream(rene), registered(rene))
  await put(store, organisationStream(client), founded(client, anna))
  await put(store, organisationStream(partner), founded(partner, rene), listed(partner))
  await put(store, productStream(domain), ordered(domain, client))
}

/** The password that version `version` of an account's credential stands for in {@link samplePorts}. */
export const passwordAt = (version: number): Secret => Secret.of(`password ${String(version)}`)

/**
 * Ports as tests need them: every account's password is {@link passwordAt} of its version; nothing is secret, nothing
 * is random.
 */
export const samplePorts = (over: Partial<GatherPorts> = {}): GatherPorts => {
  let seed = 1
  return {
    credentials: {
      get: (_, version) => TE.right(O.some(passwordAt(version).reveal())),
      put: () => TE.right(undefined),
      prune: () => TE.right(undefined),
    },
    passwords: {
      hash: (password) => TE.right(password.reveal()),
      verify: (password, hash) => TE.right(password.reveal() === hash),
      judge: () => 'Acceptable',
    },
    links: {
      sign: (target) => Secret.of(JSON.stringify(target)),
      verify: (target, presented) => presented.reveal() === JSON.stringify(target),
    },
    random: {
      bytes: (count) =>
        Uint8Array.from({ length: count }, () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) >>> 16),
      uuid: nextSampleUuid,
      sha256: (text) => (sampleId(`${text}/a`) + sampleId(`${text}/b`)).replaceAll('-', ''),
    },
    claims: {} as GatherPorts['claims'],
    vault: {} as GatherPorts['vault'],
    ...over,
  }
}

/**
 * The store as a slow process sees it: `meanwhile` lands between its decision for an event of that type and the append.
 */
export const interrupted = (store: EventStore, type: string, meanwhile: () => Promise<unknown>): EventStore => {
  let once = false
  return {
    ...store,
    append: (request) => async () => {
      if (!once && request.events.some((event) => event.type === type)) {
        once = true
        await meanwhile()
      }
      return store.append(request)()
    },
  }
}
