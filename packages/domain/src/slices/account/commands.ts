import { command, type CommandOf, ownCommand } from '../../core/record/command.js'
import { list, nullable } from '../../core/values/codecs.js'
import { AccountId, ApplicationPasswordId, InvitationId, OrganisationId } from '../../core/values/ids.js'
import { secret } from '../../core/values/secret.js'
import { AssistantStep, Language, ReviewItem } from '../../aggregates/account/events.js'
import {
  ApplicationPasswordName,
  Email,
  PersonAddress,
  PersonName,
  Telephone,
} from '../../aggregates/account/personalData.js'
import { refuse } from './refusals.js'

const account = AccountId
const replacing = { replacement: secret(), confirmation: secret() }
const applicationPassword = ApplicationPasswordId

/** Mails a link to the address, and reserves nothing (ACC-01). */
export const RequestRegistration = command('RequestRegistration', { account, email: Email, language: Language })
/** Registers with the address that the link was mailed to. */
export const RegisterAccount = command('RegisterAccount', {
  account,
  name: nullable(PersonName),
  password: secret(),
  link: secret(),
})
/** A process's: kills every claim that the account made and has not used yet (ACC-01). */
export const ForfeitEmailClaim = ownCommand('ForfeitEmailClaim', { account })
export const RequestEmailChange = command('RequestEmailChange', { account, email: Email, password: secret() })
export const ConfirmEmailChange = command('ConfirmEmailChange', { account, link: secret() })
/** What is null stays as it is (ACC-11). */
export const UpdateProfile = command('UpdateProfile', {
  account,
  name: nullable(PersonName),
  address: nullable(PersonAddress),
  telephone: nullable(Telephone),
  language: nullable(Language),
})
export const ChangePassword = command('ChangePassword', { account, current: secret(), ...replacing })
export const StartCompromiseAssistant = command('StartCompromiseAssistant', {
  account,
  current: secret(),
  ...replacing,
  secondFactor: nullable(secret()),
})
export const ConfirmAssistantStep = command('ConfirmAssistantStep', { account, step: AssistantStep })
export const ConfirmReviewItem = command('ConfirmReviewItem', { account, item: ReviewItem })
export const RequestPasswordReset = command('RequestPasswordReset', { account })
export const ResetPassword = command('ResetPassword', {
  account,
  ...replacing,
  link: secret(),
  secondFactor: nullable(secret()),
})
export const CreateApplicationPassword = command(
  'CreateApplicationPassword',
  { account, applicationPassword, name: ApplicationPasswordName },
  { reveals: ['applicationPassword'] },
)
export const RevokeApplicationPassword = command('RevokeApplicationPassword', { account, applicationPassword })
export const RevokeAllApplicationPasswords = command('RevokeAllApplicationPasswords', { account })
export const RevokeAllTokens = command('RevokeAllTokens', { account })
/** The account's half of becoming a member (ORG-02); no invitation for the founder of an organisation. */
export const AcceptMembership = command(
  'AcceptMembership',
  { account, organisation: OrganisationId, invitation: nullable(InvitationId), link: nullable(secret()) },
  { refusedAlone: ({ invitation }) => (invitation === null ? refuse.InvitationNeeded() : null) },
)
export const RequestAccountDeletion = command('RequestAccountDeletion', { account, password: secret() })
/** A process's: every membership has been left (ACC-12). */
export const CompleteAccountDeletion = ownCommand('CompleteAccountDeletion', { account })
/** A process's: `organisations` could not be left after all (ACC-12). */
export const AbandonAccountDeletion = ownCommand('AbandonAccountDeletion', {
  account,
  organisations: list(OrganisationId),
})

export const accountCommands = [
  RequestRegistration,
  RegisterAccount,
  ForfeitEmailClaim,
  RequestEmailChange,
  ConfirmEmailChange,
  UpdateProfile,
  ChangePassword,
  StartCompromiseAssistant,
  ConfirmAssistantStep,
  ConfirmReviewItem,
  RequestPasswordReset,
  ResetPassword,
  CreateApplicationPassword,
  RevokeApplicationPassword,
  RevokeAllApplicationPasswords,
  RevokeAllTokens,
  AcceptMembership,
  RequestAccountDeletion,
  CompleteAccountDeletion,
  AbandonAccountDeletion,
] as const
export type AccountCommand = CommandOf<(typeof accountCommands)[number]>
