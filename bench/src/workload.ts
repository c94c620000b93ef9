import { randomBytes, randomUUID } from 'node:crypto'

/** The same for every library: a wallet that money comes into and goes out of, in events of about 250 bytes. */

export type EntryType = 'FundsDeposited' | 'FundsSpent'
export interface EntryFields {
  readonly wallet: string
  /** Names the entry; the command's id where a library takes one. */
  readonly reference: string
  readonly amount: number
  readonly currency: 'CHF'
  readonly purpose: string
  readonly at: string
}
export interface Entry extends EntryFields {
  readonly type: EntryType
}

export interface Balance {
  readonly amount: number
  readonly entries: number
}
export const EMPTY: Balance = { amount: 0, entries: 0 }
export const MOST = 1_000_000_000

export const evolve = ({ amount, entries }: Balance, entry: Entry): Balance => ({
  amount: entry.type === 'FundsDeposited' ? amount + entry.amount : amount - entry.amount,
  entries: entries + 1,
})

/** The rule: a wallet is never overdrawn, and never holds more than it may. */
export const allows = ({ amount }: Balance, entry: Entry): boolean =>
  entry.type === 'FundsDeposited' ? amount + entry.amount <= MOST : amount >= entry.amount

/** Ids in the order of time (version 7), as a host makes them. */
let clock = 0
export const orderedId = (): string => {
  clock = Math.max(clock + 1, Date.now() * 4_096)
  const time = Math.floor(clock / 4_096)
    .toString(16)
    .padStart(12, '0')
  const counter = (clock % 4_096).toString(16).padStart(3, '0')
  const random = randomBytes(8)
  random[0] = ((random[0] ?? 0) & 0x3f) | 0x80
  const tail = random.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${tail.slice(0, 4)}-${tail.slice(4)}`
}

export const newWallets = (count: number): ReadonlyArray<string> => Array.from({ length: count }, () => randomUUID())

const START = Date.parse('2025-01-01T00:00:00.000Z')

/** The wallet's `n`th entry, from 0: every third one spends what came in before. */
export const entryOf = (wallet: string, n: number): Entry => ({
  type: n % 3 === 2 ? 'FundsSpent' : 'FundsDeposited',
  wallet,
  reference: orderedId(),
  amount: 1_000 + (n % 100),
  currency: 'CHF',
  purpose: `renewal of example-${String(n)}.ch for a year, 2025`,
  at: new Date(START + n * 60_000).toISOString(),
})
export const entriesOf = (wallet: string, count: number): ReadonlyArray<Entry> =>
  Array.from({ length: count }, (_, n) => entryOf(wallet, n))

/**
 * `count` tasks in waves of `width`: a peer on one connection fails when a command comes while another one's
 * transaction ends.
 */
export const inFlight = async (width: number, count: number, task: (i: number) => Promise<void>): Promise<void> => {
  for (let from = 0; from < count; from += width)
    await Promise.all(Array.from({ length: Math.min(width, count - from) }, (_, i) => task(from + i)))
}
