import { describe, expect, it } from '@jest/globals'
import type { Actor } from '../../core/record/actor.js'
import type { LinkTarget } from '../../core/record/link.js'
import { organisationStream } from '../../aggregates/organisation/state.js'
import { sessionStream } from '../../aggregates/session/state.js'
import {
  anna,
  annasEmail,
  annasName,
  annasSession,
  asAnna,
  asSomebodyElse,
  asSystem,
  asVisitor,
  compromised,
  inSession,
  moment,
  noon,
  pass,
  registered,
  requested,
  sessionStarted,
} from '../../testing/accounts.js'
import { gathered } from '../../testing/gathered.js'
import { sampleBox, sampleId } from '../../testing/index.js'
import { memoryPorts, sampleDigest } from '../../testing/memoryPorts.js'
import type { AccountCommand } from './commands.js'
import { nothingGathered } from './context.gathered.js'
import { type AccountEvent, ApplicationPasswordName, Email } from '../../aggregates/account/events.js'
import { accountSlice } from './index.js'
import { credentialsFollowUp } from './followUps.js'
import { accountStream } from '../../aggregates/account/state.js'

const bakery = sampleId<'Organisation'>('bakery')
const elsewhere = sampleBox(Email, anna, 'anna@elsewhere.ch')
const chosen = { replacement: pass('a new and better one'), confirmation: pass('a new and better one') }
const linkFor = (purpose: LinkTarget['purpose'], term: string, attempt = 1) =>
  memoryPorts().links.sign({ purpose, stream: accountStream(anna), term, attempt })
const register = {
  type: 'RegisterAccount',
  account: anna,
  name: annasName,
  password: chosen.replacement,
  link: linkFor('Registration', 'registration'),
} as const
const confirmEmail = { type: 'ConfirmEmailChange', account: anna, link: linkFor('EmailChange', 'email') } as const
const reset = {
  type: 'ResetPassword',
  account: anna,
  ...chosen,
  link: linkFor('PasswordReset', 'reset'),
  secondFactor: null,
} as const
const soon = moment('2026-03-02T12:00:00.001Z')
const asked = (expiresAt = soon): AccountEvent => ({ ...requested, expiresAt })
const changing = (expiresAt = soon): AccountEvent => ({
  type: 'EmailChangeRequested',
  account: anna,
  email: elsewhere,
  attempt: 1,
  expiresAt,
})
const forgotten = (expiresAt = soon): AccountEvent => ({
  type: 'PasswordResetRequested',
  account: anna,
  attempt: 1,
  expiresAt,
})

/** What is gathered, and what it left behind: claims, and hashes besides that of the present password. */
const ask = async (command: AccountCommand, history: ReadonlyArray<AccountEvent>, actor: Actor = asAnna) => {
  const ports = memoryPorts()
  await ports.credentials.put(anna, registered.credential, sampleDigest(pass().reveal()))()
  const { found, basis } = await gathered(accountSlice, command, {
    actor,
    streams: { [accountStream(anna)]: history, [sessionStream(anna)]: [sessionStarted()] },
    ports,
  })
  return { found, basis, claims: [...ports.kept.claims.keys()], hashes: ports.kept.hashes.size - 1 }
}
const nothing = { found: nothingGathered, basis: [], claims: [], hashes: 0 }
/** For Anna herself, her session is looked up before all else (ACC-06). */
const ofAnna = { ...nothingGathered, ...inSession }
const sessionOnly = { ...nothing, found: ofAnna, basis: [sessionStream(anna)] }
const guarded: ReadonlyArray<AccountCommand> = [
  confirmEmail,
  { type: 'RequestEmailChange', account: anna, email: elsewhere, password: pass() },
  reset,
  { type: 'ChangePassword', account: anna, current: pass(), ...chosen },
  { type: 'StartCompromiseAssistant', account: anna, current: pass(), ...chosen, secondFactor: null },
  { type: 'RequestAccountDeletion', account: anna, password: pass() },
  { type: 'CompleteAccountDeletion', account: anna },
]
const started = [
  registered,
  changing(),
  forgotten(),
  { type: 'MembershipAccepted', account: anna, organisation: bakery, invitation: null } as const,
]

