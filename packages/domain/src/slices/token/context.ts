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
import type { World } from './calls.js'
import type { TokenCommand } from './commands.js'
import { mintTokenText } from './tokenText.js'

export interface TokenContext extends Circumstances {
  readonly world: World
  readonly password: PasswordCheck
  /** The stored form of the text that was minted for a new token. */
  readonly hash: string | null
}

/** What is known where nothing was asked: nobody and nothing. */
const nowhere: World = {
  account: account.initialState,
  organisation: organisation.initialState,
  product: product.initialState,
  partnership: null,
  partnerOrganisation: null,
}

export const gather = (command: TokenCommand, gatherer: Gatherer): TE.TaskEither<Failure, TokenContext> => {
  const { now, actor, policy } = gatherer
  const usual: TokenContext = { now, actor, policy, world: nowhere, password: 'NotAsked', hash: null }
  switch (command.type) {
    case 'CreateToken':
      return gatherCreation(command, usual, gatherer)
    case 'RecordTokenUse':
      return pipe(
        gatherer.own(token, tokenStream(command.token)),
        TE.chain((state) => {
          if (state._tag !== 'Live') return TE.right(nowhere)
          const partner = state.ground._tag === 'Partnership' ? state.ground.partner : null
          return worldOf(
            { account: state.account, organisation: state.organisation, product: state.product, partner },
            gatherer,
          )
        }),
        TE.map((world) => ({ ...usual, world })),
      )
    case 'RevokeToken':
      // a process revokes what is dead by the account's word: how it died is read there
      return actor._tag === 'System'
        ? pipe(
            gatherer.load(account, accountStream(command.account)),
            TE.map((known) => ({ ...usual, world: { ...nowhere, account: known } })),
          )
        : TE.right(usual)
    case 'DisableIdleToken':
      return TE.right(usual)
  }
}

const gatherCreation = (
  command: OfType<TokenCommand, 'CreateToken'>,
  usual: TokenContext,
  gatherer: Gatherer,
): TE.TaskEither<Failure, TokenContext> => {
  const { actor } = gatherer
  const partner = actor._tag === 'Person' && actor.onBehalfOf?._tag === 'Partner' ? actor.onBehalfOf.partner : null
  return pipe(
    TE.Do,
    TE.bind('world', () => worldOf({ ...command, partner }, gatherer)),
    // on the very state whose epoch the token gets: a reset that comes while it is checked finds an old password and an
    // old epoch
    TE.bind('password', ({ world }) => presentedPassword(world.account, command.password, gatherer)),
    TE.bind('minted', () =>
      gatherer.once('token', () => TE.fromIO(() => mintTokenText(command.token, gatherer.ports.random))),
    ),
    TE.map(({ password, world, minted }) => {
      gatherer.reveal('token', minted.text)
      return { ...usual, password, world, hash: minted.hash }
    }),
  )
}

interface Places {
  readonly account: AccountId
  readonly organisation: OrganisationId
  readonly product: ProductId
  readonly partner: OrganisationId | null
}

const worldOf = (places: Places, gatherer: Gatherer): TE.TaskEither<Failure, World> => {
  const { organisation: client, partner } = places
  return pipe(
    TE.Do,
    TE.bind('account', () => gatherer.load(account, accountStream(places.account))),
    TE.bind('organisation', () => gatherer.load(organisation, organisationStream(client))),
    TE.bind('product', () => gatherer.load(product, productStream(places.product))),
    TE.bind('partnership', () =>
      partner === null ? TE.right(null) : gatherer.load(partnership, partnershipStream(client, partner)),
    ),
    TE.bind('partnerOrganisation', () =>
      partner === null ? TE.right(null) : gatherer.load(organisation, organisationStream(partner)),
    ),
  )
}
