import type { Access, Grant } from './events.js'

/** The grants that an access gives one by one, as events say it. */
export const grantsIn = (access: Access): ReadonlyArray<Grant> => (access._tag === 'Full' ? access.kept : access.grants)
/** The highest number of these grants, or the one before. */
export const highest = (grants: ReadonlyArray<Grant>, before: number): number =>
  grants.reduce((last, { grant }) => Math.max(last, grant), before)
/** The highest number in an access, that of full access itself included. */
export const highestIn = (access: Access, before: number): number =>
  highest(grantsIn(access), access._tag === 'Full' ? Math.max(access.grant, before) : before)
