import type { TokenEvent } from '../../aggregates/token/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { tokenCommands } from './commands.js'
import type { TokenRefusal } from './refusals.js'

export const tokenGuide = {
  CreateToken: {
    does: '',
    who: '',
    rules: [],
    events: ['TokenCreated'],
    refusals: [
      'AccountNotActive',
      'AssistantOpen',
      'NoScope',
      'NotAMember',
      'NotActingForOrganisation',
      'NotAuthorisedByPartnership',
      'NotTheOwner',
      'TokenExists',
      'TokenExpiryInThePast',
      'TokenPasswordWrong',
      'TokenProductUnknown',
    ],
    example: {} as never,
  },
  RecordTokenUse: {
    does: '',
    who: '',
    rules: [],
    events: ['TokenUsed'],
    refusals: [
      'AccountNotActive',
      'EpochEnded',
      'NotYourToken',
      'PartnershipRightEnded',
      'ScopeNotGiven',
      'TokenIdleTooLong',
      'UnknownToken',
    ],
  },
  RevokeToken: {
    does: '',
    who: '',
    rules: [],
    events: ['TokenRevoked'],
    refusals: ['NotTheOwner', 'UnknownToken'],
    example: {} as never,
  },
  DisableIdleToken: {
    does: '',
    who: '',
    rules: [],
    events: ['TokenDisabled'],
    refusals: ['NotIdle', 'OnlyTheClockDisables', 'UnknownToken'],
  },
} as const satisfies GuideOf<typeof tokenCommands, TokenEvent, TokenRefusal>
