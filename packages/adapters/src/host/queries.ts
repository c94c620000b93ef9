import {
  type AccountId, activeMember, type Actor, Actor as ActorCodec, decodeWith, type Failure, type HandlerDeps, invalidInput, loadHead, organisation, type OrganisationId, type OrganisationState,
  organisationStream, type Refusal, refusals,
} from '@mandat/domain'
import {
  type AccountSecurityView, type AuditPage, type AuditQuery, type DirectoryEntry, type DocumentStore, findPartners, type OrganisationView,
  type PartnerDashboardView, type PlaceOf, type Reach, readAccountSecurity, readAuditTrail, readOrganisationDashboard, readPartnerDashboard, readReach,
  readTokensOfAccount, readTokensOfOrganisation, tokenInventory, type TokenView, type View,
} from '@mandat/projections'
import * as E from 'fp-ts/lib/Either.js'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'
import { checkAuditQuery } from './auditQuery.js'
import { authenticate } from './authenticate.js'
import type { WhileOpen } from './gate.js'

const refuse = refusals({
  NotForYou: ['PAR-07', 'the one who asks may not see this'],
  LogInFirst: ['SES-01', 'only a person who is logged in, or the host itself, sees this'],
})
type Asked<A> = Promise<E.Either<Refusal | Failure, A>>

/** Views, cut to what the actor may see and opened at this edge only. */
export interface Queries {
  /** For its active members, by role. */
  readonly organisationDashboard: (actor: Actor, organisation: OrganisationId) => Asked<View<OrganisationView>>
  /** The clients and exactly what they granted, for the partner's own people (PAR-07). */
  readonly partnerDashboard: (actor: Actor, partner: OrganisationId) => Asked<PartnerDashboardView>
  /** One's own (ACC-05). */
  readonly accountSecurity: (actor: Actor, account: AccountId) => Asked<View<AccountSecurityView>>
  /** What a member's account reaches, for the organisation's legal representatives (ORG-08). */
  readonly reach: (actor: Actor, organisation: OrganisationId, account: AccountId) => Asked<Reach>
  readonly tokensOfAccount: (actor: Actor, account: AccountId) => Asked<ReadonlyArray<View<TokenView>>>
  readonly tokensOfOrganisation: (actor: Actor, organisation: OrganisationId) => Asked<ReadonlyArray<View<TokenView>>>
  /** Published: for anybody (PAR-02). */
  readonly partners: (typed: string) => Asked<ReadonlyArray<DirectoryEntry>>
  /** One's own history, one's organisation's, or, for operators and the host, everything (LOG-01, SES-04). */
  readonly auditTrail: (actor: Actor, query: AuditQuery) => Asked<AuditPage>
}

export interface QueryDeps {
  readonly handler: HandlerDeps
  readonly documents: DocumentStore
  readonly placeOf: PlaceOf | null
  readonly whileOpen: WhileOpen
}

export const queries = ({ handler, documents, placeOf, whileOpen }: QueryDeps): Queries => {
  const { open } = handler.ports.vault
  const inventory = tokenInventory(handler.policy)
  const at = () => ({ now: handler.clock.now(), policy: handler.policy })

  /** The viewer behind an actor whose session or token lives. */
  const viewing = async <A>(actor: Actor, see: (viewer: AccountId) => TaskEither<Failure, A | null>): Asked<A> => {
    const decoded = decodeWith(ActorCodec, actor)
    if (E.isLeft(decoded)) return E.left(invalidInput(decoded.left.map((fault) => ({ ...fault, path: fault.path === '' ? 'actor' : `actor.${fault.path}` }))))
    const alive = await authenticate(handler, actor)
    if (E.isLeft(alive)) return alive
    if (actor._tag !== 'Person') return refuse.LogInFirst()
    const seen = await see(actor.account)()
    if (E.isLeft(seen)) return seen
    return seen.right === null ? refuse.NotForYou() : E.right(seen.right)
  }
  const own = <A>(actor: Actor, account: AccountId, see: () => TaskEither<Failure, A | null>): Asked<A> =>
    viewing(actor, (viewer) => (viewer === account ? see() : () => Promise.resolve(E.right(null))))

  return {
    organisationDashboard: whileOpen((actor, organisation) =>
      viewing(actor, (viewer) => readOrganisationDashboard(documents, open)({ organisation, viewer }))),
    partnerDashboard: whileOpen((actor, partner) => viewing(actor, (viewer) => readPartnerDashboard(documents, open)({ partner, viewer }))),
    accountSecurity: whileOpen((actor, account) => own(actor, account, () => readAccountSecurity(documents, open, placeOf)({ account, ...at() }))),
    reach: whileOpen((actor, organisation, account) => viewing(actor, (viewer) => readReach(documents)({ account, organisation, viewer, ...at() }))),
    tokensOfAccount: whileOpen((actor, account) => own(actor, account, () => readTokensOfAccount(documents, inventory, open)({ account, ...at() }))),
    tokensOfOrganisation: whileOpen((actor, organisation) =>
      viewing(actor, (viewer) => readTokensOfOrganisation(documents, inventory, open)({ organisation, viewer, ...at() }))),
    partners: whileOpen((typed) => findPartners(documents, typed)()),
    auditTrail: whileOpen(async (actor, given) => {
      const checked = checkAuditQuery(given)
      if (E.isLeft(checked)) return checked
      const query = checked.right
      const read = readAuditTrail(documents, open)(query)
      if (actor._tag === 'System' || actor._tag === 'Operator') return read()
      return viewing(actor, (viewer) => async () => {
        const may = await maySeeHistory(handler, query.of, viewer)
        if (E.isLeft(may)) return may
        return may.right ? read() : E.right(null)
      })
    }),
  }
}

/** A person sees its own history; an organisation's is for those who manage it. Addresses of other people are in there. */
const maySeeHistory = async (handler: HandlerDeps, of: AuditQuery['of'], viewer: AccountId): Promise<E.Either<Failure, boolean>> => {
  switch (of._tag) {
    case 'Account':
      return E.right(of.account === viewer)
    case 'Organisation': {
      const found = await loadHead(handler.store, handler.cache, organisation, organisationStream(of.organisation))
      return E.map(({ state }: { state: OrganisationState }) => {
        const role = activeMember(state, viewer)?.role
        return role === 'LegalRepresentative' || role === 'Administrator'
      })(found)
    }
    case 'Stream':
    case 'Everything':
      return E.right(false)
  }
}
