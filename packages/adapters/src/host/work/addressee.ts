import { type AccountId, type Failure, type OrganisationId, type Sealed } from '@mandat/domain'
import { normalEmail, type Recipient } from '@mandat/domain/kit'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Book } from './addressBook.js'

/** Where a mail goes as things are now; or nobody, and why, without personal data. */
export type Addressee =
  | { readonly _tag: 'Somebody'; readonly address: string; readonly name: string | null; readonly language: string }
  | { readonly _tag: 'Nobody'; readonly why: string }

type Answer = TE.TaskEither<Failure, Addressee>
const nobody = (why: string): Addressee => ({ _tag: 'Nobody', why })
const at = (address: string | null, name: string | null, language: string): Addressee =>
  address === null ? nobody('the address was erased') : { _tag: 'Somebody', address, name, language }

/** Looks up to whom a mail goes; `language` is for addresses without an account. */
export const addresseeOf = (book: Book, language: string, to: Recipient): Answer => {
  switch (to._tag) {
    case 'Address':
      return pipe(
        book.open(to.address),
        TE.map((address) => at(address, null, language)),
      )
    case 'FormerAddress':
      return person(book, to.account, to.address)
    case 'Account':
      return person(book, to.account)
    case 'Partner':
      return partner(book, language, to.organisation)
    case 'BillingContact':
      return billingContact(book, language, to)
  }
}

/** `former`: an address that the account had before. */
const person = (book: Book, account: AccountId, former: Sealed | null = null): Answer =>
  pipe(
    book.entry('Account', account),
    TE.flatMap((entry) =>
      entry?._tag !== 'Account'
        ? TE.right(nobody('the account has no address'))
        : pipe(
            TE.Do,
            TE.bind('address', () => book.open(former ?? entry.email)),
            TE.bind('name', () => book.open(entry.name)),
            TE.map(({ address, name }) => at(address, name, entry.language)),
          ),
    ),
  )

const partner = (book: Book, language: string, organisation: OrganisationId): Answer =>
  pipe(
    book.entry('Organisation', organisation),
    TE.map((entry) =>
      entry?._tag === 'Organisation' && entry.directoryEmail !== null
        ? at(entry.directoryEmail, entry.directoryName, language)
        : nobody('the partner has no entry in the directory'),
    ),
  )

const billingContact = (
  book: Book,
  language: string,
  { organisation, unless }: Extract<Recipient, { _tag: 'BillingContact' }>,
): Answer =>
  pipe(
    book.entry('Organisation', organisation),
    TE.flatMap((entry) =>
      entry?._tag !== 'Organisation' || entry.billingEmail === null
        ? TE.right(nobody('there is no billing contact'))
        : pipe(
            book.open(entry.billingEmail),
            TE.map((address) => at(address, null, language)),
            TE.flatMap((contact) => notAMember(book, contact, unless)),
          ),
    ),
  )

/** REN-07: who gets the mail as a member does not get it once more, however the address is spelt. */
const notAMember = (book: Book, contact: Addressee, members: ReadonlyArray<AccountId>): Answer =>
  pipe(
    members,
    TE.traverseSeqArray((account) => person(book, account)),
    TE.map((them) =>
      them.some((member) => isSameMailbox(member, contact))
        ? nobody('the billing contact gets this mail as a member')
        : contact,
    ),
  )

const isSameMailbox = (one: Addressee, other: Addressee): boolean =>
  one._tag === 'Somebody' && other._tag === 'Somebody' && normalEmail(one.address) === normalEmail(other.address)
