// what the parts of the guide say alike

export const organisation = '019c5b20-6c00-7000-8000-000000000004'
export const managers = 'an active legal representative or administrator, in person'

/** Of whatever is asked for in an organisation that does not run. */
export const whereNoneRuns = ['UnknownOrganisation', 'OrganisationIsClosed'] as const
/** ORG-05: of who manages which members. */
export const toManagers = ['MayNotManageMembers', 'MayNotManageRepresentatives'] as const
