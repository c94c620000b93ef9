import type { AccountEvent } from '../../aggregates/account/events.js'
import type { GuideOf } from '../../core/handle/guide.js'
import type { accountCommands } from './commands.js'
import { account, link, newPassword, password, thePerson, toNewPasswords, toPersons, visitors } from './guide.alike.js'
import type { AccountRefusal } from './refusals.js'

const replacing = { replacement: newPassword, confirmation: newPassword }

/** Passwords that are changed, compromised and forgotten. */
export const passwordGuide = {
  ChangePassword: {
    does: 'Replaces the password; sessions, application passwords and tokens live on.',
    who: thePerson,
    rules: ['ACC-02', 'ACC-07'],
    events: ['PasswordChanged'],
    refusals: [
      ...toPersons,
      'WrongPassword',
      'PasswordChangedMeanwhile',
      'ConfirmationMismatch',
      'SamePassword',
      ...toNewPasswords,
    ],
    example: { account, current: password, ...replacing },
  },
  StartCompromiseAssistant: {
    does: 'Replaces a compromised password, kills every session but the one that asks, and every application password and token, and opens the assistant; where it is open, its steps begin anew.',
    who: thePerson,
    rules: ['ACC-03', 'ACC-06', 'ACC-07'],
    events: ['PasswordCompromised', 'PasswordChanged'],
    refusals: [
      ...toPersons,
      'WrongPassword',
      'PasswordChangedMeanwhile',
      'AssistantFactorWrong',
      'ConfirmationMismatch',
      'SamePassword',
      ...toNewPasswords,
    ],
    example: { account, current: password, ...replacing, secondFactor: null },
  },
  ConfirmAssistantStep: {
    does: 'Confirms the next step of the compromise assistant; with the last one, the review, the assistant is done.',
    who: thePerson,
    rules: ['ACC-03', 'ACC-04', 'ACC-05'],
    events: ['AssistantStepConfirmed', 'AssistantCompleted'],
    refusals: [...toPersons, 'AssistantNotOpen', 'StepOutOfOrder', 'ReviewIncomplete'],
    example: { account, step: 'RevokeApplicationPasswords' },
  },
  ConfirmReviewItem: {
    does: "Confirms one item of the compromise assistant's review of the security settings.",
    who: thePerson,
    rules: ['ACC-05'],
    events: ['ReviewItemConfirmed'],
    refusals: [...toPersons, 'AssistantNotOpen', 'StepOutOfOrder'],
    example: { account, item: 'Sessions' },
  },
  RequestPasswordReset: {
    does: 'Mails a link to the address of the account by which a forgotten password is replaced; a link that was mailed before is dead.',
    who: visitors,
    rules: ['ACC-10'],
    events: ['PasswordResetRequested'],
    refusals: ['OnlyVisitors'],
    example: { account },
  },
  ResetPassword: {
    does: 'Replaces a forgotten password by the mailed link, and kills every session, application password and token.',
    who: visitors,
    rules: ['ACC-10', 'ACC-02', 'ACC-06', 'ACC-07'],
    events: ['PasswordReset'],
    refusals: [
      'OnlyVisitors',
      'ResetLinkWrong',
      'ResetLinkReplaced',
      'ResetLinkOver',
      'ResetLinkExpired',
      'ResetFactorWrong',
      'ConfirmationMismatch',
      'SamePassword',
      ...toNewPasswords,
    ],
    example: { account, ...replacing, link, secondFactor: null },
  },
} as const satisfies Partial<GuideOf<typeof accountCommands, AccountEvent, AccountRefusal>>
