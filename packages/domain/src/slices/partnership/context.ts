import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Circumstances, Gatherer } from '../../core/handle/decider.js'
import { accountOf } from '../../core/record/actor.js'
import type { Failure } from '../../core/values/failure.js'
import type { OrganisationId, ProductId } from '../../core/values/ids.js'
import { account, accountStream } from '../../aggregates/account/state.js'
import type { Role } from '../../aggregates/organisation/events.js'
import { activeMember, enrolmentOf, isListedPartner } from '../../aggregates/organisation/members.js'
import { organisation, type OrganisationState, organisationStream } from '../../aggregates/organisation/state.js'
import { PartnerInvitationLink } from '../../aggregates/partnership/links.js'
import { partnership, type PartnershipState, partnershipStream } from '../../aggregates/partnership/state.js'
import { product, productStream, runningIn } from '../../aggregates/product/state.js'
import { goesOnUnder } from '../../questions/enrolment.js'
import { type PasswordCheck, presentedPassword } from '../../questions/password.js'
import type { PartnershipCommand } from './commands.js'

/** Where products stay in the client's organisation: the number of each one's present stay. */
export type Stays = Readonly<Record<string, number>>

/**
 * Which of the pair's invitations a presented link is; a link is good for that attempt of that term and no other
 * (PAR-06).
 */
export interface LinkedInvitation {
  readonly term: number
  readonly attempt: number
}

/** What a pair's decisions may rest on besides its own stream. */
export interface Gathered {
  /** The actor's role as an active member of either side. Whether it acts in that role is `decide`'s to say. */
  readonly clientRole: Role | null
  readonly partnerRole: Role | null
  readonly client: 'Running' | 'NotRunning'
  /** Where the partner stands in the programme (PAR-13), with the enrolment that the pair's open term rests on (PAR-17). */
  readonly partner: 'Listed' | 'NotListed' | 'NotRunning'
  /** The partner's present enrolment in the programme: what a new term rests on. */
  readonly enrolment: number | null
  /** `null`: none was presented, or none that was ever mailed, as far as it is looked for. */
  readonly link: LinkedInvitation | null
  readonly password: PasswordCheck
  /** Of the products that the command names, those that run in the client's organisation, with their present stay. */
  readonly stays: Stays
}

export interface PartnershipContext extends Circumstances, Gathered {}

export const gather = (command: PartnershipCommand, gatherer: Gatherer): TE.TaskEither<Failure, PartnershipContext> =>
  pipe(
    TE.Do,
    TE.bind('client', () => gatherer.load(organisation, organisationStream(command.client))),
    TE.bind('partner', () => gatherer.load(organisation, organisationStream(command.partner))),
    TE.bind('own', () => gatherer.own(partnership, partnershipStream(command.client, command.partner))),
    TE.let('link', ({ own }) => linkedIn(command, own, gatherer)),
    TE.bind('password', () => gatherPassword(command, gatherer)),
    TE.bind('stays', () => gatherStays(productsOf(command), command.client, gatherer)),
    TE.map(({ client, partner, own, link, password, stays }) => ({
      now: gatherer.now,
      actor: gatherer.actor,
      policy: gatherer.policy,
      clientRole: activeMember(client, accountOf(gatherer.actor))?.role ?? null,
      partnerRole: activeMember(partner, accountOf(gatherer.actor))?.role ?? null,
      client: client._tag === 'Running' ? 'Running' : 'NotRunning',
      partner: partner._tag !== 'Running' ? 'NotRunning' : isListed(own, partner) ? 'Listed' : 'NotListed',
      enrolment: enrolmentOf(partner),
      link,
      password,
      stays,
    })),
  )

const isListed = (own: PartnershipState, partner: OrganisationState): boolean =>
  own._tag === 'Invited' || own._tag === 'Active' ? goesOnUnder(own, partner) : isListedPartner(partner)

const gatherPassword = (command: PartnershipCommand, gatherer: Gatherer): TE.TaskEither<Failure, PasswordCheck> => {
  const actor = accountOf(gatherer.actor)
  const asksForOne =
    command.type === 'EndPartnership' || (command.type === 'AuthorisePartnerAct' && command.password !== null)
  if (!asksForOne || actor === null) return TE.right('NotAsked')
  const { password } = command
  return pipe(
    gatherer.load(account, accountStream(actor)),
    TE.chain((state) => presentedPassword(state, password, gatherer)),
  )
}

const linkedIn = (command: PartnershipCommand, own: PartnershipState, { ports }: Gatherer): LinkedInvitation | null => {
  if (command.type !== 'AcceptPartnership' && command.type !== 'DeclinePartnership') return null
  if (own._tag === 'Strangers') return null
  const { client, partner, link } = command
  const isIt = (one: LinkedInvitation): boolean =>
    ports.links.verify(PartnerInvitationLink.targetOf({ client, partner, ...one }), link)
  return mailed(own).find(isIt) ?? null
}

const ATTEMPTS = 50
const EARLIER = { terms: 10, attempts: 5 }
const downFrom = (last: number, count: number): ReadonlyArray<number> =>
  Array.from({ length: Math.max(0, Math.min(last, count)) }, (_, i) => last - i)

/** The invitations that were mailed, the last one first: as many as are looked at for a link, and no more. */
const mailed = ({ term, attempt }: LinkedInvitation): ReadonlyArray<LinkedInvitation> => [
  ...downFrom(attempt, ATTEMPTS).map((one) => ({ term, attempt: one })),
  ...downFrom(term - 1, EARLIER.terms).flatMap((earlier) =>
    downFrom(EARLIER.attempts, EARLIER.attempts).map((one) => ({ term: earlier, attempt: one })),
  ),
]

const productsOf = (command: PartnershipCommand): ReadonlyArray<ProductId> => {
  switch (command.type) {
    case 'InvitePartner':
      return command.access._tag === 'Limited' ? command.access.products : []
    case 'LimitAccess':
    case 'GrantProducts':
      return command.products
    case 'AuthorisePartnerAct':
      return command.act === 'Order' ? [] : [command.product]
    case 'ResendPartnerInvitation':
    case 'WithdrawPartnerInvitation':
    case 'AcceptPartnership':
    case 'DeclinePartnership':
    case 'ExpirePartnerInvitation':
    case 'GrantFullAccess':
    case 'WithdrawProducts':
    case 'ChangeBillingMode':
    case 'ChangeWalletEntrustment':
    case 'EndPartnership':
      return []
  }
}

const gatherStays = (
  products: ReadonlyArray<ProductId>,
  client: OrganisationId,
  gatherer: Gatherer,
): TE.TaskEither<Failure, Stays> =>
  pipe(
    [...new Set(products)],
    TE.traverseSeqArray((id) =>
      pipe(
        gatherer.load(product, productStream(id)),
        TE.map((state) => [id, runningIn(state, client, gatherer.now)?.stay] as const),
      ),
    ),
    TE.map((stays) => Object.fromEntries(stays.flatMap(([id, stay]) => (stay === undefined ? [] : [[id, stay]])))),
  )
