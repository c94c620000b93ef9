import { CommandHandler, type Event, type EventStore, getInMemoryEventStore } from '@event-driven-io/emmett'
import { getSQLiteEventStore, type SQLiteConnection, sqliteConnection } from '@event-driven-io/emmett-sqlite'
import { join } from 'node:path'
import type { Library, Opened } from '../library.js'
import { allows, type Balance, EMPTY, entriesOf, type Entry, type EntryFields, evolve, inFlight } from '../workload.js'

// an interface has no index signature, which the peer's types ask for
type Data = { readonly [K in keyof EntryFields]: EntryFields[K] }
type WalletEvent = Event<'FundsDeposited', Data> | Event<'FundsSpent', Data>

const eventOf = ({ type, ...data }: Entry): WalletEvent => ({ type, data })
const apply = (balance: Balance, { type, data }: WalletEvent): Balance => evolve(balance, { type, ...data })
const initialState = (): Balance => EMPTY
const handle = CommandHandler<Balance, WalletEvent>({
  evolve: apply,
  initialState,
  mapToStreamId: (id) => `wallet-${id}`,
})

const opened = (store: EventStore): Opened => ({
  // one after the other: without a pool of its own the store fails on several new streams at once
  fill: (wallets, each) =>
    inFlight(1, wallets.length, async (i) => {
      const wallet = wallets[i] ?? ''
      const events = entriesOf(wallet, each).map(eventOf)
      // one statement takes all the events of an append, and SQLite takes so many values
      for (let from = 0; from < events.length; from += 1_000)
        await store.appendToStream(`wallet-${wallet}`, events.slice(from, from + 1_000))
    }),
  append: (entries) =>
    inFlight(1, entries.length, async (i) => {
      for (const entry of entries.slice(i, i + 1))
        await store.appendToStream(`wallet-${entry.wallet}`, [eventOf(entry)])
    }),
  execute: async (entry) => {
    await handle(store, entry.wallet, (balance) => {
      if (!allows(balance, entry)) throw new Error('not covered')
      return eventOf(entry)
    })
  },
  rehydrate: async (wallet) =>
    (await store.aggregateStream<Balance, WalletEvent>(`wallet-${wallet}`, { evolve: apply, initialState })).state,
  close: () => Promise.resolve(),
})

/** A row per wallet with an index, kept by a consumer of the store's own. */
const catchUpWith =
  (connection: SQLiteConnection, store: ReturnType<typeof getSQLiteEventStore>) => async (): Promise<void> => {
    await connection.command(
      'CREATE TABLE wallets (wallet TEXT PRIMARY KEY, amount INTEGER NOT NULL, entries INTEGER NOT NULL)',
    )
    await connection.command('CREATE INDEX wallets_by_amount ON wallets (amount)')
    const [last] = await connection.query<{ last: number }>('SELECT max(global_position) AS last FROM emt_messages')
    const consumer = store.consumer<WalletEvent>({ pulling: { batchSize: 1_000, pullingFrequencyInMs: 1 } })
    consumer.processor<WalletEvent>({
      processorId: 'wallets',
      startFrom: 'BEGINNING',
      stopAfter: ({ metadata }) => Number(metadata.globalPosition) === last?.last,
      eachMessage: async ({ type, data }) => {
        const by = type === 'FundsDeposited' ? data.amount : -data.amount
        await connection.command(
          'INSERT INTO wallets VALUES (?, ?, 1) ON CONFLICT (wallet) DO UPDATE SET amount = amount + excluded.amount, entries = entries + 1',
          [data.wallet, by],
        )
      },
    })
    await consumer.start()
  }

export const emmettSqlite: Library = {
  name: 'Emmett',
  configuration:
    '@event-driven-io/emmett-sqlite 0.42.4 with one shared connection (its default pool fails at 64 in flight; on the shared one a wave of commands '
    + 'is one transaction, and all but the last are answered before its commit), WAL and full synchronous, its sqlite3 driver replaced by that of Mandat; its consumer in batches of 1,000',
  store: 'sqlite',
  open: async (folder) => {
    const fileName = join(folder, 'emmett.db')
    const connection = sqliteConnection({ fileName })
    const store = getSQLiteEventStore({ fileName, connectionOptions: { singleton: true, connection } })
    await store.schema.migrate()
    return {
      ...opened(store),
      forget: async () => {
        await connection.command('DROP TABLE IF EXISTS wallets')
        await connection.command('DELETE FROM emt_processors')
      },
      catchUp: catchUpWith(connection, store),
      close: () => Promise.resolve(connection.close()),
    }
  },
}

export const emmettMemory: Library = {
  name: 'Emmett',
  configuration: '@event-driven-io/emmett 0.42.0, its in-memory store',
  store: 'memory',
  open: () => Promise.resolve(opened(getInMemoryEventStore() as unknown as EventStore)),
}
