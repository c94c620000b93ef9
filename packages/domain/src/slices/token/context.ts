import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Circumstances, Gatherer } from '../../core/handle/decider.js'
import type { Failure } from '../../core/values/failure.js'
import type { AccountId, OrganisationId, ProductId } from '../../core/values/ids.js'
import type { OfType } from '../../core/values/union.js'
import { account, accountStream } from '../../aggregates/account/state.js'
import { organisation, organisationStream } from '../../aggregates/organisation/state.js'
import { partnership, partnershipStream } from '../../aggregates/partnership/state.js'
import { product, productStream } from '../../aggregates/product/state.js'
import { token, tokenStream } from '../../aggregates/token/state.js'
import { type PasswordCheck, presentedPassword } from '../../questions/password.js'
import type { GroundStates } from './calls.js'
import type { TokenCommand } from './commands.js'
import { mintTokenText } from './tokenText.js'

/** What a token's decisions may rest on besides its own stream. */
export interface Gathered {
  readonly states: GroundStates
  readonly password: PasswordCheck
  /** The stored form of the text that was minted for a new token. */
  readonly hash: string | null
}

export interface TokenContext extends Circumstances, Gathered {}

/** Nobody's account, and nothing that a right could stand on: where every command starts from. */
const nothingGathered: Gathered = {
  states: {
    account: account.initialState,
    organisation: organisation.initialState,
    product: product.initialState,
    partnership: null,
    partnerOrganisation: null,
  },
  password: 'NotAsked',
  hash: null,
}

export const gather = (command: TokenCommand, gatherer: Gatherer): TE.TaskEither<Failure, TokenContext> =>
  pipe(
    gatherFor(command, gatherer),
    TE.map((gathered) => ({
      now: gatherer.now,
      actor: gatherer.actor,
      policy: gatherer.policy,
      ...nothingGathered,
      ...gathered,
    })),
  )

const gatherFor = (command: TokenCommand, gatherer: Gatherer): TE.TaskEither<Failure, Partial<Gathered>> => {
  switch (command.type) {
    case 'CreateToken':
      return gatherCreation(command, gatherer)
    case 'RecordTokenUse':
      return gatherUse(command, gatherer)
    case 'RevokeToken':
      // a process revokes what is dead by the account's word: how it died is read there
      return gatherer.actor._tag === 'System'
        ? pipe(
            gatherer.load(account, accountStream(command.account)),
            TE.map((known) => ({ states: { ...nothingGathered.states, account: known } })),
          )
        : TE.right({})
    case 'DisableIdleToken':
      return TE.right({})
  }
}

const gatherUse = (
  command: OfType<TokenCommand, 'RecordTokenUse'>,
  gatherer: Gatherer,
): TE.TaskEither<Failure, Partial<Gathered>> =>
  pipe(
    gatherer.own(token, tokenStream(command.token)),
    TE.chain((own): TE.TaskEither<Failure, Partial<Gathered>> => {
      if (own._tag !== 'Live') return TE.right({})
      const partner = own.ground._tag === 'Partnership' ? own.ground.partner : null
      return pipe(
        gatherStates({ ...own, partner }, gatherer),
        TE.map((states) => ({ states })),
      )
    }),
  )

const gatherCreation = (
  command: OfType<TokenCommand, 'CreateToken'>,
  gatherer: Gatherer,
): TE.TaskEither<Failure, Gathered> => {
  const { actor } = gatherer
  const partner = actor._tag === 'Person' && actor.onBehalfOf?._tag === 'Partner' ? actor.onBehalfOf.partner : null
  return pipe(
    TE.Do,
    TE.bind('states', () => gatherStates({ ...command, partner }, gatherer)),
    // on the very state whose epoch the token gets: a reset that comes while it is checked finds an old password and an
    // old epoch
    TE.bind('password', ({ states }) => presentedPassword(states.account, command.password, gatherer)),
    TE.bind('minted', () =>
      gatherer.once('token', () => TE.fromIO(() => mintTokenText(command.token, gatherer.ports.random))),
    ),
    TE.map(({ password, states, minted }) => {
      gatherer.reveal('token', minted.text)
      return { password, states, hash: minted.hash }
    }),
  )
}

/** Whose and where a token is, and under whose partnership. */
export interface TokenPlace {
  readonly account: AccountId
  readonly organisation: OrganisationId
  readonly product: ProductId
  readonly partner: OrganisationId | null
}

/** All that a token's right is derived from, loaded one by one; `partner` is `null` where it rests on a membership. */
export const gatherStates = (
  place: TokenPlace,
  gatherer: Pick<Gatherer, 'load'>,
): TE.TaskEither<Failure, GroundStates> => {
  const { organisation: client, partner } = place
  return pipe(
    TE.Do,
    TE.bind('account', () => gatherer.load(account, accountStream(place.account))),
    TE.bind('organisation', () => gatherer.load(organisation, organisationStream(client))),
    TE.bind('product', () => gatherer.load(product, productStream(place.product))),
    TE.bind('partnership', () =>
      partner === null ? TE.right(null) : gatherer.load(partnership, partnershipStream(client, partner)),
    ),
    TE.bind('partnerOrganisation', () =>
      partner === null ? TE.right(null) : gatherer.load(organisation, organisationStream(partner)),
    ),
  )
}
