import type { Balance, Entry } from './workload.js'

/** A library that is measured: one file in `libraries/` exports one or more of these. */
export interface Library {
  readonly name: string
  /** How it is set up, for whoever reads the figures. */
  readonly configuration: string
  readonly store: 'sqlite' | 'memory'
  /** Opens a new file in `folder`, or new memory. */
  readonly open: (folder: string) => Promise<Opened>
}

/** Each part that is left out is not measured for that library. */
export interface Opened {
  /** Not measured: gives every wallet its first entries. */
  readonly fill: (wallets: ReadonlyArray<string>, entriesEach: number) => Promise<void>
  /** Not measured: entries in exactly this order, one append each. */
  readonly append?: (entries: ReadonlyArray<Entry>) => Promise<void>
  /** Not measured: brings wallets into the library's cache, if it has one. */
  readonly warm?: (wallets: ReadonlyArray<string>) => Promise<void>
  /** Loads the wallet, decides, appends. Resolves when it is durable, as far as the library says. */
  readonly execute: (entry: Entry) => Promise<void>
  /** Folds a wallet from all of its events, whatever is cached. */
  readonly rehydrate?: (wallet: string) => Promise<Balance>
  /** Not measured: read models are forgotten. */
  readonly forget?: () => Promise<void>
  /**
   * Folds the log into a new read model with one index, or several of them (up to four): in one pass, or in a pass
   * each.
   */
  readonly catchUp?: (models: number, passes: Passes) => Promise<void>
  readonly close: () => Promise<void>
}
export type Passes = 'OnePass' | 'PassEach'
