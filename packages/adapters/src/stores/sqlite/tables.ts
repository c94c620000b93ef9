import type { ModelId } from '@mandat/projections'

// WARNING: stored for ever, and compared letter by letter when a file is opened. Plain rowid tables and integer ids:
// measured to cost less than half of the alternatives. A command stands in its first event: a row and a page less to sync
// for each commit; only one that had nothing to do has a row. Each `sum` is over the other columns (sums.ts).
export const TABLES: ReadonlyArray<string> = [
  'CREATE TABLE file (id INTEGER PRIMARY KEY CHECK (id = 1), seed INTEGER NOT NULL) STRICT',
  'CREATE TABLE totals (name TEXT NOT NULL PRIMARY KEY, rows INTEGER NOT NULL, sum INTEGER NOT NULL) STRICT, WITHOUT ROWID',
  'CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, sum INTEGER NOT NULL) STRICT',
  'CREATE TABLE kinds (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, sum INTEGER NOT NULL) STRICT',
  `CREATE TABLE events (
  position INTEGER PRIMARY KEY, stream INTEGER NOT NULL, revision INTEGER NOT NULL, kind INTEGER NOT NULL,
  part INTEGER NOT NULL, sum INTEGER NOT NULL, recorded_at INTEGER NOT NULL, id BLOB NOT NULL, command BLOB,
  digest BLOB, meta TEXT, data TEXT NOT NULL
) STRICT`,
  'CREATE UNIQUE INDEX events_of_stream ON events (stream, revision)',
  'CREATE UNIQUE INDEX events_by_id ON events (id)',
  'CREATE UNIQUE INDEX events_by_command ON events (command) WHERE command IS NOT NULL',
  `CREATE TABLE idle_commands (
  id TEXT NOT NULL PRIMARY KEY, digest TEXT NOT NULL, stream INTEGER NOT NULL, revision INTEGER NOT NULL,
  sum INTEGER NOT NULL
) STRICT, WITHOUT ROWID`,
  `CREATE TABLE models (
  name TEXT NOT NULL, version INTEGER NOT NULL, checkpoint INTEGER NOT NULL, indexed INTEGER NOT NULL,
  seen TEXT NOT NULL, sum INTEGER NOT NULL, PRIMARY KEY (name, version)
) STRICT`,
  `CREATE TABLE parked (
  name TEXT NOT NULL, version INTEGER NOT NULL, stream TEXT NOT NULL, position INTEGER NOT NULL, reason TEXT NOT NULL,
  at TEXT NOT NULL, about TEXT NOT NULL, sum INTEGER NOT NULL, PRIMARY KEY (name, version, stream)
) STRICT`,
  `CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, mail TEXT NOT NULL, queued_at TEXT NOT NULL, next_try TEXT NOT NULL,
  sent_at TEXT, attempts INTEGER NOT NULL, last_error TEXT, sum INTEGER NOT NULL
) STRICT`,
  'CREATE INDEX outbox_due ON outbox (queued_at, seq) WHERE sent_at IS NULL',
  'CREATE INDEX outbox_tries ON outbox (next_try, queued_at) WHERE sent_at IS NULL',
  `CREATE TABLE claims (
  kind TEXT NOT NULL, mac TEXT NOT NULL, owner TEXT NOT NULL, confirmed INTEGER NOT NULL, since TEXT NOT NULL,
  sum INTEGER NOT NULL, PRIMARY KEY (kind, mac)
) STRICT`,
  `CREATE TABLE credentials (
  account TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL, sum INTEGER NOT NULL,
  PRIMARY KEY (account, version)
) STRICT`,
  `CREATE TABLE keys (
  subject TEXT NOT NULL, category TEXT NOT NULL, wrapped TEXT NOT NULL, sum INTEGER NOT NULL,
  PRIMARY KEY (subject, category)
) STRICT`,
  `CREATE TABLE fences (
  subject TEXT NOT NULL, category TEXT NOT NULL, at TEXT NOT NULL, sum INTEGER NOT NULL, PRIMARY KEY (subject, category)
) STRICT`,
]

/** The tables that are summed up in `totals`, beside those of the models. */
export const SUMMED = [
  ...[
    'streams',
    'kinds',
    'events',
    'idle_commands',
    'models',
    'parked',
    'outbox',
    'claims',
    'credentials',
    'keys',
    'fences',
  ],
] as const

const added = (table: string): ReadonlyArray<string> => [
  `CREATE TRIGGER ${table}_added AFTER INSERT ON ${table} BEGIN
  UPDATE totals SET rows = rows + 1, sum = sum + new.sum WHERE name = '${table}'; END`,
]
const altered = (table: string): ReadonlyArray<string> => [
  `CREATE TRIGGER ${table}_changed AFTER UPDATE ON ${table} BEGIN
  UPDATE totals SET sum = sum - old.sum + new.sum WHERE name = '${table}'; END`,
  `CREATE TRIGGER ${table}_removed AFTER DELETE ON ${table} BEGIN
  UPDATE totals SET rows = rows - 1, sum = sum - old.sum WHERE name = '${table}'; END`,
]
const kept = (table: string): ReadonlyArray<string> =>
  ['UPDATE', 'DELETE'].map(
    (change) => `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table} BEGIN
  SELECT RAISE(ABORT, '${table} are never changed'); END`,
  )

/** How many rows a table has and what their sums come to: a page of an older time has others. */
export const totalsOf = (table: string): ReadonlyArray<string> => [...added(table), ...altered(table)]

const startOf = (table: string): string => `INSERT INTO totals (name, rows, sum) VALUES ('${table}', 0, 0)`

/** The log only grows, whoever writes to the file by whatever means. */
const GROWING: ReadonlyArray<string> = ['streams', 'kinds', 'events', 'idle_commands']

/** The triggers on the tables above, and where their totals begin. */
export const TRIGGERS: ReadonlyArray<string> = [
  ...SUMMED.flatMap((table) => (GROWING.includes(table) ? [...added(table), ...kept(table)] : totalsOf(table))),
  `CREATE TRIGGER events_of_idle BEFORE INSERT ON events BEGIN
  SELECT RAISE(ABORT, 'the command had nothing to do') FROM idle_commands WHERE id = hex(new.command); END`,
]
export const GUARDS: ReadonlyArray<string> = [...TRIGGERS, ...SUMMED.map(startOf)]

export const documentsOf = ({ name, version }: ModelId): string => `doc_${name}_${String(version)}`
export const entriesOf = ({ name, version }: ModelId): string => `idx_${name}_${String(version)}`

/** What makes the two tables of a version of a model: documents, and index entries made at the first look for them. */
export const modelTables = (documents: string, entries: string): ReadonlyArray<string> => [
  // `entries` repeats the index entries, so that a change removes the old ones without a search
  `CREATE TABLE ${documents} (
  key TEXT NOT NULL UNIQUE, sum INTEGER NOT NULL, body TEXT NOT NULL, entries TEXT NOT NULL
) STRICT`,
  ...totalsOf(documents),
  // the rows are their own index here: a key and nothing else
  `CREATE TABLE ${entries} (
  name TEXT NOT NULL, value ANY NOT NULL, key TEXT NOT NULL, PRIMARY KEY (name, value, key)
) STRICT, WITHOUT ROWID`,
]
export const startOfModel = startOf
