import type { AccountTexts, Reader } from './text.js'

const validUntil = (f: Reader): string =>
  f.say(
    'expiresAt',
    (at) => `Ce lien est valable jusqu’au ${at} et ne fonctionne qu’une fois.`,
    'Ce lien n’est valable que peu de temps et ne fonctionne qu’une fois.',
  )
const trace = (f: Reader): ReadonlyArray<string | null> => [
  f.line('at', (at) => `Moment : ${at}`),
  f.line('ipAddress', (ip) => `Adresse IP : ${ip}`),
  f.line('device', (device) => `Appareil : ${device}`),
]
const notYou =
  'Ce n’était pas vous ? Réinitialisez immédiatement votre mot de passe avec « Mot de passe oublié » et vérifiez votre compte avec l’assistant de sécurité.'

export const accountTexts: AccountTexts = {
  RegistrationLink: (f, link) => ({
    subject: 'Veuillez confirmer votre adresse e-mail',
    body: [
      'Un compte a été demandé avec cette adresse e-mail. Veuillez confirmer l’adresse pour terminer l’inscription :',
      link,
      validUntil(f),
      'Si vous n’avez pas demandé de compte, vous n’avez rien à faire : sans confirmation, aucun compte n’est ouvert.',
    ],
  }),
  EmailChangeLink: (f, link) => ({
    subject: 'Veuillez confirmer votre nouvelle adresse e-mail',
    body: [
      'Cette adresse e-mail a été indiquée comme nouvelle adresse d’un compte. Veuillez confirmer le changement :',
      link,
      validUntil(f),
      'L’ancienne adresse reste valable jusque-là. Si vous n’êtes pas à l’origine de ce changement, vous n’avez rien à faire.',
    ],
  }),
  PasswordResetLink: (f, link) => ({
    subject: 'Réinitialisation de votre mot de passe',
    body: [
      'Un nouveau mot de passe a été demandé pour votre compte. Ce lien vous permet de le définir :',
      link,
      validUntil(f),
      'Si vous n’avez rien demandé, vous n’avez rien à faire : votre mot de passe reste inchangé.',
    ],
  }),
  PasswordWasChanged: (f) => ({
    subject: 'Votre mot de passe a été modifié',
    body: ['Le mot de passe de votre compte a été modifié.', trace(f), notYou],
  }),
  AccountCompromised: (f) => ({
    subject: 'Votre compte a été protégé après un incident de sécurité',
    body: [
      'Il a été signalé qu’un tiers connaît le mot de passe de votre compte. Le mot de passe a été remplacé. Toutes les autres sessions sont terminées, et les mots de passe d’application et les jetons créés jusque-là ne sont plus valables.',
      trace(f),
      'Veuillez suivre toutes les étapes de l’assistant de sécurité dans votre compte.',
      'Les responsables légaux de vos organisations ont été informés.',
      notYou,
    ],
  }),
  LoginFromNewDevice: (f) => ({
    subject: 'Connexion depuis un nouvel appareil ou un nouveau lieu',
    body: [
      'Une connexion à votre compte a eu lieu depuis un appareil ou un lieu que nous ne connaissons pas encore.',
      trace(f),
      `Si c’était vous, vous n’avez rien à faire. ${notYou}`,
    ],
  }),
  TokenDisabled: (f) => ({
    subject: 'Un jeton API a été désactivé',
    body: [
      f.say(
        'token',
        (name) => `Votre jeton « ${name} » a été désactivé, car il n’a pas été utilisé depuis longtemps.`,
        'L’un de vos jetons a été désactivé, car il n’a pas été utilisé depuis longtemps.',
      ),
      f.line('lastDay', (day) => `Dernière utilisation : ${day}`),
      'Il ne peut pas être réactivé. Si vous avez encore besoin de cet accès, veuillez créer un nouveau jeton.',
    ],
  }),
  AccountDeleted: (f) => ({
    subject: 'Votre compte a été supprimé',
    body: [
      f.say(
        'at',
        (at) => `Votre compte a été supprimé à votre demande (${at}).`,
        'Votre compte a été supprimé à votre demande.',
      ),
      'Les données que la loi nous oblige à conserver, par exemple dans les factures, sont effacées à l’échéance du délai légal.',
      'Si vous n’avez pas demandé cette suppression, veuillez nous contacter immédiatement.',
    ],
  }),
}
