import type { ProductEvent } from '../../aggregates/product/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { productCommands } from './commands.js'
import type { ProductRefusal } from './refusals.js'

const organisation = '019c5b20-6c00-7000-8000-000000000003'
const elsewhere = '019c5b20-6c00-7000-8000-000000000004'
const product = '019c5b20-6c00-7000-8000-000000000005'

const people = 'a legal representative, administrator or collaborator of the organisation'
const program = 'a token of theirs that was made for the product; a program of the host'

/** What the public contract says of each command on products. */
export const productGuide = {
  OrderProduct: {
    does: 'Orders a product for the organisation, with its expiry and the way it is renewed.',
    who: `${people}, or of a partner with full access to it; a program of the host`,
    rules: ['PRD-01', 'ORG-10', 'PAR-16'],
    events: ['ProductOrdered'],
    refusals: [
      'AuthorisationLapsed',
      'ClientMustApprove',
      'MayNotManageProducts',
      'OrganisationNotRunning',
      'ProductAlreadyOrdered',
      'ProductNotAdmitted',
      'ExpiryInThePast',
    ],
    example: {
      product,
      organisation,
      category: 'Domain',
      label: 'keller-bakery.example',
      expiresOn: '2027-03-02',
      renewalPrice: { amount: 1590, currency: 'CHF' },
      renewal: 'Manual',
    },
  },
  RenewProduct: {
    does: 'Renews a product by hand, from its present expiry on, by 13 months at most (policy).',
    who: `${people}, or of a partner with full access to it; ${program}`,
    rules: ['PRD-01', 'BIL-06', 'PAR-16'],
    events: ['ProductRenewed'],
    refusals: [
      'AuthorisationLapsed',
      'ClientMustApprove',
      'PayerChanged',
      'MayNotManageProducts',
      'OrganisationNotRunning',
      'UnknownProduct',
      'ProductHasExpired',
      'NotTheCurrentExpiry',
      'RenewalGoesBack',
      'RenewalTooLong',
    ],
    example: { product, organisation, from: '2027-03-02', until: '2028-03-02' },
  },
  RenewAutomatically: {
    does: 'Renews a product with automatic renewal by a year, on the day of its expiry.',
    who: 'the clock',
    rules: ['PRD-01'],
    events: ['ProductRenewed'],
    refusals: [
      'ClientMustApprove',
      'MayNotManageProducts',
      'OrganisationNotRunning',
      'UnknownProduct',
      'ProductHasExpired',
      'OnlyTheClockRenewsAutomatically',
      'NotRenewedAutomatically',
      'NotExpired',
    ],
  },
  ChangeRenewalManner: {
    does: 'Has a product renewed automatically from now on, or by hand.',
    who: `${people}; ${program}`,
    rules: ['PRD-01'],
    events: ['ProductRenewed', 'RenewalMannerChanged'],
    refusals: [
      'ClientMustApprove',
      'MayNotManageProducts',
      'OrganisationNotRunning',
      'UnknownProduct',
      'ProductHasExpired',
    ],
    example: { product, organisation, renewal: 'Automatic' },
  },
  TransferProduct: {
    does: 'Moves a product to another organisation; whatever rested on its stay here ends.',
    who: `${people}, and of the other one; a program of the host; a process that takes it back from one that closed`,
    rules: ['PRD-01', 'PAR-15', 'ORG-10'],
    events: ['ProductRenewed', 'ProductTransferred'],
    refusals: [
      'ClientMustApprove',
      'MayNotManageProducts',
      'OrganisationNotRunning',
      'UnknownProduct',
      'ProductHasExpired',
      'MayNotReceiveProducts',
      'ProductNotAdmitted',
    ],
    example: { product, organisation, to: elsewhere },
  },
  EndProduct: {
    does: 'Ends a product, or an order that never came about.',
    who: `${people}; ${program}; the clock, once the product has expired`,
    rules: ['PRD-01', 'ORG-10'],
    events: ['ProductRenewed', 'ProductEnded'],
    refusals: ['ClientMustApprove', 'MayNotManageProducts', 'OrganisationNotRunning', 'UnknownProduct', 'NotExpired'],
    example: { product, organisation, why: 'Cancelled' },
  },
} as const satisfies GuideOf<typeof productCommands, ProductEvent, ProductRefusal>