describe('what a command on an account looks up', () => {
  it('LOG-01: nothing is checked, claimed or hashed for somebody else, nor where there is no account', async () => {
    for (const command of guarded) {
      expect([command.type, await ask(command, started, asSomebodyElse)]).toEqual([command.type, nothing])
      for (const history of [[], [registered, { type: 'AccountDeleted', account: anna, at: noon } as const]])
        expect(await ask(command, history)).toEqual(sessionOnly)
    }
  })
  it('ACC-11: nothing but the own session, where the account itself knows all', async () => {
    const account = anna
    const commands: ReadonlyArray<AccountCommand> = [
      { type: 'RequestRegistration', account, email: annasEmail, language: 'de' },
      { type: 'ForfeitEmailClaim', account },
      { type: 'UpdateProfile', account, name: null, address: null, telephone: null, language: null },
      { type: 'ConfirmAssistantStep', account, step: 'RevokeTokens' },
      { type: 'ConfirmReviewItem', account, item: 'Sessions' },
      { type: 'RequestPasswordReset', account },
      { type: 'RevokeAllTokens', account },
      { type: 'RevokeApplicationPassword', account, applicationPassword: sampleId('mail') },
      { type: 'RevokeAllApplicationPasswords', account },
      { type: 'AbandonAccountDeletion', account, organisations: [bakery] },
    ]
    for (const command of commands) expect(await ask(command, started)).toEqual(sessionOnly)
  })
  it('ACC-12: for a deletion the password, and each organisation that was accepted', async () => {
    const memberships = { [bakery]: 'Founding' }
    expect(await ask({ type: 'RequestAccountDeletion', account: anna, password: pass() }, started)).toEqual({
      ...sessionOnly,
      found: { ...ofAnna, current: { right: 7 }, memberships },
      basis: [sessionStream(anna), organisationStream(bakery)],
    })
    expect(await ask({ type: 'CompleteAccountDeletion', account: anna }, started, asSystem)).toEqual({
      ...nothing,
      found: { ...nothingGathered, memberships },
      basis: [organisationStream(bakery)],
    })
  })
  it('ORG-02: for a membership the organisation, and what it says of the invitation', async () => {
    const accept = { type: 'AcceptMembership', account: anna, organisation: bakery, link: null } as const
    for (const [invitation, verdict] of [
      [null, 'Founding'],
      [sampleId<'Invitation'>('none'), 'Unknown'],
    ] as const)
      expect(await ask({ ...accept, invitation }, started)).toEqual({
        ...sessionOnly,
        found: { ...ofAnna, invitation: verdict },
        basis: [sessionStream(anna), organisationStream(bakery)],
      })
  })
  it('APP-02: for an application password the hash of a fresh one', async () => {
    const applicationPassword = sampleId<'ApplicationPassword'>('mail')
    const create = {
      type: 'CreateApplicationPassword',
      account: anna,
      applicationPassword,
      name: sampleBox(ApplicationPasswordName, anna),
    } as const
    const { found } = await ask(create, started)
    expect([found.secretHash?.length, { ...found, secretHash: null }]).toEqual([64, ofAnna])
  })
})

