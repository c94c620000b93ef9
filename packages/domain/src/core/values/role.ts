import { oneOf } from './codecs.js'

// WARNING: stored for ever, in events of accounts and of organisations.

/** ORG-05: legal representatives manage every role, administrators the others, the last two none. */
export const Role = oneOf('LegalRepresentative', 'Administrator', 'Collaborator', 'ExternalUser')
export type Role = 'LegalRepresentative' | 'Administrator' | 'Collaborator' | 'ExternalUser'
