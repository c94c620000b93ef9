import type { partnershipMails } from '@mandat/domain/kit'
import { invitationUntil } from './shared.js'
import type { Reader, TextsOf } from '../text.js'

const client = (f: Reader<'client'>): string => f.say('client', (name) => `« ${name} »`, 'l’organisation cliente')
const partner = (f: Reader<'partner'>): string => f.say('partner', (name) => `« ${name} »`, 'le partenaire')

export const partnership: TextsOf<typeof partnershipMails> = {
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
      invitationUntil(f),
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
}
