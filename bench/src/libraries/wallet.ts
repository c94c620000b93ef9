import { Instant, type Refusal } from '@mandat/domain'
import {
  type Circumstances,
  command,
  event,
  IdType,
  integer,
  oneOf,
  type CommandOf,
  record,
  type Recorded,
  refusals,
  type Decider,
  text,
} from '@mandat/domain/kit'
import { projection } from '@mandat/projections/kit'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { allows, type Balance, EMPTY, type Entry, evolve, MOST } from '../workload.js'

/** The wallet as a slice and a read model of Mandat, made of its public parts. */

const fields = {
  wallet: new IdType('Wallet'),
  reference: new IdType('Command'),
  amount: integer(1, MOST),
  currency: oneOf('CHF'),
  purpose: text(1, 200),
  at: Instant,
}
const FundsDeposited = event('FundsDeposited', fields)
const FundsSpent = event('FundsSpent', fields)
export const walletEvents = [FundsDeposited, FundsSpent] as const
export type WalletEvent = Recorded<(typeof walletEvents)[number]>

export const DepositFunds = command('DepositFunds', fields)
export const SpendFunds = command('SpendFunds', fields)
export type WalletCommand = CommandOf<typeof DepositFunds | typeof SpendFunds>

const refuse = refusals({
  NotCovered: ['WAL-01', 'a wallet is never overdrawn, and never holds more than it may', 'deposit more first'],
})
const state = record({ amount: integer(0, MOST), entries: integer(0, Number.MAX_SAFE_INTEGER) })

export const walletStream = (wallet: string): string => `wallet-${wallet}`
export const commandOf = ({ type, ...rest }: Entry): WalletCommand =>
  ({ type: type === 'FundsDeposited' ? 'DepositFunds' : 'SpendFunds', ...rest }) as WalletCommand
const eventOf = ({ type, ...rest }: WalletCommand): WalletEvent => ({
  type: type === 'DepositFunds' ? 'FundsDeposited' : 'FundsSpent',
  ...rest,
})

export const wallet: Decider<Balance, WalletCommand, WalletEvent, Refusal, Circumstances> = {
  category: 'wallet',
  events: walletEvents,
  state,
  initialState: EMPTY,
  evolve,
  commands: [DepositFunds, SpendFunds],
  streamOf: (given) => walletStream(given.wallet),
  gather: (_, { now, actor, policy }) => TE.right({ now, actor, policy }),
  decide: (given) => (balance) => {
    const made = eventOf(given)
    return allows(balance, made) ? E.right([made]) : refuse.NotCovered({ wallet: given.wallet })
  },
}

const WalletDocument = record({ ...state.props, last: Instant })
/** A document for each wallet, found by its balance. */
export const walletModel = (name: string) =>
  projection(WalletDocument)({
    name,
    version: 1,
    handles: walletEvents,
    keysOf: (envelope) => [envelope.event.wallet],
    evolve: (document, envelope) => ({ ...evolve(document ?? EMPTY, envelope.event), last: envelope.recordedAt }),
    indexes: { byAmount: (document) => [document.amount] },
  })
