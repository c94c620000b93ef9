'use strict';
// What emmett-sqlite uses of the `sqlite3` package, on Mandat's driver: sqlite3 itself downloads or compiles its binary
// when it is installed. As there, a statement is prepared for each call and its callback comes in a later turn of the event loop.
const { Buffer } = require('node:buffer');
const { setImmediate } = require('node:timers');
const { DatabaseSync } = require('./driver.cjs');

/** As there: a truth value is a number, an object is its text. */
const bound = (value) => {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'object' && value !== null && !Buffer.isBuffer(value) ? String(value) : (value ?? null);
};

class Database {
  constructor(file) {
    this.db = new DatabaseSync(file, { timeout: 10_000 });
  }
  #call(use, args) {
    const [sql, values, callback = () => undefined] = typeof args[1] === 'function' ? [args[0], [], args[1]] : args;
    let error = null;
    let answer;
    try {
      const statement = this.db.prepare(sql);
      answer = use(statement, (values ?? []).map(bound));
    } catch (thrown) {
      // there, the number of an error is the general one
      error = Object.assign(thrown, { errno: thrown.errcode & 0xff });
    }
    setImmediate(() => callback.call({ changes: answer?.changes, lastID: answer?.lastInsertRowid }, error, answer));
  }
  run(...args) {
    this.#call(
      (statement, values) =>
        statement.columns().length > 0 ? { changes: 0, rows: statement.all(...values) } : statement.run(...values),
      args,
    );
  }
  all(...args) {
    this.#call((statement, values) => statement.all(...values), args);
  }
  get(...args) {
    this.#call((statement, values) => statement.get(...values), args);
  }
  close() {
    this.db.close();
  }
}

module.exports = { DatabaseSync, Database, OPEN_URI: 0x40, OPEN_READWRITE: 0x2, OPEN_CREATE: 0x4 };
