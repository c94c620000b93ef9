import type { Actor } from '../core/record/actor.js'
import type { LinkTarget } from '../core/record/link.js'
import type { AccountEvent } from '../aggregates/account/events.js'
import { Email } from '../aggregates/account/personalData.js'
import { accountStream } from '../aggregates/account/state.js'
import { sessionStream } from '../aggregates/session/state.js'
import type { AccountCommand } from '../slices/account/commands.js'
import { nothingGathered } from '../slices/account/context.js'
import { accountSlice } from '../slices/account/index.js'
import { anna, annasName, asAnna, inSession, moment, pass, registered, requested, sessionStarted } from './accounts.js'
import { gathered } from './gathered.js'
import { memoryPorts, sampleDigest } from './memoryPorts.js'
import { sampleBox, sampleId } from './samples.js'

export const bakery = sampleId<'Organisation'>('bakery')
export const elsewhere = sampleBox(Email, anna, 'anna@elsewhere.ch')
/** A new password, confirmed. */
export const chosen = { replacement: pass('a new and better one'), confirmation: pass('a new and better one') }
const linkFor = (purpose: LinkTarget['purpose'], term: string, attempt = 1) =>
  memoryPorts().links.sign({ purpose, stream: accountStream(anna), term, attempt })
export const register = {
  type: 'RegisterAccount',
  account: anna,
  name: annasName,
  password: chosen.replacement,
  link: linkFor('Registration', 'registration'),
} as const
export const confirmEmail = {
  type: 'ConfirmEmailChange',
  account: anna,
  link: linkFor('EmailChange', 'email'),
} as const
export const reset = {
  type: 'ResetPassword',
  account: anna,
  ...chosen,
  link: linkFor('PasswordReset', 'reset'),
  secondFactor: null,
} as const
const soon = moment('2026-03-02T12:00:00.001Z')
/** What Anna asked for, with a link that opens until then. */
export const asked = (expiresAt = soon): AccountEvent => ({ ...requested, expiresAt })
export const changing = (expiresAt = soon): AccountEvent => ({
  type: 'EmailChangeRequested',
  account: anna,
  email: elsewhere,
  attempt: 1,
  expiresAt,
})
export const forgotten = (expiresAt = soon): AccountEvent => ({
  type: 'PasswordResetRequested',
  account: anna,
  attempt: 1,
  expiresAt,
})

/** What is gathered, and what that left behind: claims, and hashes besides that of the present password. */
export const askAccount = async (
  command: AccountCommand,
  history: ReadonlyArray<AccountEvent>,
  actor: Actor = asAnna,
) => {
  const ports = memoryPorts()
  await ports.credentials.put(anna, registered.credential, sampleDigest(pass().reveal()))()
  const { found, basis } = await gathered(accountSlice, command, {
    actor,
    streams: { [accountStream(anna)]: history, [sessionStream(anna)]: [sessionStarted()] },
    ports,
  })
  return { found, basis, claims: [...ports.kept.claims.keys()], hashes: ports.kept.hashes.size - 1 }
}
/** What is gathered where nothing is asked. */
export const nothingAsked = { found: nothingGathered, basis: [], claims: [], hashes: 0 }
/** For Anna herself, her session is looked up before all else (ACC-06). */
export const ofAnna = { ...nothingGathered, ...inSession }
/** And where it is all that is. */
export const sessionOnly = { ...nothingAsked, found: ofAnna, basis: [sessionStream(anna)] }
