import type { Phrasebook } from '../text.js'

export const it: Phrasebook = {
  typeset: (text) => text,
  greeting: (f) => f.say('recipient', (name) => `Buongiorno ${name}`, 'Buongiorno'),
  closing: (f) => ['Cordiali saluti', f.say('service', (name) => name, 'Il Suo servizio clienti')],
  words: {
    LegalRepresentative: 'rappresentante legale',
    Administrator: 'amministrazione',
    Collaborator: 'collaborazione',
    ExternalUser: 'utente esterno',
    Limited: 'limitato a determinati prodotti',
    Full: 'completo',
    ClientPays: 'paga il cliente',
    PartnerPays: 'paga il partner',
    Client: 'il cliente',
    Partner: 'il partner',
    ProgrammeLeft: 'l’uscita dal programma partner',
    OrganisationClosed: 'la chiusura dell’organizzazione',
    Yes: 'sì',
    No: 'no',
  },
}
