import { type Failure } from '@mandat/domain'
import { reasonOf, unavailable, unknownOutcome, unreadable } from '@mandat/domain/kit'
import { nodeSqlite } from './nodeSqlite.js'
import { Damaged } from './sums.js'

const { codeOf } = nodeSqlite
/** By its field: what a native module throws may be no `Error` of this realm. */
const messageOf = (e: unknown): string => String((e as { readonly message?: unknown } | null)?.message ?? e)
/** SQLite's own words name tables and columns; anybody else's, as of JSON that is none, repeat what is stored (ACC-09). */
const wordsOf = (e: unknown): string => (codeOf(e) === '' ? reasonOf(e) : messageOf(e))

/** Of what the file system refused, where it was no call of SQLite's. */
const systemCode = (e: unknown): string => {
  const { code, syscall } = (e ?? {}) as { readonly code?: unknown; readonly syscall?: unknown }
  return typeof syscall === 'string' && typeof code === 'string' ? code : ''
}

/** Another process (or connection) holds the lock. */
export const isBusy = (e: unknown): boolean => /^SQLITE_(BUSY|LOCKED)/.test(codeOf(e))
/** A row that must be unique stands there already. */
export const isTaken = (e: unknown): boolean => codeOf(e).startsWith('SQLITE_CONSTRAINT')
const isNoSuchTable = (e: unknown): boolean => messageOf(e).includes('no such table')

/** What went wrong before anything was written, as a value. */
export const failureOf = (file: string, e: unknown): Failure => {
  if (e instanceof Damaged) return unreadable(file, [{ path: e.path, expected: e.expected }])
  if (codeOf(e) === 'SQLITE_NOTADB') return unreadable(file, [{ path: 'file', expected: 'an SQLite database' }])
  if (/^SQLITE_(ERROR|CORRUPT|SCHEMA|MISMATCH)|IOERR_SHORT_READ/.test(codeOf(e)) || e instanceof SyntaxError)
    return unreadable(file, [{ path: 'file', expected: `an undamaged database (${wordsOf(e)})` }])
  if (isBusy(e)) return unavailable(file, 'the database stayed locked by another process')
  if (codeOf(e) === 'SQLITE_FULL' || systemCode(e) === 'ENOSPC') return unavailable(file, 'the disk is full')
  if (codeOf(e).startsWith('SQLITE_READONLY')) return unavailable(file, 'the database is read-only')
  if (codeOf(e).startsWith('SQLITE_CANTOPEN') || systemCode(e) !== '' || /: 14"?\)?$/.test(messageOf(e)))
    return unavailable(file, 'the file cannot be opened or made; is its folder there, and writable?')
  return unavailable(file, `${codeOf(e)} ${wordsOf(e)}`.trim())
}

/**
 * A COMMIT that failed: whether it took effect is known only when SQLite says that it ran out of room or of luck. Without
 * room it has rolled back, often by itself: the frame that makes a commit of it could not be written.
 */
export const commitFailure = (file: string, e: unknown, rolledBack: boolean): Failure =>
  rolledBack && (isBusy(e) || codeOf(e) === 'SQLITE_FULL')
    ? failureOf(file, e)
    : unknownOutcome(file, `the commit failed (${wordsOf(e)}): it may or may not have taken effect`)

/** Of a statement that commits itself: only what failed to be written down may have been. */
export const atOnceFailure = (file: string, e: unknown): Failure =>
  codeOf(e).startsWith('SQLITE_IOERR') && codeOf(e) !== 'SQLITE_IOERR_SHORT_READ'
    ? commitFailure(file, e, false)
    : failureOf(file, e)

/** A table that another process dropped is as good as empty. */
export const orWhenMissing = <A>(f: () => A, empty: A): A => {
  try {
    return f()
  } catch (e) {
    if (isNoSuchTable(e)) return empty
    throw e
  }
}
