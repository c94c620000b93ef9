import { accounts } from './accounts/model.js'
import { accountSecurity } from './accountSecurity/model.js'
import { auditTrail } from './auditTrail/model.js'
import { members } from './members/model.js'
import { organisationDashboard } from './organisationDashboard/model.js'
import { partnerDashboard } from './partnerDashboard/model.js'
import { partnerDirectory } from './partnerDirectory/model.js'
import { products } from './products/model.js'
import { renewalReminders } from './renewalReminders/model.js'
import { tokenInventory } from './tokenInventory/model.js'

/**
 * The read models that queries answer from, each under its own name, all kept by one reading of the log. A new one is its
 * folder and a line here; those that are functions depend on the policy.
 */
export const views = {
  organisationDashboard,
  members,
  partnerDashboard,
  products,
  accounts,
  accountSecurity,
  tokenInventory,
  renewalReminders,
  auditTrail,
  partnerDirectory,
} as const
