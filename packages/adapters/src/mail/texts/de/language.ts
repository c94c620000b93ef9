import type { Phrasebook } from '../text.js'

export const de: Phrasebook = {
  typeset: (text) => text,
  greeting: (f) => f.say('recipient', (name) => `Guten Tag ${name}`, 'Guten Tag'),
  closing: (f) => ['Freundliche Grüsse', f.say('service', (name) => name, 'Ihr Kundendienst')],
  words: {
    LegalRepresentative: 'gesetzliche Vertretung',
    Administrator: 'Administration',
    Collaborator: 'Mitarbeit',
    ExternalUser: 'externe Mitarbeit',
    Limited: 'auf gewählte Produkte eingeschränkt',
    Full: 'vollständig',
    ClientPays: 'der Kunde zahlt',
    PartnerPays: 'der Partner zahlt',
    Client: 'Kunde',
    Partner: 'Partner',
    ProgrammeLeft: 'Austritt aus dem Partnerprogramm',
    OrganisationClosed: 'Schliessung der Organisation',
    Yes: 'ja',
    No: 'nein',
  },
}
