import type { Phrasebook } from '../text.js'

export const fr: Phrasebook = {
  typeset: (text) => text.replaceAll('« ', '«\u00a0').replace(/ (?=[:;?!»])/g, '\u00a0'),
  greeting: (f) => f.say('recipient', (name) => `Bonjour ${name},`, 'Bonjour,'),
  closing: (f) => ['Meilleures salutations', f.say('service', (name) => name, 'Votre service clientèle')],
  words: {
    LegalRepresentative: 'responsable légal',
    Administrator: 'administrateur',
    Collaborator: 'collaborateur',
    ExternalUser: 'utilisateur externe',
    Limited: 'limité à certains produits',
    Full: 'complet',
    ClientPays: 'le client paie',
    PartnerPays: 'le partenaire paie',
    Client: 'le client',
    Partner: 'le partenaire',
    ProgrammeLeft: 'la sortie du programme partenaire',
    OrganisationClosed: 'la fermeture de l’organisation',
    Yes: 'oui',
    No: 'non',
  },
}
