import type { AccountEvent } from '../../aggregates/account/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { accountCommands } from './commands.js'
import { account, thePerson, toPersons } from './guide.alike.js'
import type { AccountRefusal } from './refusals.js'

const applicationPassword = '019c5b20-6c00-7000-8000-000000000003'

/** What lets tools and programs in beside the person. */
export const accessGuide = {
  CreateApplicationPassword: {
    does: 'Makes an application password for a tool; the answer shows its secret once.',
    who: thePerson,
    rules: ['APP-01', 'APP-02', 'ACC-04'],
    events: ['ApplicationPasswordCreated'],
    refusals: [...toPersons, 'AssistantOpen', 'ApplicationPasswordExists'],
    example: { account, applicationPassword, name: 'Mail on the bakery laptop' },
  },
  RevokeApplicationPassword: {
    does: 'Revokes one application password; one that is revoked already changes nothing.',
    who: thePerson,
    rules: ['APP-04'],
    events: ['ApplicationPasswordRevoked'],
    refusals: toPersons,
    example: { account, applicationPassword },
  },
  RevokeAllApplicationPasswords: {
    does: 'Revokes every application password of the account at once.',
    who: thePerson,
    rules: ['APP-04', 'ACC-03'],
    events: ['ApplicationPasswordRevoked'],
    refusals: toPersons,
    example: { account },
  },
  RevokeAllTokens: {
    does: 'Revokes every API token of the account at once.',
    who: thePerson,
    rules: ['TOK-07', 'ACC-03'],
    events: ['AllTokensRevoked'],
    refusals: toPersons,
    example: { account },
  },
} as const satisfies Partial<GuideOf<typeof accountCommands, AccountEvent, AccountRefusal>>
