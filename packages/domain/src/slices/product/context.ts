import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Circumstances, Gatherer } from '../../core/handle/decider.js'
import type { Actor } from '../../core/record/actor.js'
import type { Failure } from '../../core/values/failure.js'
import type { AccountId, OrganisationId, ProductId } from '../../core/values/ids.js'
import { activeMember } from '../../aggregates/organisation/members.js'
import { isAdmitted, isAdmittedFor } from '../../aggregates/organisation/products.js'
import { organisation, type OrganisationState, organisationStream } from '../../aggregates/organisation/state.js'
import { partnership, partnershipStream, payerOf, rightTo, wordFor } from '../../aggregates/partnership/state.js'
import { product, productStream, runningIn } from '../../aggregates/product/state.js'
import { goesOnUnder } from '../../questions/enrolment.js'
import type { ProductCommand } from './commands.js'

/** What the actor may do with the product, read from the organisation and the partnership, never copied (decision 003). */
export type ActsAs = 'Manager' | 'LimitedPartner' | 'OldPayer' | 'Unauthorised' | 'Clock' | 'Nobody'

/** What a product's decisions may rest on besides its own stream. */
export interface Gathered {
  /** Whether the organisation runs, and has given its word for the product: to this command, or to another one. */
  readonly admission: 'Admitted' | 'ToAnother' | 'NotAdmitted' | 'NotRunning'
  readonly actsAs: ActsAs
  /** For a transfer: whether the actor may also take it over on the other side, now (PRD-01). */
  readonly mayReceive: boolean
  /** For a transfer: whether the other side has given its word to this command. */
  readonly isAdmittedThere: boolean
}

export interface ProductContext extends Circumstances, Gathered {}

export const gather = (command: ProductCommand, gatherer: Gatherer): TE.TaskEither<Failure, ProductContext> =>
  pipe(
    TE.Do,
    TE.bind('here', () => gatherer.load(organisation, organisationStream(command.organisation))),
    TE.bind('there', () =>
      command.type === 'TransferProduct' ? gatherer.load(organisation, organisationStream(command.to)) : TE.right(null),
    ),
    TE.bind('actsAs', ({ here }) => gatherActsAs(command, gatherer, here)),
    TE.map(({ here, there, actsAs }) => ({
      now: gatherer.now,
      actor: gatherer.actor,
      policy: gatherer.policy,
      admission: admissionOf(here, command.product, gatherer),
      actsAs,
      mayReceive: there !== null && mayTakeOver(there, gatherer.actor),
      isAdmittedThere: there !== null && isAdmittedFor(there, command.product, gatherer.reference, gatherer.now),
    })),
  )

const admissionOf = (
  state: OrganisationState,
  id: ProductId,
  { reference, now }: Pick<Gatherer, 'reference' | 'now'>,
): Gathered['admission'] => {
  if (state._tag !== 'Running') return 'NotRunning'
  if (isAdmittedFor(state, id, reference, now)) return 'Admitted'
  return isAdmitted(state, id, now) ? 'ToAnother' : 'NotAdmitted'
}

/** Asked anew, and not taken from the word that was given before: its giver may have left meanwhile. */
const mayTakeOver = (there: OrganisationState, actor: Actor): boolean =>
  actor._tag === 'System'
  || (actor._tag === 'Person' && actor.onBehalfOf === null && managesProducts(there, actor.account))

const gatherActsAs = (
  command: ProductCommand,
  gatherer: Gatherer,
  here: OrganisationState,
): TE.TaskEither<Failure, ActsAs> => {
  const { actor } = gatherer
  switch (actor._tag) {
    case 'System':
      return TE.right('Clock')
    case 'Person':
    case 'Token':
      return gatherOnBehalf(command, gatherer, here, actor)
    case 'Visitor':
    case 'LinkHolder':
    case 'Operator':
      return TE.right('Nobody')
  }
}

type Agent = Extract<Actor, { _tag: 'Person' | 'Token' }>

const gatherOnBehalf = (
  command: ProductCommand,
  gatherer: Gatherer,
  here: OrganisationState,
  { account, onBehalfOf }: Agent,
): TE.TaskEither<Failure, ActsAs> => {
  switch (onBehalfOf?._tag) {
    case undefined:
      return TE.right(managesProducts(here, account) ? 'Manager' : 'Nobody')
    case 'Organisation':
      return TE.right(
        onBehalfOf.organisation === command.organisation && managesProducts(here, account) ? 'Manager' : 'Nobody',
      )
    case 'Partner':
      return onBehalfOf.client === command.organisation
        ? gatherForPartner(command, gatherer, account, onBehalfOf)
        : TE.right('Nobody')
  }
}

const managesProducts = (state: OrganisationState, account: AccountId): boolean => {
  const role = activeMember(state, account)?.role
  return role !== undefined && role !== 'ExternalUser'
}

/**
 * What spends money was authorised by the partnership before (PAR-16), on the right that goes on now (PAR-15); the rest
 * is read now.
 */
const gatherForPartner = (
  command: ProductCommand,
  gatherer: Gatherer,
  account: AccountId,
  { client, partner }: { readonly client: OrganisationId; readonly partner: OrganisationId },
): TE.TaskEither<Failure, ActsAs> =>
  pipe(
    TE.Do,
    TE.bind('between', () => gatherer.load(partnership, partnershipStream(client, partner))),
    TE.bind('home', () => gatherer.load(organisation, organisationStream(partner))),
    TE.bind('own', () => gatherer.own(product, productStream(command.product))),
    TE.map(({ between, home, own }): ActsAs => {
      if (between._tag !== 'Active' || !goesOnUnder(between, home) || !managesProducts(home, account)) return 'Nobody'
      // an ordered product is in its first stay
      const stay = command.type === 'OrderProduct' ? 1 : runningIn(own, command.organisation, gatherer.now)?.stay
      const right = stay === undefined ? null : rightTo(between, command.product, stay)
      if (right === null) return 'Nobody'
      if (between.access._tag === 'Limited') return 'LimitedPartner'
      const act = command.type === 'OrderProduct' ? 'Order' : command.type === 'RenewProduct' ? 'Renewal' : null
      if (act === null) return 'Nobody'
      const word = wordFor(between, gatherer.reference, gatherer.now)
      if (word === null) return 'Unauthorised'
      if (word.act !== act || word.product !== command.product || word.stay !== stay || word.grant !== right)
        return 'Nobody'
      // BIL-06: an order keeps the payer that it was authorised with; a renewal follows the mode in force
      return act === 'Renewal' && word.payer !== payerOf(between.access) ? 'OldPayer' : 'Manager'
    }),
  )
