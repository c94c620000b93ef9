import { accountSecurityQuery } from './accountSecurity/query.js'
import { reachQuery } from './accountSecurity/reach.js'
import { auditTrailQuery } from './auditTrail/query.js'
import { organisationDashboardQuery } from './organisationDashboard/query.js'
import { partnerDashboardQuery } from './partnerDashboard/query.js'
import { tokensOfAccountQuery, tokensOfOrganisationQuery } from './tokenInventory/query.js'

/** Every view that people ask for, by the name that a host asks under; whose each is stands beside it. */
export const viewQueries = {
  /** For its active members, by role. */
  organisationDashboard: organisationDashboardQuery,
  /** The clients and exactly what they granted, for the partner's own people (PAR-07). */
  partnerDashboard: partnerDashboardQuery,
  /** One's own (ACC-05). */
  accountSecurity: accountSecurityQuery,
  /** What a member's account reaches, for the organisation's legal representatives (ORG-08). */
  reach: reachQuery,
  /** One's own. */
  tokensOfAccount: tokensOfAccountQuery,
  /** For who manages the organisation. */
  tokensOfOrganisation: tokensOfOrganisationQuery,
  /** One's own history, one's organisation's, or, for operators and the host, everything (LOG-01, SES-04). */
  auditTrail: auditTrailQuery,
} as const
