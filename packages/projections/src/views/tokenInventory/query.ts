import {
  type AccountId,
  type Failure,
  type LocalDate,
  type OrganisationId,
  type Role,
  type Sealed,
  type TokenId,
} from '@mandat/domain'
import { plusDays } from '@mandat/domain/kit'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Open, openBoxes, type View } from '../../core/read/openBoxes.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readWhole } from '../../core/read/read.js'
import { byRole, ifOwn, ofAccount, ofOrganisation, onlyFor, type ViewQuery } from '../../core/read/viewQuery.js'
import { allOf } from '../../parts/order.js'
import { aliveAmong, type TokenAlive } from '../../parts/tokens.js'
import { type TokenDocument, type TokenInventory, tokenInventory } from './model.js'

/** Live tokens that made no call for so long that they end: `today` is after the last day of their life (TOK-06). */
export const tokensIdleOn = (
  documents: Pick<DocumentStore, 'find'>,
  inventory: TokenInventory,
  today: LocalDate,
): TE.TaskEither<Failure, ReadonlyArray<TokenDocument>> =>
  readWhole(documents, inventory, { index: 'dueOn', to: plusDays(today, -1) })

/** A token as people see it. */
export interface TokenView extends Omit<TokenDocument, 'epoch' | 'tokenEra' | 'stay' | 'name' | 'account' | 'place'> {
  readonly token: TokenId
  /** `null` to a client, where one of its partner's people made it: `ground` says which partner (LOG-12). */
  readonly account: AccountId | null
  /** The account's own; not for others. */
  readonly name: Sealed | null
  /** Whether it could make a call at this moment, by everything that it stands on (TOK-02, PAR-15). */
  readonly alive: 'Yes' | 'No'
}

/** The token, boxes still sealed; its name for its own account only. */
const tokenViewOf = (token: TokenDocument, viewer: AccountId, alive: ReadonlySet<TokenId>): TokenView => {
  const isOwn = token.account === viewer
  const { epoch: _epoch, tokenEra: _era, stay: _stay, place: _place, ...shown } = token
  return {
    ...shown,
    account: isOwn || token.ground._tag === 'Membership' ? token.account : null,
    name: isOwn ? token.name : null,
    alive: alive.has(token.token) ? 'Yes' : 'No',
  }
}

/** Tokens as one viewer sees them at this moment, boxes still sealed. */
export const tokenViewsOf =
  (tokenAlive: TokenAlive, viewer: AccountId) =>
  (tokens: ReadonlyArray<TokenDocument>): TE.TaskEither<Failure, ReadonlyArray<TokenView>> =>
    pipe(
      aliveAmong(
        tokenAlive,
        tokens.map(({ token }) => token),
      ),
      TE.map((alive) => tokens.map((token) => tokenViewOf(token, viewer, alive))),
    )

/** One's own tokens, boxes opened. */
export const readTokensOfAccount =
  (documents: DocumentStore, inventory: TokenInventory, open: Open, tokenAlive: TokenAlive) =>
  (account: AccountId): TE.TaskEither<Failure, ReadonlyArray<View<TokenView>>> =>
    pipe(
      readWhole(documents, inventory, allOf('account', account)),
      TE.flatMap(tokenViewsOf(tokenAlive, account)),
      TE.flatMap(openBoxes(open)),
    )

/**
 * The tokens for an organisation's products, for the role that the viewer has in it now: those who manage it; `null`
 * for others.
 */
export const readTokensOfOrganisation =
  (documents: DocumentStore, inventory: TokenInventory, open: Open, tokenAlive: TokenAlive) =>
  ({
    organisation,
    viewer,
    role,
  }: {
    readonly organisation: OrganisationId
    readonly viewer: AccountId
    readonly role: Role | null
  }): TE.TaskEither<Failure, ReadonlyArray<View<TokenView>> | null> =>
    role === 'LegalRepresentative' || role === 'Administrator'
      ? pipe(
          readWhole(documents, inventory, allOf('organisation', organisation)),
          TE.flatMap(tokenViewsOf(tokenAlive, viewer)),
          TE.flatMap(openBoxes(open)),
        )
      : TE.right(null)

export const tokensOfAccountQuery: ViewQuery<[account: AccountId], ReadonlyArray<View<TokenView>>> = {
  notForYou: onlyFor('ACC-05', "the account's own person"),
  inputs: [ofAccount],
  see: ({ documents, open, tokenAlive, policy }) => {
    const read = readTokensOfAccount(documents, tokenInventory(policy), open, tokenAlive)
    return (viewer, account) => ifOwn(viewer, account, () => read(account))
  },
}

export const tokensOfOrganisationQuery: ViewQuery<[organisation: OrganisationId], ReadonlyArray<View<TokenView>>> = {
  notForYou: onlyFor('ORG-05', 'a legal representative or administrator of the organisation'),
  inputs: [ofOrganisation],
  see: (ports) => {
    const { documents, open, tokenAlive, policy } = ports
    const read = readTokensOfOrganisation(documents, tokenInventory(policy), open, tokenAlive)
    return (viewer, organisation) => byRole(ports, organisation, viewer, (role) => read({ organisation, viewer, role }))
  },
}
