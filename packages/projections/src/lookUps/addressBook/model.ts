import { AccountId, Language } from '@mandat/domain'
import {
  AccountRegistered,
  BillingContactChanged,
  BillingEmail,
  DirectoryEntryChanged,
  Email,
  EmailChanged,
  LanguageChanged,
  NameChanged,
  nullable,
  OrganisationName,
  OrganisationRegistered,
  OrganisationRenamed,
  PartnerProgrammeJoined,
  PersonName,
  ProductLabel,
  ProductOrdered,
  RegistrationRequested,
  TokenCreated,
  TokenName,
  variants,
  type VariantsOf,
} from '@mandat/domain/kit'
import { projection } from '../../core/fold/projection.js'

const entries = {
  Account: { account: AccountId, email: nullable(Email), name: nullable(PersonName), language: Language },
  Organisation: {
    name: OrganisationName,
    billingEmail: nullable(BillingEmail),
    directoryName: nullable(PartnerProgrammeJoined.fields.directoryName),
    directoryEmail: nullable(PartnerProgrammeJoined.fields.directoryEmail),
  },
  Product: { label: ProductLabel },
  Token: { name: TokenName },
}
/** How mails name and reach people and things: boxes, opened when a mail is sent. */
export const AddressBookEntry = variants(entries)
export type AddressBookEntry = VariantsOf<typeof entries>

type Entry<T extends AddressBookEntry['_tag']> = Extract<AddressBookEntry, { _tag: T }>
const change = <T extends AddressBookEntry['_tag']>(
  entry: AddressBookEntry | null,
  tag: T,
  changed: Partial<Entry<T>>,
): AddressBookEntry | null => (entry?._tag === tag ? { ...entry, ...changed } : entry)

/**
 * The key of an entry. Ids are the callers' own: one that is taken for one kind of thing may be taken for another too.
 */
export const entryKey = (kind: AddressBookEntry['_tag'], id: string): string => `${kind}/${id}`

/** By {@link entryKey}. A deleted account stays: its last mail goes to its address, until that is erased. */
export const addressBook = projection(AddressBookEntry)({
  name: 'addressBook',
  version: 2,
  handles: [
    RegistrationRequested,
    AccountRegistered,
    EmailChanged,
    NameChanged,
    LanguageChanged,
    OrganisationRegistered,
    OrganisationRenamed,
    BillingContactChanged,
    PartnerProgrammeJoined,
    DirectoryEntryChanged,
    ProductOrdered,
    TokenCreated,
  ],
  keysOf: ({ event }) => {
    switch (event.type) {
      case 'RegistrationRequested':
      case 'AccountRegistered':
      case 'EmailChanged':
      case 'NameChanged':
      case 'LanguageChanged':
        return [entryKey('Account', event.account)]
      case 'OrganisationRegistered':
      case 'OrganisationRenamed':
      case 'BillingContactChanged':
      case 'PartnerProgrammeJoined':
      case 'DirectoryEntryChanged':
        return [entryKey('Organisation', event.organisation)]
      case 'ProductOrdered':
        return [entryKey('Product', event.product)]
      case 'TokenCreated':
        return [entryKey('Token', event.token)]
    }
  },
  evolve: (entry, { event }) => {
    switch (event.type) {
      case 'RegistrationRequested':
        return { _tag: 'Account', account: event.account, email: null, name: null, language: event.language }
      case 'AccountRegistered':
        return {
          _tag: 'Account',
          account: event.account,
          email: event.email,
          name: event.name,
          language: event.language,
        }
      case 'EmailChanged':
        return change(entry, 'Account', { email: event.email })
      case 'NameChanged':
        return change(entry, 'Account', { name: event.name })
      case 'LanguageChanged':
        return change(entry, 'Account', { language: event.language })
      case 'OrganisationRegistered':
        return { _tag: 'Organisation', name: event.name, billingEmail: null, directoryName: null, directoryEmail: null }
      case 'OrganisationRenamed':
        return change(entry, 'Organisation', { name: event.name })
      case 'BillingContactChanged':
        return change(entry, 'Organisation', { billingEmail: event.billingEmail })
      case 'PartnerProgrammeJoined':
      case 'DirectoryEntryChanged':
        return change(entry, 'Organisation', {
          directoryName: event.directoryName,
          directoryEmail: event.directoryEmail,
        })
      case 'ProductOrdered':
        return { _tag: 'Product', label: event.label }
      case 'TokenCreated':
        return { _tag: 'Token', name: event.name }
    }
  },
  indexes: {},
})
