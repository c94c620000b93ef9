import type { Policy } from '@mandat/domain'
import {
  accountSecurity,
  accountTokens,
  addressBook,
  type AnyProjection,
  auditTrail,
  deadlines,
  organisationDashboard,
  partnerDashboard,
  partnerDirectory,
  partnershipPairs,
  products,
  renewalReminders,
  tokenInventory,
} from '@mandat/projections'
import type { LookUpName, ReadModelName, ViewName } from '../open/mandat.js'

/** The read models that queries answer from, all kept in one pass of the log. */
export const viewModels = (policy: Policy): Readonly<Record<ViewName, AnyProjection>> => ({
  organisationDashboard,
  partnerDashboard,
  products,
  accountSecurity,
  tokenInventory: tokenInventory(policy),
  renewalReminders: renewalReminders(policy),
  auditTrail,
  partnerDirectory,
})

/** The read models that processes, the clock and mails look things up in; processes keep them. */
export const lookUpModels = (policy: Policy): Readonly<Record<LookUpName, AnyProjection>> => ({
  addressBook,
  partnershipPairs,
  accountTokens,
  deadlines: deadlines(policy),
})

/** Every read model of a host. */
export const readModels = (policy: Policy): Readonly<Record<ReadModelName, AnyProjection>> => ({
  ...viewModels(policy),
  ...lookUpModels(policy),
})
