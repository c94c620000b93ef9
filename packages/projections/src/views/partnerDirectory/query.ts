import type { Failure } from '@mandat/domain'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { DocumentStore } from '../../core/ports/documentStore.js'
import { readEvery } from '../../core/read/read.js'
import { type DirectoryEntry, partnerDirectory } from './model.js'

/** Without case, accents and surrounding space: what people type when they look for "Zürcher Web". */
const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim()

/**
 * The entries whose name has every word of the text, or whose e-mail address has it; by name. Nothing typed finds all.
 */
export const searchDirectory = (
  entries: ReadonlyArray<DirectoryEntry>,
  typed: string,
): ReadonlyArray<DirectoryEntry> => {
  const words = plain(typed)
    .split(/\s+/)
    .filter((word) => word !== '')
  return entries
    .filter(
      ({ name, email }) => words.every((word) => plain(name).includes(word)) || plain(email).includes(plain(typed)),
    )
    .sort((a, b) => plain(a.name).localeCompare(plain(b.name), 'en') || (a.organisation < b.organisation ? -1 : 1))
}

/** PAR-02: partners by name or e-mail address. The directory is small and published; it is searched in memory. */
export const findPartners = (
  documents: Pick<DocumentStore, 'scan'>,
  typed: string,
): TE.TaskEither<Failure, ReadonlyArray<DirectoryEntry>> =>
  TE.map((entries: ReadonlyArray<DirectoryEntry>) => searchDirectory(entries, typed))(
    readEvery(documents, partnerDirectory),
  )
