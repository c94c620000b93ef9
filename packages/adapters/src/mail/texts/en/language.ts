import type { Phrasebook } from '../text.js'

export const en: Phrasebook = {
  typeset: (text) => text,
  greeting: (f) => f.say('recipient', (name) => `Dear ${name}`, 'Dear customer'),
  closing: (f) => ['Kind regards', f.say('service', (name) => name, 'Your customer service')],
  words: {
    LegalRepresentative: 'legal representative',
    Administrator: 'administrator',
    Collaborator: 'collaborator',
    ExternalUser: 'external user',
    Limited: 'limited to chosen products',
    Full: 'full',
    ClientPays: 'the client pays',
    PartnerPays: 'the partner pays',
    Client: 'the client',
    Partner: 'the partner',
    ProgrammeLeft: 'leaving of the partner programme',
    OrganisationClosed: 'closing of the organisation',
    Yes: 'yes',
    No: 'no',
  },
}
