import {
  type AccountId,
  type Actor,
  Actor as ActorCodec,
  type Failure,
  type HandlerDeps,
  type OrganisationId,
  type Refusal,
  refusals,
  type Role,
  type RuleId,
} from '@mandat/domain'
import {
  type AccountSecurityView,
  type AuditPage,
  type AuditQuery,
  type DirectoryEntry,
  type DocumentStore,
  findPartners,
  type OrganisationView,
  type PartnerDashboardView,
  type PlaceOf,
  type Reach,
  readAccountSecurity,
  readAuditTrail,
  readOrganisationDashboard,
  readPartnerDashboard,
  readReach,
  readTokensOfAccount,
  readTokensOfOrganisation,
  tokenInventory,
  type TokenView,
  type View,
} from '@mandat/projections'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { checkAuditQuery } from './auditQuery.js'
import { authenticate } from '../commands/authenticate.js'
import { authority } from './authority.js'
import { decodeAt } from '../input/decodeAt.js'
import type { WhileOpen } from '../open/whileOpen.js'

const refuse = refusals({ LogInFirst: ['SES-01', 'only a person who is logged in, or the host itself, sees this'] })
const only = (rule: RuleId, whom: string) => refusals({ NotForYou: [rule, `only ${whom} may see this`] }).NotForYou
/** Whose each view is, and by which rule. */
const notForYou = {
  organisationDashboard: only('ORG-05', 'an active member of the organisation'),
  partnerDashboard: only('PAR-07', 'an active member of the partner who is no external user'),
  accountSecurity: only('ACC-05', "the account's own person"),
  reach: only('ORG-08', 'a legal representative of an organisation that the account is a member of'),
  tokensOfAccount: only('ACC-05', "the account's own person"),
  tokensOfOrganisation: only('ORG-05', 'a legal representative or administrator of the organisation'),
  auditTrail: only('LOG-01', "the account's own person, who manages the organisation, or an operator"),
}
type Refuse = ReturnType<typeof only>
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
  const { roleIn, standing } = authority(handler)

  /** The viewer behind an actor whose session or token lives. */
  const viewing = async <A>(
    actor: Actor,
    no: Refuse,
    see: (viewer: AccountId) => TE.TaskEither<Failure, A | null>,
  ): Asked<A> => {
    const decoded = decodeAt('actor', ActorCodec, actor)
    if (E.isLeft(decoded)) return decoded
    const alive = await authenticate(handler, actor)
    if (E.isLeft(alive)) return alive
    if (actor._tag !== 'Person') return refuse.LogInFirst()
    const seen = await see(actor.account)()
    if (E.isLeft(seen)) return seen
    return seen.right === null ? no() : E.right(seen.right)
  }
  const own = <A>(
    actor: Actor,
    no: Refuse,
    account: AccountId,
    see: () => TE.TaskEither<Failure, A | null>,
  ): Asked<A> => viewing(actor, no, (viewer) => (viewer === account ? see() : TE.right(null)))
  /** With the role that the viewer has in the organisation now. */
  const within = <A>(
    actor: Actor,
    no: Refuse,
    organisation: OrganisationId,
    see: (role: Role | null, viewer: AccountId) => TE.TaskEither<Failure, A | null>,
  ): Asked<A> =>
    viewing(actor, no, (viewer) =>
      pipe(
        roleIn(organisation, viewer),
        TE.flatMap((role) => see(role, viewer)),
      ),
    )

  return {
    organisationDashboard: whileOpen((actor, organisation) =>
      within(actor, notForYou.organisationDashboard, organisation, (role) =>
        readOrganisationDashboard(documents, open)({ organisation, role }),
      ),
    ),
    partnerDashboard: whileOpen((actor, partner) =>
      within(actor, notForYou.partnerDashboard, partner, (role) =>
        readPartnerDashboard(documents, open)({ partner, role, standingWith: (client) => standing(client, partner) }),
      ),
    ),
    accountSecurity: whileOpen((actor, account) =>
      own(actor, notForYou.accountSecurity, account, () =>
        readAccountSecurity(documents, open, placeOf)({ account, ...at() }),
      ),
    ),
    reach: whileOpen((actor, organisation, account) =>
      within(actor, notForYou.reach, organisation, (role) =>
        readReach(documents)({ account, organisation, role, ...at() }),
      ),
    ),
    tokensOfAccount: whileOpen((actor, account) =>
      own(actor, notForYou.tokensOfAccount, account, () =>
        readTokensOfAccount(documents, inventory, open)({ account, ...at() }),
      ),
    ),
    tokensOfOrganisation: whileOpen((actor, organisation) =>
      within(actor, notForYou.tokensOfOrganisation, organisation, (role, viewer) =>
        readTokensOfOrganisation(documents, inventory, open)({ organisation, viewer, role, ...at() }),
      ),
    ),
    partners: whileOpen((typed) => findPartners(documents, typed)()),
    auditTrail: whileOpen(async (actor, given) => {
      const checked = checkAuditQuery(given)
      if (E.isLeft(checked)) return checked
      const query = checked.right
      const read = readAuditTrail(documents, open)(query)
      if (actor._tag === 'System' || actor._tag === 'Operator') return read()
      return viewing(actor, notForYou.auditTrail, (viewer) =>
        pipe(
          maySeeHistory(roleIn, query.of, viewer),
          TE.flatMap((may): TE.TaskEither<Failure, AuditPage | null> => (may ? read : TE.right(null))),
        ),
      )
    }),
  }
}

/**
 * A person sees its own history; an organisation's is for those who manage it. Addresses of other people are in there.
 */
const maySeeHistory = (
  roleIn: ReturnType<typeof authority>['roleIn'],
  of: AuditQuery['of'],
  viewer: AccountId,
): TE.TaskEither<Failure, boolean> => {
  switch (of._tag) {
    case 'Account':
      return TE.right(of.account === viewer)
    case 'Organisation':
      return pipe(
        roleIn(of.organisation, viewer),
        TE.map((role) => role === 'LegalRepresentative' || role === 'Administrator'),
      )
    case 'Stream':
    case 'Everything':
      return TE.right(false)
  }
}
