import type { Policy } from '@mandat/domain'
import { accountSecurity } from './accountSecurity/model.js'
import { auditTrail } from './auditTrail/model.js'
import type { AnyProjection } from '../core/fold/projection.js'
import { organisationDashboard } from './organisationDashboard/model.js'
import { partnerDashboard } from './partnerDashboard/model.js'
import { partnerDirectory } from './partnerDirectory/model.js'
import { products } from './products/model.js'
import { renewalReminders } from './renewalReminders/model.js'
import { tokenInventory } from './tokenInventory/model.js'

/** Every read model that queries answer from, as one projector keeps them; what processes look up is beside them. */
export const readModels = (
  policy: Pick<Policy, 'tokenIdleYears' | 'automaticRenewalNoticeDays'>,
): ReadonlyArray<AnyProjection> => [
  products,
  organisationDashboard,
  partnerDashboard,
  accountSecurity,
  tokenInventory(policy),
  renewalReminders(policy),
  auditTrail,
  partnerDirectory,
]
