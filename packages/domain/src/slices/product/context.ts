import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Circumstances, Gatherer } from '../../core/handle/decider.js'
import type { Actor } from '../../core/record/actor.js'
import type { Failure } from '../../core/values/failure.js'
import type { AccountId, OrganisationId, ProductId } from '../../core/values/ids.js'
import {
  activeMember,
  isListedPartner,
  organisation,
  type OrganisationState,
  organisationStream,
} from '../../aggregates/organisation/state.js'
import { partnership, partnershipStream, payerOf, rightTo } from '../../aggregates/partnership/state.js'
import { product, productStream, runningIn } from '../../aggregates/product/state.js'
import { token, type TokenState, tokenStream } from '../../aggregates/token/state.js'
import type { ProductCommand } from './commands.js'

/** What the actor may do with the product, read from the organisation and the partnership, never copied (idea 7). */
export type Standing = 'Manager' | 'LimitedPartner' | 'OldPayer' | 'Clock' | 'Nobody'

export interface ProductContext extends Circumstances {
  /** Whether the organisation runs, and has given its word for the product. */
  readonly place: 'Admitted' | 'Running' | 'NotRunning'
  readonly standing: Standing
  /** For a transfer: whether the actor may also take it over on the other side. */
  readonly mayReceive: boolean
}

export const gather = (command: ProductCommand, gatherer: Gatherer): TE.TaskEither<Failure, ProductContext> =>
  pipe(
    TE.Do,
    TE.bind('here', () => gatherer.load(organisation, organisationStream(command.organisation))),
    TE.bind('there', () =>
      command.type === 'TransferProduct' ? gatherer.load(organisation, organisationStream(command.to)) : TE.right(null),
    ),
    TE.bind('standing', ({ here }) => standingOf(command, gatherer, here)),
    TE.map(({ here, there, standing }) => ({
      now: gatherer.now,
      actor: gatherer.actor,
      policy: gatherer.policy,
      place: placeOf(here, command.product),
      standing,
      mayReceive: there !== null && placeOf(there, command.product) === 'Admitted',
    })),
  )

const placeOf = (state: OrganisationState, id: ProductId): ProductContext['place'] =>
  state._tag !== 'Running' ? 'NotRunning' : state.products.includes(id) ? 'Admitted' : 'Running'

const standingOf = (
  command: ProductCommand,
  gatherer: Gatherer,
  here: OrganisationState,
): TE.TaskEither<Failure, Standing> => {
  const { actor } = gatherer
  switch (actor._tag) {
    case 'System':
      return TE.right('Clock')
    case 'Person':
      return onBehalf(command, gatherer, here, actor)
    case 'Token':
      return pipe(
        gatherer.load(token, tokenStream(actor.token)),
        TE.chain((state) =>
          isMadeFor(state, command) ? onBehalf(command, gatherer, here, actor) : TE.right('Nobody'),
        ),
      )
    case 'Visitor':
    case 'LinkHolder':
    case 'Operator':
      return TE.right('Nobody')
  }
}

/** TOK-02: a token manages the product that it was made for, and no other. */
const isMadeFor = (state: TokenState, { product: id, organisation: here }: ProductCommand): boolean =>
  state._tag === 'Live' && state.product === id && state.organisation === here

type Agent = Extract<Actor, { _tag: 'Person' | 'Token' }>

const onBehalf = (
  command: ProductCommand,
  gatherer: Gatherer,
  here: OrganisationState,
  { account, onBehalfOf }: Agent,
): TE.TaskEither<Failure, Standing> => {
  switch (onBehalfOf?._tag) {
    case undefined:
      return TE.right(managesProducts(here, account) ? 'Manager' : 'Nobody')
    case 'Organisation':
      return TE.right(
        onBehalfOf.organisation === command.organisation && managesProducts(here, account) ? 'Manager' : 'Nobody',
      )
    case 'Partner':
      return onBehalfOf.client === command.organisation
        ? partnersStanding(command, gatherer, account, onBehalfOf)
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
const partnersStanding = (
  command: ProductCommand,
  gatherer: Gatherer,
  account: AccountId,
  { client, partner }: { readonly client: OrganisationId; readonly partner: OrganisationId },
): TE.TaskEither<Failure, Standing> =>
  pipe(
    TE.Do,
    TE.bind('between', () => gatherer.load(partnership, partnershipStream(client, partner))),
    TE.bind('home', () => gatherer.load(organisation, organisationStream(partner))),
    TE.bind('own', () => gatherer.own(product, productStream(command.product))),
    TE.map(({ between, home, own }): Standing => {
      if (between._tag !== 'Active' || !isListedPartner(home) || !managesProducts(home, account)) return 'Nobody'
      // an ordered product is in its first stay
      const stay = command.type === 'OrderProduct' ? 1 : runningIn(own, command.organisation)?.stay
      const right = stay === undefined ? null : rightTo(between, command.product, stay)
      if (right === null) return 'Nobody'
      if (between.access._tag === 'Limited') return 'LimitedPartner'
      const act = command.type === 'OrderProduct' ? 'Order' : command.type === 'RenewProduct' ? 'Renewal' : null
      const word = between.authorised[gatherer.command]
      if (
        word === undefined
        || word.act !== act
        || word.product !== command.product
        || word.stay !== stay
        || word.grant !== right
      )
        return 'Nobody'
      // BIL-06: an order keeps the payer that it was authorised with; a renewal follows the mode in force
      return act === 'Renewal' && word.payer !== payerOf(between.access) ? 'OldPayer' : 'Manager'
    }),
  )
