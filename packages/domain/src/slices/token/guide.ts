import type { TokenEvent } from '../../aggregates/token/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { tokenCommands } from './commands.js'
import type { TokenRefusal } from './refusals.js'

const account = '019c5b20-6c00-7000-8000-000000000001'
const organisation = '019c5b20-6c00-7000-8000-000000000003'
const product = '019c5b20-6c00-7000-8000-000000000005'
const token = '019c5b20-6c00-7000-8000-000000000007'

/** What the public contract says of each command on API tokens. */
export const tokenGuide = {
  CreateToken: {
    does: 'Makes a token for one product, with scopes and an end or none; the answer shows its text once.',
    who: 'the person whose token it is: an active member of the organisation, or one who acts for it as its partner',
    rules: ['TOK-02', 'TOK-03', 'TOK-04', 'TOK-05', 'PAR-16'],
    events: ['TokenCreated'],
    refusals: [
      'NotTheOwner',
      'TokenExists',
      'AccountNotActive',
      'AssistantOpen',
      'TokenPasswordWrong',
      'TokenExpiryInThePast',
      'NoScope',
      'TokenProductUnknown',
      'NotAMember',
      'NotActingForOrganisation',
      'NotAuthorisedByPartnership',
      'AuthorisationLapsed',
    ],
    example: {
      token,
      account,
      name: 'DNS updates of the shop',
      organisation,
      product,
      scopes: ['dns:read', 'dns:write'],
      expiresAt: '2027-03-02T12:00:00.000Z',
      password: 'Velo-4711-himmelblau',
    },
  },
  RecordTokenUse: {
    does: 'Checks a call with the token, and records the first one of a day.',
    who: 'the library, before a call with the token is answered',
    rules: ['TOK-09', 'TOK-02', 'TOK-06', 'PAR-15'],
    events: ['TokenUsed'],
    refusals: [
      'NotYourToken',
      'UnknownToken',
      'TokenWasRevoked',
      'TokenIdleTooLong',
      'AccountNotActive',
      'EpochEnded',
      'AllTokensRevoked',
      'TokenExpired',
      'ScopeNotGiven',
      'ProductGone',
      'MembershipEnded',
      'PartnershipRightEnded',
    ],
  },
  RevokeToken: {
    does: 'Ends one token for good.',
    who: 'the person whose token it is; a process, to record that it died with its account or with all others',
    rules: ['TOK-07'],
    events: ['TokenRevoked'],
    refusals: ['NotTheOwner', 'UnknownToken'],
    example: { token, account },
  },
  DisableIdleToken: {
    does: 'Records that a token made no call for too long and is disabled.',
    who: 'the clock',
    rules: ['TOK-06'],
    events: ['TokenDisabled'],
    refusals: ['OnlyTheClockDisables', 'UnknownToken', 'NotIdle'],
  },
} as const satisfies GuideOf<typeof tokenCommands, TokenEvent, TokenRefusal>
