import type { Policy } from '@mandat/domain'
import {
  accountSecurity, accountTokens, addressBook, type AnyProjection, auditTrail, deadlines, organisationDashboard, partnerDashboard, partnerDirectory,
  partnershipPairs, products, renewalReminders, tokenInventory,
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

/** The read models that processes and mails look things up in. */
export const lookUpModels = (policy: Policy): ReadonlyArray<AnyProjection> => [addressBook, partnershipPairs, accountTokens, deadlines(policy)]
