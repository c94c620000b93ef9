import { type RefusalOf, refusals } from '../../core/values/refusal.js'
import { alike } from '../../questions/refusals.js'

const { AuthorisationLapsed, ClientMustApprove, MayNotManageProducts } = alike

export const refuse = {
  AuthorisationLapsed,
  ClientMustApprove,
  MayNotManageProducts,
  ...refusals({
    ProductAlreadyOrdered: ['PRD-01', 'this product was ordered before', 'order under a fresh id'],
    UnknownProduct: [
      'PRD-01',
      'there is no such running product in this organisation',
      'name the organisation in which the product runs now',
    ],
    ProductHasExpired: ['PRD-01', 'the product has expired', 'order a product under a fresh id'],
    ExpiryInThePast: [
      'PRD-01',
      'a product expires after the day on which it is ordered',
      'give a later `expiresOn`, tomorrow (UTC) at the earliest',
    ],
    NotTheCurrentExpiry: [
      'PRD-01',
      'the product does not expire on the day that was to be renewed',
      'renew from the day in `expiresOn`, where that is wanted too',
    ],
    RenewalGoesBack: ['PRD-01', 'a renewal ends later than what it renews', 'give an `until` later than `from`'],
    RenewalTooLong: [
      'PRD-01',
      'one renewal, at the price of one, reaches no further than that',
      'renew until the day in `until` at the latest',
    ],
    NotRenewedAutomatically: [
      'PRD-01',
      'the product has no automatic renewal',
      'renew it by hand, or switch to automatic renewal first',
    ],
    OnlyTheClockRenewsAutomatically: [
      'PRD-01',
      'a person renews by hand; automatic renewal is done on the day of the expiry',
      'renew it by hand, or leave it to the clock',
    ],
    NotExpired: [
      'PRD-01',
      'the product has not expired',
      'wait until the day in `expiresOn`, or end the product as Cancelled',
    ],
    OrganisationNotRunning: [
      'ORG-10',
      'the organisation is not running',
      'register the organisation first; one that was closed stays closed',
    ],
    ProductNotAdmitted: [
      'ORG-10',
      'the organisation has not admitted the product to this command, or so long ago that its word has lapsed',
      'send it again under a fresh id: the organisation is asked to admit the product first',
    ],
    MayNotReceiveProducts: [
      'PRD-01',
      'the product is taken over by somebody who manages products in the organisation that it goes to',
      'have it transferred by somebody who manages products in both organisations',
    ],
    PayerChanged: [
      'BIL-06',
      'the billing mode has changed since this renewal was authorised',
      'send it again under a fresh id',
    ],
  }),
}
export type ProductRefusal = RefusalOf<typeof refuse>
