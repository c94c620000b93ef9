import type { Policy } from '@mandat/domain'
import {
  accountSecurity, type AnyProjection, auditTrail, organisationDashboard, partnerDashboard, partnerDirectory, products, renewalReminders, tokenInventory,
} from '@mandat/projections'
import type { ReadModelName } from './mandat.js'

/** The read models that queries answer from, all kept in one pass of the log. */
export const readModels = (policy: Policy): Readonly<Record<ReadModelName, AnyProjection>> => ({
  organisationDashboard,
  partnerDashboard,
  products,
  accountSecurity,
  tokenInventory: tokenInventory(policy),
  renewalReminders: renewalReminders(policy),
  auditTrail,
  partnerDirectory,
})
