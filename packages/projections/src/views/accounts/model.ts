import { AccountId, Instant, Language } from '@mandat/domain'
import {
  AccountDeleted,
  AccountRegistered,
  AddressChanged,
  Email,
  EmailChanged,
  LanguageChanged,
  NameChanged,
  nullable,
  PersonAddress,
  PersonName,
  record,
  Telephone,
  TelephoneChanged,
} from '@mandat/domain/kit'
import type * as t from 'io-ts'
import { projection } from '../../core/fold/projection.js'

/** What an account keeps up to date of itself (ACC-11); what it did not give is `null`. */
export const AccountDocument = record({
  account: AccountId,
  email: Email,
  name: nullable(PersonName),
  address: nullable(PersonAddress),
  telephone: nullable(Telephone),
  language: Language,
  registeredAt: Instant,
})
export type AccountDocument = t.TypeOf<typeof AccountDocument>

/** The accounts that there are, from registration to deletion (ACC-11, ACC-12). */
export const accounts = projection(AccountDocument)({
  name: 'accounts',
  version: 1,
  handles: [
    AccountRegistered,
    EmailChanged,
    NameChanged,
    AddressChanged,
    TelephoneChanged,
    LanguageChanged,
    AccountDeleted,
  ],
  keysOf: ({ event }) => [event.account],
  evolve: (document, { event }) => {
    switch (event.type) {
      case 'AccountRegistered': {
        const { account, email, name, language, at } = event
        return { account, email, name, address: null, telephone: null, language, registeredAt: at }
      }
      case 'EmailChanged':
        return document && { ...document, email: event.email }
      case 'NameChanged':
        return document && { ...document, name: event.name }
      case 'AddressChanged':
        return document && { ...document, address: event.address }
      case 'TelephoneChanged':
        return document && { ...document, telephone: event.telephone }
      case 'LanguageChanged':
        return document && { ...document, language: event.language }
      case 'AccountDeleted':
        return null
    }
  },
  indexes: {},
})
