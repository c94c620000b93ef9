import type { accountMails } from '@mandat/domain/kit'
import { notYou, organisation } from './shared.js'
import type { Reader, TextsOf } from '../text.js'

const validUntil = (f: Reader<'expiresAt'>): string =>
  f.say(
    'expiresAt',
    (at) => `Ce lien est valable jusqu’au ${at} et ne fonctionne qu’une fois.`,
    'Ce lien n’est valable que peu de temps et ne fonctionne qu’une fois.',
  )

export const account: TextsOf<typeof accountMails> = {
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
    body: ['Le mot de passe de votre compte a été modifié.', f.line('at', (at) => `Moment : ${at}`), notYou],
  }),
  EmailWasChanged: (f) => ({
    subject: 'Votre adresse e-mail a été modifiée',
    body: [
      'L’adresse e-mail de votre compte a été modifiée. Désormais, nos messages ne sont envoyés qu’à la nouvelle adresse.',
      f.line('at', (at) => `Moment : ${at}`),
      'Si vous n’êtes pas à l’origine de cette modification, veuillez nous contacter immédiatement : vous ne pouvez plus sécuriser vous-même un compte dont l’adresse n’est pas la vôtre.',
    ],
  }),
  AccountCompromised: (f) => ({
    subject: 'Votre compte a été protégé après un incident de sécurité',
    body: [
      'Il a été signalé qu’un tiers connaît le mot de passe de votre compte. Le mot de passe a été remplacé. Toutes les autres sessions sont terminées, et les mots de passe d’application et les jetons créés jusque-là ne sont plus valables.',
      f.line('at', (at) => `Moment : ${at}`),
      'Veuillez suivre toutes les étapes de l’assistant de sécurité dans votre compte.',
      'Les responsables légaux de vos organisations ont été informés.',
      notYou,
    ],
  }),
  CompromiseToldToRepresentatives: (f) => ({
    subject: 'Incident de sécurité concernant un membre de votre organisation',
    body: [
      `${f.say('person', (name) => `Le compte de ${name}`, 'Le compte d’un membre')} dans ${organisation(f)} a été signalé comme compromis : un tiers connaissait son mot de passe.`,
      f.line('at', (at) => `Moment : ${at}`),
      'Ses sessions, mots de passe d’application et jetons antérieurs ne sont plus valables depuis lors. Veuillez vérifier à quoi ce compte avait accès. Vous pouvez suspendre son adhésion jusqu’à ce que le compte soit sécurisé.',
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
  AccountDeletionAbandoned: (f) => ({
    subject: 'Votre compte n’a pas été supprimé',
    body: [
      'Votre compte devait être supprimé à votre demande. La suppression a été interrompue, car des adhésions n’ont pas pu prendre fin :',
      f.list({ what: 'organisations' }, 'une organisation'),
      f.line('at', (at) => `Moment : ${at}`),
      'Votre compte subsiste, sans les adhésions qui avaient déjà pris fin. Vous pourrez demander à nouveau la suppression dès qu’un autre responsable légal aura été désigné ou que l’organisation aura été fermée.',
    ],
  }),
}
