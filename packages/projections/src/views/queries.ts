import { findAccountsQuery } from './accounts/find.js'
import { organisationsQuery } from './accounts/organisations.js'
import { profileQuery } from './accounts/profile.js'
import { accountSecurityQuery } from './accountSecurity/query.js'
import { reachQuery } from './accountSecurity/reach.js'
import { auditTrailQuery } from './auditTrail/query.js'
import { invitationsQuery, membersQuery } from './members/list.js'
import { findOrganisationsQuery } from './organisationDashboard/find.js'
import { organisationDashboardQuery } from './organisationDashboard/query.js'
import { partnerDashboardQuery } from './partnerDashboard/query.js'
import { productsQuery } from './products/list.js'
import { tokensQuery } from './tokenInventory/list.js'
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
  /** One's own (ACC-11), and for operators and the host. */
  profile: profileQuery,
  /** Where one is an active member, page by page. */
  organisations: organisationsQuery,
  /** Of an organisation, page by page, for its active members but external users. */
  members: membersQuery,
  /** Of an organisation, page by page, for its active members. */
  products: productsQuery,
  /** Of an organisation, page by page, for who manages it. */
  tokens: tokensQuery,
  /** The open ones of an organisation, page by page, for who manages it. */
  invitations: invitationsQuery,
  /** For operators and the host: by e-mail address, or by a text in the name. */
  findAccounts: findAccountsQuery,
  /** For operators and the host: by customer number, or by a text in the name. */
  findOrganisations: findOrganisationsQuery,
} as const