describe('a link', () => {
  it('ACC-01: that is right and in time claims the address, and a registration stores the password', async () => {
    const { found, ...left } = await ask(register, [asked()], asVisitor)
    expect([{ ...found, credential: null }, typeof found.credential]).toEqual([
      { ...nothingGathered, link: { right: 1 }, replacement: 'Acceptable', claim: { held: 0 } },
      'number',
    ])
    expect(left).toEqual({ basis: [], claims: ['Email/anna@example.ch'], hashes: 1 })
    expect(await ask(confirmEmail, [registered, changing()])).toEqual({
      ...sessionOnly,
      found: { ...ofAnna, link: { right: 1 }, claim: { held: 1 } },
      claims: ['Email/anna@elsewhere.ch'],
    })
    const replaced = await ask(reset, [registered, forgotten()], asVisitor)
    expect([replaced.found.link, replaced.found.replacement, replaced.claims, replaced.hashes]).toEqual([
      { right: 1 },
      'Acceptable',
      [],
      1,
    ])
  })
  it('ACC-01: that is wrong, or whose time is over, reserves nothing and hashes nothing', async () => {
    const cases: ReadonlyArray<
      readonly [AccountCommand, ReadonlyArray<AccountEvent>, ReadonlyArray<AccountEvent>, ReadonlyArray<AccountEvent>]
    > = [
      [register, [asked(noon)], [asked(), { ...asked(), attempt: 2 } as AccountEvent], []],
      [
        confirmEmail,
        [registered, changing(noon)],
        [registered, changing(), { ...changing(), attempt: 2 } as AccountEvent],
        [registered],
      ],
      [
        reset,
        [registered, forgotten(noon)],
        [registered, forgotten(), { ...forgotten(), attempt: 2 } as AccountEvent],
        [registered],
      ],
    ]
    for (const [command, late, replaced, none] of cases) {
      const [actor, usual] = command.type === 'ConfirmEmailChange' ? [asAnna, sessionOnly] : [asVisitor, nothing]
      expect(await ask(command, late, actor)).toEqual({ ...usual, found: { ...usual.found, link: { right: 1 } } })
      for (const history of [replaced, none])
        expect(await ask(command, history, actor)).toEqual({ ...usual, found: { ...usual.found, link: 'Wrong' } })
    }
  })
  it('ACC-07: with a password that does not do reserves nothing and hashes nothing', async () => {
    const weak = async (command: AccountCommand, history: ReadonlyArray<AccountEvent>, replacement: string) =>
      expect(await ask(command, history, asVisitor)).toEqual({
        ...nothing,
        found: { ...nothingGathered, link: { right: 1 }, replacement },
      })
    await weak({ ...register, password: pass('password1') }, [asked()], 'Common')
    await weak({ ...register, name: null, password: pass('is anna@example.ch it') }, [asked()], 'OwnName')
    await weak(
      { ...reset, replacement: pass('short'), confirmation: pass('short') },
      [registered, forgotten()],
      'TooShort',
    )
    const own = pass('is anna@example.ch it')
    await weak(
      { ...reset, replacement: own, confirmation: own },
      [{ ...registered, name: null }, forgotten()],
      'OwnName',
    )
  })
  it('ACC-01: asks for no claim where the address was taken: then nothing is hashed', async () => {
    const ports = memoryPorts()
    await ports.claims.put('Email', 'anna@example.ch', 'somebody', noon)()
    const { found } = await gathered(accountSlice, register, {
      actor: asVisitor,
      streams: { [accountStream(anna)]: [asked()] },
      ports,
    })
    expect([found, ports.kept.hashes.size]).toEqual([
      { ...nothingGathered, link: { right: 1 }, replacement: 'Acceptable', claim: 'Taken' },
      0,
    ])
  })
})

describe('the hash of a password', () => {
  it('ACC-02: that the store has lost makes every password wrong', async () => {
    const { found } = await gathered(
      accountSlice,
      { type: 'RequestEmailChange', account: anna, email: elsewhere, password: pass() },
      { actor: asAnna, streams: { [accountStream(anna)]: [registered] }, ports: memoryPorts() },
    )
    expect(found.current).toBe('Wrong')
  })
  it('ACC-02: that was replaced is forgotten, by a change as by a reset, and by nothing else', async () => {
    for (const [event, left] of [
      [{ type: 'PasswordReset', account: anna, credential: 9, epoch: 2, at: noon }, [9]],
      [{ type: 'PasswordChanged', account: anna, credential: 9, at: noon }, [9]],
      [registered, [7, 9]],
      [{ type: 'PasswordCompromised', account: anna, epoch: 2, session: annasSession, at: noon }, [7, 9]],
      [compromised[1], [9]],
    ] as const) {
      const ports = memoryPorts()
      for (const version of [7, 9]) await ports.credentials.put(anna, version, sampleDigest(String(version)))()
      if (event !== undefined) await credentialsFollowUp(event, ports)()
      expect([...ports.kept.hashes.keys()]).toEqual(left.map((version) => `${anna}/${String(version)}`))
    }
  })
})
