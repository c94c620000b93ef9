import type { ProductEvent } from '../../aggregates/product/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { productCommands } from './commands.js'
import type { ProductRefusal } from './refusals.js'

export const productGuide = {
  OrderProduct: {
    does: '',
    who: '',
    rules: [],
    events: ['ProductOrdered'],
    refusals: [
      'ClientMustApprove',
      'ExpiryInThePast',
      'MayNotManageProducts',
      'OrganisationNotRunning',
      'ProductAlreadyOrdered',
      'ProductNotAdmitted',
    ],
    example: {} as never,
  },
  RenewProduct: {
    does: '',
    who: '',
    rules: [],
    events: ['ProductRenewed'],
    refusals: [
      'MayNotManageProducts',
      'NotTheCurrentExpiry',
      'OrganisationNotRunning',
      'PayerChanged',
      'RenewalGoesBack',
      'UnknownProduct',
    ],
    example: {} as never,
  },
  RenewAutomatically: {
    does: '',
    who: '',
    rules: [],
    events: ['ProductRenewed'],
    refusals: [
      'MayNotManageProducts',
      'NotExpired',
      'NotRenewedAutomatically',
      'OnlyTheClockRenewsAutomatically',
      'OrganisationNotRunning',
      'UnknownProduct',
    ],
  },
  ChangeRenewalManner: {
    does: '',
    who: '',
    rules: [],
    events: ['RenewalMannerChanged'],
    refusals: ['ClientMustApprove', 'MayNotManageProducts', 'OrganisationNotRunning'],
    example: {} as never,
  },
  TransferProduct: {
    does: '',
    who: '',
    rules: [],
    events: ['ProductTransferred'],
    refusals: ['MayNotManageProducts', 'MayNotReceiveProducts', 'OrganisationNotRunning'],
    example: {} as never,
  },
  EndProduct: {
    does: '',
    who: '',
    rules: [],
    events: ['ProductEnded'],
    refusals: ['ClientMustApprove', 'MayNotManageProducts', 'NotExpired', 'OrganisationNotRunning', 'UnknownProduct'],
    example: {} as never,
  },
} as const satisfies GuideOf<typeof productCommands, ProductEvent, ProductRefusal>
