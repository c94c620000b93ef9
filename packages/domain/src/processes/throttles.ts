import type { Actor } from '../core/record/actor.js'
import type { CommandDefinition, CommandOf } from '../core/record/command.js'
import type { AnyEvent } from '../core/record/event.js'
import { normalEmail } from '../core/values/email.js'
import type { AccountId } from '../core/values/ids.js'
import {
  ChangePassword,
  RequestAccountDeletion,
  RequestEmailChange,
  RequestPasswordReset,
  RequestRegistration,
  StartCompromiseAssistant,
} from '../slices/account/commands.js'
import { CloseOrganisation, InviteMember, ResendMemberInvitation } from '../slices/organisation/commands.js'
import { EndPartnership, InvitePartner, ResendPartnerInvitation } from '../slices/partnership/commands.js'
import { LogIn } from '../slices/session/commands.js'
import { CreateToken } from '../slices/token/commands.js'

/** A command in which a password can be guessed, and the refusal by which it says that it was wrong. */
const guess = <D extends CommandDefinition>(of: D, wrong: string) => ({ of, wrong })

/** ACC-13: every command that presents a password. */
export const guesses = [
  guess(LogIn, 'WrongCredentials'),
  guess(ChangePassword, 'WrongPassword'),
  guess(StartCompromiseAssistant, 'WrongPassword'),
  guess(RequestEmailChange, 'WrongPassword'),
  guess(RequestAccountDeletion, 'DeletionPasswordWrong'),
  guess(CloseOrganisation, 'ClosingPasswordWrong'),
  guess(EndPartnership, 'EndingPasswordWrong'),
  guess(CreateToken, 'TokenPasswordWrong'),
] as const
const wrongIn = new Map<string, string>(guesses.map(({ of, wrong }) => [of.type, wrong]))

/** Whose password a command presents, and how it says that it was wrong; `null` when it presents none. */
export const guessIn = (
  command: AnyEvent,
  actor: Actor,
): { readonly account: AccountId; readonly wrong: string; readonly asks: 'Strangers' | 'Sessions' } | null => {
  const wrong = wrongIn.get(command.type)
  // where none was given there is nothing to guess
  if (wrong === undefined || ('password' in command && command.password === null)) return null
  if (command.type === LogIn.type)
    return { account: (command as CommandOf<typeof LogIn>).account, wrong, asks: 'Strangers' }
  return actor._tag === 'Person' ? { account: actor.account, wrong, asks: 'Sessions' } : null
}

/**
 * A command that makes a mail to somebody else, what stands for the recipient in what was sent, and its answer: `Alike` to
 * a visitor, whatever became of it; who is logged in is `Told`.
 */
const mails = <D extends CommandDefinition, const A extends 'Alike' | 'Told'>(
  of: D,
  answer: A,
  to: (command: Sent<D>) => string,
) => ({ of, answer, to })
/** As a host sent it: personal data is plain text. */
type Sent<D> = { readonly [K in keyof CommandOf<D>]: CommandOf<D>[K] }

/** As it is compared; what is sealed already says nothing. */
const addressIn = (email: unknown): string => (typeof email === 'string' ? normalEmail(email) : '')

/** ACC-13: every mail that a stranger can cause; to whom, by what the command says. */
export const strangersMails = [
  mails(RequestRegistration, 'Alike', ({ email }) => addressIn(email)),
  mails(RequestPasswordReset, 'Alike', ({ account }) => account),
  mails(RequestEmailChange, 'Told', ({ email }) => addressIn(email)),
  mails(InviteMember, 'Told', ({ invitee }) =>
    invitee._tag === 'Address' ? addressIn(invitee.email) : invitee.account,
  ),
  mails(ResendMemberInvitation, 'Told', ({ invitation }) => invitation),
  mails(InvitePartner, 'Told', ({ partner }) => partner),
  mails(ResendPartnerInvitation, 'Told', ({ partner }) => partner),
] as const
const recipientIn = new Map<string, (command: never) => string>(strangersMails.map(({ of, to }) => [of.type, to]))

/** The recipient of the mail that a command (as it was sent) makes; `null` where no stranger can cause one by it. */
export const recipientOf = (command: AnyEvent): string | null =>
  recipientIn.get(command.type)?.(command as never) ?? null

const answered = (how: 'Alike' | 'Told'): ReadonlySet<string> =>
  new Set(strangersMails.filter(({ answer }) => answer === how).map(({ of }) => of.type))
const [alike, told] = [answered('Alike'), answered('Told')]
export const isAnsweredAlike = ({ type }: AnyEvent): boolean => alike.has(type)

/** What counts refuse a command of a type with. */
export const refusedByCounts = (type: string): ReadonlyArray<'LoginLocked' | 'TooManyMails'> => [
  ...(wrongIn.has(type) ? (['LoginLocked'] as const) : []),
  ...(told.has(type) ? (['TooManyMails'] as const) : []),
]
