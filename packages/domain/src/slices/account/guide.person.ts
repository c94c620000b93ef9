import type { AccountEvent } from '../../aggregates/account/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { accountCommands } from './commands.js'
import { account, link, password, thePerson, toNewPasswords, toPersons, visitors } from './guide.alike.js'
import type { AccountRefusal } from './refusals.js'

/** Registration, the e-mail address, and what a person keeps up to date. */
export const personGuide = {
  RequestRegistration: {
    does: 'Mails a link to the address, and reserves nothing; a link that was mailed before is dead.',
    who: visitors,
    rules: ['ACC-01', 'ACC-14'],
    events: ['RegistrationRequested'],
    refusals: ['OnlyVisitors', 'AccountDeleted', 'AlreadyRegistered'],
    example: { account, email: 'anna@bakery.example', language: 'de' },
  },
  RegisterAccount: {
    does: 'Registers the account with the address that the link was mailed to, and with a password.',
    who: visitors,
    rules: ['ACC-01', 'ACC-07'],
    events: ['AccountRegistered'],
    refusals: [
      'OnlyVisitors',
      'AccountDeleted',
      'AlreadyRegistered',
      'RegistrationLinkWrong',
      'RegistrationLinkReplaced',
      'RegistrationLinkExpired',
      ...toNewPasswords,
      'EmailTaken',
      'EmailClaimUnsettled',
    ],
    example: { account, name: 'Anna Keller', password, link },
  },
  ForfeitEmailClaim: {
    does: 'Kills every claim to an e-mail address that the account made and has not used yet.',
    who: 'a process',
    rules: ['ACC-01'],
    events: ['EmailClaimForfeited'],
    refusals: ['OnlyTheSystem'],
  },
  RequestEmailChange: {
    does: 'Mails a link to the new address, and reserves nothing; the old address stays until the link comes back.',
    who: thePerson,
    rules: ['ACC-01', 'ACC-14'],
    events: ['EmailChangeRequested'],
    refusals: [...toPersons, 'WrongPassword', 'PasswordChangedMeanwhile'],
    example: { account, email: 'anna.keller@bakery.example', password },
  },
  ConfirmEmailChange: {
    does: 'Makes the address that the link was mailed to the one of the account; the old one is free again.',
    who: thePerson,
    rules: ['ACC-01'],
    events: ['EmailChanged'],
    refusals: [
      ...toPersons,
      'EmailLinkWrong',
      'EmailLinkReplaced',
      'EmailLinkOver',
      'EmailLinkExpired',
      'EmailTaken',
      'EmailClaimUnsettled',
    ],
    example: { account, link },
  },
  UpdateProfile: {
    does: 'Changes name, address, telephone and language, each where it is given; what is null stays as it is.',
    who: thePerson,
    rules: ['ACC-11'],
    events: ['NameChanged', 'AddressChanged', 'TelephoneChanged', 'LanguageChanged'],
    refusals: toPersons,
    example: {
      account,
      name: null,
      address: 'Marktgasse 12, 8400 Winterthur',
      telephone: '+41 52 555 01 23',
      language: null,
    },
  },
} as const satisfies Partial<GuideOf<typeof accountCommands, AccountEvent, AccountRefusal>>
