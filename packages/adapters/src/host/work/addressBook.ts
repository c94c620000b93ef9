import type { Failure, Sealed } from '@mandat/domain'
import type { KeyVault } from '@mandat/domain/kit'
import { addressBook, AddressBookEntry, type DocumentStore, entryKey, readOne } from '@mandat/projections/kit'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

type Answer<A> = TE.TaskEither<Failure, A>
type Kind = AddressBookEntry['_tag']

/** What one mail asks of the address book. */
export interface Book {
  /** Read once, however often the mail asks for it. */
  readonly entry: (kind: Kind, id: string) => Answer<AddressBookEntry | null>
  /** `null` for what is erased: boxes are opened here and nowhere before. */
  readonly open: (box: Sealed | null) => Answer<string | null>
  readonly nameOf: (kind: Kind, id: string) => Answer<string | null>
}

/** Whether things of this kind have a name in the address book. */
export const hasName = (kind: string): kind is Kind => Object.hasOwn(AddressBookEntry.variants, kind)

/** Opens the address book for one mail, as it is now. */
export const bookOf = (documents: Pick<DocumentStore, 'get'>, vault: Pick<KeyVault, 'open'>): Book => {
  const read = new Map<string, ReturnType<Answer<AddressBookEntry | null>>>()
  const entry: Book['entry'] = (kind, id) => () => {
    const key = entryKey(kind, id)
    const found = read.get(key) ?? readOne(documents, addressBook, key)()
    read.set(key, found)
    return found
  }
  const open: Book['open'] = (box) =>
    box === null
      ? TE.right(null)
      : pipe(
          vault.open(box),
          TE.map((opened) => (opened._tag === 'Plain' ? opened.text : null)),
        )
  return {
    entry,
    open,
    nameOf: (kind, id) =>
      pipe(
        entry(kind, id),
        TE.flatMap((found) => open(found === null ? null : titleOf(found))),
      ),
  }
}

const titleOf = (entry: AddressBookEntry): Sealed | null => {
  switch (entry._tag) {
    case 'Account':
    case 'Organisation':
    case 'Token':
      return entry.name
    case 'Product':
      return entry.label
  }
}
