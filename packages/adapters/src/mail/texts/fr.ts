import { accountTexts } from './fr.account.js'
import type { OrganisationTexts, Phrasebook, Reader } from './text.js'

const organisation = (f: Reader): string =>
  f.say('organisation', (name) => `l’organisation « ${name} »`, 'votre organisation')
const client = (f: Reader): string => f.say('client', (name) => `« ${name} »`, 'l’organisation cliente')
const partner = (f: Reader): string => f.say('partner', (name) => `« ${name} »`, 'le partenaire')
const validUntil = (f: Reader): string | null => f.line('expiresAt', (at) => `L’invitation est valable jusqu’au ${at}.`)

const organisationTexts: OrganisationTexts = {
  CompromiseToldToRepresentatives: (f) => ({
    subject: 'Incident de sécurité concernant un membre de votre organisation',
    body: [
      `${f.say('person', (name) => `Le compte de ${name}`, 'Le compte d’un membre')} dans ${organisation(f)} a été signalé comme compromis : un tiers connaissait son mot de passe.`,
      f.line('at', (at) => `Moment : ${at}`),
      'Ses sessions, mots de passe d’application et jetons antérieurs ne sont plus valables depuis lors. Veuillez vérifier à quoi ce compte avait accès. Vous pouvez suspendre son adhésion jusqu’à ce que le compte soit sécurisé.',
    ],
  }),
  MemberInvitation: (f, link) => ({
    subject: f.say(
      'organisation',
      (name) => `Invitation dans l’organisation « ${name} »`,
      'Invitation dans une organisation',
    ),
    body: [
      `Vous êtes invité(e) à devenir membre ${f.say('organisation', (name) => `de l’organisation « ${name} »`, 'd’une organisation')}.`,
      f.line('role', (role) => `Rôle prévu : ${role}`),
      'Ce lien vous permet d’accepter ou de refuser l’invitation :',
      link,
      validUntil(f),
      'Si cette invitation ne vous dit rien, vous pouvez ignorer ce message.',
    ],
  }),
  PartnerInvitation: (f, link) => ({
    subject: f.say('client', (name) => `Invitation à collaborer avec « ${name} »`, 'Invitation à un partenariat'),
    body: [
      `${f.say('client', (name) => `« ${name} »`, 'Une organisation cliente')} vous invite à collaborer en tant que partenaire.`,
      [
        f.line('access', (access) => `Accès : ${access}`),
        f.line('products', (products) => `Produits : ${products}`),
        f.line('to', (mode) => `Facturation : ${mode}`),
        f.line('walletEntrusted', (yes) => `Portefeuille confié : ${yes}`),
      ],
      'Veuillez vous connecter pour accepter ou refuser l’invitation :',
      link,
      validUntil(f),
    ],
  }),
  PartnerAccepted: (f) => ({
    subject: f.say(
      'partner',
      (name) => `« ${name} » a accepté votre invitation`,
      'Votre invitation à un partenariat a été acceptée',
    ),
    body: [
      `La collaboration avec ${partner(f)} a commencé. L’accès convenu est valable dès maintenant.`,
      f.line('access', (access) => `Accès : ${access}`),
      'Vous pouvez à tout moment modifier les droits ou mettre fin à la collaboration.',
    ],
  }),
  PartnerDeclined: (f) => ({
    subject: f.say(
      'partner',
      (name) => `« ${name} » a refusé votre invitation`,
      'Votre invitation à un partenariat a été refusée',
    ),
    body: [`La collaboration avec ${partner(f)} n’aura pas lieu. Aucun accès n’a été accordé.`],
  }),
  PartnershipChanged: (f) => ({
    subject: 'Les droits d’un partenariat ont été modifiés',
    body: [
      `Les droits d’accès ont été modifiés dans la collaboration entre ${client(f)} et ${partner(f)}. La modification prend effet dès maintenant.`,
      [
        f.line('access', (access) => `Accès : ${access}`),
        f.line('products', (products) => `Produits : ${products}`),
        f.line('to', (mode) => `Facturation : ${mode}`),
        f.line('walletEntrusted', (yes) => `Portefeuille confié : ${yes}`),
      ],
    ],
  }),
  BillingModeChanged: (f) => ({
    subject: 'Le mode de paiement d’un partenariat a été modifié',
    body: [
      `Un nouveau mode de paiement s’applique à la collaboration entre ${client(f)} et ${partner(f)}.`,
      [
        f.line('from', (mode) => `Jusqu’ici : ${mode}`),
        f.line('to', (mode) => `Désormais : ${mode}`),
        f.line('walletEntrusted', (yes) => `Portefeuille confié : ${yes}`),
      ],
      'Les commandes déjà autorisées conservent leur payeur ; les renouvellements suivent le nouveau mode.',
    ],
  }),
  PartnershipEnded: (f) => ({
    subject: 'Un partenariat a pris fin',
    body: [
      `La collaboration entre ${client(f)} et ${partner(f)} a pris fin. Tous les accès et jetons qui en dépendaient ne sont plus valables dès maintenant.`,
      [f.line('by', (by) => `Origine : ${by}`), f.line('at', (at) => `Moment : ${at}`)],
    ],
  }),
  ExpiryReminder: (f) => ({
    subject: 'Des produits arrivent bientôt à échéance',
    body: [
      `Dans ${organisation(f)}, des produits arrivent bientôt à échéance et ne se renouvellent pas automatiquement.`,
      f.list({ what: 'products', on: 'expiresOn' }, 'un produit'),
      f.list({ what: 'automatic', on: 'automaticOn' }, 'un produit', 'Renouvelés automatiquement :'),
      'Veuillez renouveler à temps ceux que vous souhaitez conserver.',
    ],
  }),
  RenewalNotice: (f) => ({
    subject: 'Des produits seront bientôt renouvelés automatiquement',
    body: [
      `Dans ${organisation(f)}, des produits seront prochainement renouvelés et débités automatiquement.`,
      f.list({ what: 'products', on: 'expiresOn' }, 'un produit'),
      'Si vous ne le souhaitez pas, veuillez désactiver auparavant le renouvellement automatique.',
    ],
  }),
  RenewalConfirmation: (f) => ({
    subject: 'Renouvellement confirmé',
    body: [
      `Dans ${organisation(f)}, le renouvellement automatique a été effectué.`,
      f.list({ what: 'products', on: 'expiresOn' }, 'un produit'),
      [f.line('until', (day) => `Nouvelle échéance : ${day}`), f.line('price', (price) => `Montant débité : ${price}`)],
    ],
  }),
  InvoiceNotice: (f) => ({
    subject: f.say('number', (number) => `Nouvelle facture ${number}`, 'Nouvelle facture'),
    body: [
      `Une facture a été émise pour ${organisation(f)}.`,
      [
        f.line('number', (number) => `Numéro : ${number}`),
        f.line('amount', (amount) => `Montant : ${amount}`),
        f.line('at', (at) => `Date : ${at}`),
      ],
      'Vous la trouverez parmi vos factures après vous être connecté(e).',
    ],
  }),
}

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
  texts: { ...accountTexts, ...organisationTexts },
}
