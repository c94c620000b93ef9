import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { AccountId, InvitationId, OrganisationId, ProductId } from '../../core/values/ids.js'
import type { Sealed } from '../../core/values/sealed.js'
import type { Secret } from '../../core/values/secret.js'
import type { OfType } from '../../core/values/union.js'
import { account, accountStream, knownAccount } from '../../aggregates/account/state.js'
import { MemberInvitationLink } from '../../aggregates/organisation/links.js'
import { activeMember, organisation, organisationStream } from '../../aggregates/organisation/state.js'
import { partnership, partnershipStream } from '../../aggregates/partnership/state.js'
import { product, type ProductState, productStream, runningIn } from '../../aggregates/product/state.js'
import { presentedPassword } from '../../questions/password.js'
import { isSystemOr, mayOrder } from './authority.js'
import type { OrganisationCommand } from './commands.js'
import type { AccountFacts, Facts } from './facts.js'
import { mintCustomerNumber } from './mintCustomerNumber.js'

type Gathered<A> = TE.TaskEither<Failure, A>

export const accountFacts = (
  gatherer: Gatherer,
  here: OrganisationId,
  id: AccountId,
  invitation: InvitationId | null = null,
): Gathered<AccountFacts> =>
  pipe(
    gatherer.load(account, accountStream(id)),
    TE.map((state) => {
      const known = knownAccount(state)
      const byInvitation = invitation !== null && known?.acceptedInvitations.includes(invitation) === true
      return {
        situation: state._tag,
        accepted: byInvitation
          ? 'Invitation'
          : known?.organisations.includes(here) === true
            ? 'Organisation'
            : 'Nothing',
        assistant: known?.assistant != null ? 'Open' : 'None',
      }
    }),
  )

/** Only a registration that can succeed takes a number: a refused one leaves no claim behind. */
export const customerNumberFor = (
  command: OfType<OrganisationCommand, 'RegisterOrganisation'>,
  gatherer: Gatherer,
  { situation, accepted }: AccountFacts,
): Gathered<Sealed | null> =>
  situation === 'Registered'
  && accepted !== 'Nothing'
  && isSystemOr(gatherer.actor, command.founder, command.organisation)
    ? pipe(
        gatherer.own(organisation, organisationStream(command.organisation)),
        TE.chain((own) =>
          own._tag === 'Unregistered' ? mintCustomerNumber(gatherer, command.organisation) : TE.right(null),
        ),
      )
    : TE.right(null)

/** The attempt is told, not a verdict: the invitation may be sent again before the decision falls. */
export const linkAttempt = (
  {
    organisation: here,
    invitation,
    link,
  }: OfType<OrganisationCommand, 'JoinOrganisation'> | OfType<OrganisationCommand, 'DeclineMemberInvitation'>,
  gatherer: Gatherer,
): Gathered<number | null> => {
  if (link === null) return TE.right(null)
  return pipe(
    gatherer.own(organisation, organisationStream(here)),
    TE.map((own) => {
      const attempt = own._tag === 'Running' ? own.invitations[invitation]?.attempt : undefined
      if (attempt === undefined) return null
      const target = MemberInvitationLink.targetOf({ organisation: here, invitation, attempt })
      return gatherer.ports.links.verify(target, link) ? attempt : null
    }),
  )
}

/** The acting person's password, by the version of its hash that the account names. */
export const passwordFact = (gatherer: Gatherer, password: Secret): Gathered<Facts['password']> => {
  const { actor } = gatherer
  if (actor._tag !== 'Person') return TE.right('Wrong')
  return pipe(
    gatherer.load(account, accountStream(actor.account)),
    TE.chain((state) => presentedPassword(state, password, gatherer)),
    TE.map((check) => (check === 'Right' ? 'Right' : 'Wrong')),
  )
}

export const productFacts = (
  gatherer: Gatherer,
  here: OrganisationId,
  products: ReadonlyArray<ProductId>,
): Gathered<Facts['products']> =>
  pipe(
    products,
    TE.traverseSeqArray((id) =>
      pipe(
        gatherer.load(product, productStream(id)),
        TE.map((state) => [id, whereabouts(state, here)] as const),
      ),
    ),
    TE.map((entries) => Object.fromEntries(entries)),
  )
/** A product that runs elsewhere may be on its way here: only what ended is gone for good. */
const whereabouts = (state: ProductState, here: OrganisationId): 'Here' | 'Unordered' | 'Elsewhere' | 'Gone' => {
  switch (state._tag) {
    case 'Unordered':
      return 'Unordered'
    case 'Running':
      return runningIn(state, here) === null ? 'Elsewhere' : 'Here'
    case 'Ended':
      return 'Gone'
  }
}

/**
 * A partner's right, and the actor's in the partner, are read where they live, never taken from the actor's word (idea
 * 7).
 */
export const partnerFact = ({ actor, load }: Gatherer, client: OrganisationId): Gathered<Facts['partner']> => {
  if (actor._tag !== 'Person' && actor._tag !== 'Token') return TE.right('None')
  const behalf = actor.onBehalfOf
  if (behalf?._tag !== 'Partner' || behalf.client !== client) return TE.right('None')
  return pipe(
    TE.Do,
    TE.bind('between', () => load(partnership, partnershipStream(client, behalf.partner))),
    TE.bind('partner', () => load(organisation, organisationStream(behalf.partner))),
    TE.map(({ between, partner }) => {
      const full = between._tag === 'Active' && between.access._tag === 'Full'
      return full && mayOrder(activeMember(partner, actor.account)) ? 'FullAccess' : 'None'
    }),
  )
}
