import { type RefusalOf, refusals } from '../../core/values/refusal.js'
import { alike } from '../../questions/refusals.js'

const { MayNotManageProducts } = alike

export const refuse = {
  MayNotManageProducts,
  ...refusals({
    ProductAlreadyOrdered: ['PRD-01', 'this product was ordered before'],
    UnknownProduct: ['PRD-01', 'there is no such running product in this organisation'],
    ExpiryInThePast: ['PRD-01', 'a product expires after the day on which it is ordered'],
    NotTheCurrentExpiry: ['PRD-01', 'the product does not expire on the day that was to be renewed'],
    RenewalGoesBack: ['PRD-01', 'a renewal ends later than what it renews'],
    NotRenewedAutomatically: ['PRD-01', 'the product has no automatic renewal'],
    OnlyTheClockRenewsAutomatically: [
      'PRD-01',
      'a person renews by hand; automatic renewal is done on the day of the expiry',
    ],
    NotExpired: ['PRD-01', 'the product has not expired'],
    OrganisationNotRunning: ['ORG-10', 'the organisation is not running'],
    ProductNotAdmitted: ['ORG-10', 'the organisation has not admitted the product'],
    MayNotReceiveProducts: [
      'PRD-01',
      'the product is taken over by somebody who manages products in the organisation that it goes to',
    ],
    ClientMustApprove: [
      'BIL-07',
      'with limited access a renewal needs the approval of the client, and nothing new is ordered',
    ],
    PayerChanged: [
      'BIL-06',
      'the billing mode has changed since this renewal was authorised: send it again under another id',
    ],
  }),
}
export type ProductRefusal = RefusalOf<typeof refuse>
